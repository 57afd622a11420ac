/// The sorts of personal data that a text can be searched for.
enum PersonalData: String, Sendable, CaseIterable {
  case email = "an e-mail address"
  case telephone = "a telephone number"
  case account = "an account number (IBAN)"
  case card = "a card number"

  /// The first sort that `text` seems to hold, or nothing.
  ///
  /// Ids, digests, instants, dates, public keys, JSON pointers and numbers as prose writes them are none of these.
  static func first(in text: String) -> PersonalData? {
    guard isWorthReading(text) else { return nil }
    let plain = PlainText(text)
    if EmailAddress.isFound(in: plain.bytes) { return .email }
    if AccountNumber.isFound(in: plain.bytes) { return .account }
    let runs = NumberRun.all(in: plain.withoutDates())
    if runs.contains(where: \.holdsCardNumber) { return .card }
    return runs.contains(where: \.isTelephoneNumber) ? .telephone : nil
  }

  /// The fewest digits of any of the numbers.
  private static let fewestDigits = 9

  private static func isWorthReading(_ text: String) -> Bool {
    var digits = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "@") || byte >= 0x80 { return true }
      if isDigit(byte) { digits += 1 }
    }
    return digits >= fewestDigits
  }
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
func isWordCharacter(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "_") }
