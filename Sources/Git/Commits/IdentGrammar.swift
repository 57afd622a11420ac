/// `Name <email> seconds ±hhmm`, as strictly as git itself writes it.
struct IdentGrammar {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A result rather than a throw: the caller goes on reading.
  enum Outcome {
    case success(Ident)
    case failure(GrammarFault)
  }

  func parse(_ range: Range<Int>) -> Outcome {
    func failure(_ offset: Int, _ detail: String) -> Outcome {
      .failure(GrammarFault(offset: offset, detail: detail))
    }
    guard let open = first(UInt8(ascii: "<"), in: range), let close = first(UInt8(ascii: ">"), in: range), open < close
    else { return failure(range.lowerBound, "no e-mail address between < and >") }

    let name = range.lowerBound..<max(open - 1, range.lowerBound)
    guard isName(name), bytes[open - 1] == space else {
      return failure(range.lowerBound, "the name is not a text followed by one space")
    }
    let email = (open + 1)..<close
    guard isEmail(email) else { return failure(open + 1, "the e-mail address is empty or holds a space, < or >") }

    // " seconds ±hhmm"
    let rest = (close + 1)..<range.upperBound
    guard rest.count >= 8, bytes[rest.lowerBound] == space, bytes[rest.upperBound - 6] == space else {
      return failure(close + 1, "the date is not seconds and an offset")
    }
    guard let seconds = number((rest.lowerBound + 1)..<(rest.upperBound - 6)) else {
      return failure(rest.lowerBound + 1, "the date is not a number of seconds before the year 10000")
    }
    guard let offset = offset((rest.upperBound - 5)..<rest.upperBound) else {
      return failure(rest.upperBound - 5, "the offset is not +hhmm or -hhmm")
    }
    return .success(Ident(name: text(name), email: text(email), seconds: seconds, offsetMinutes: offset))
  }

  private func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    for index in range where bytes[index] == byte { return index }
    return nil
  }

  private func isName(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty, bytes[range.lowerBound] != space, bytes[range.upperBound - 1] != space else { return false }
    for index in range where bytes[index] == UInt8(ascii: ">") { return false }
    return true
  }

  private func isEmail(_ range: Range<Int>) -> Bool {
    for index in range where [space, UInt8(ascii: "<")].contains(bytes[index]) { return false }
    return !range.isEmpty
  }

  /// Decimal digits without leading zeros, at most the end of the year 9999.
  private func number(_ range: Range<Int>) -> Int64? {
    guard (1...12).contains(range.count) else { return nil }
    if range.count > 1, bytes[range.lowerBound] == UInt8(ascii: "0") { return nil }
    var value: Int64 = 0
    for index in range {
      guard let digit = digit(index) else { return nil }
      value = value * 10 + Int64(digit)
    }
    return value <= 253_402_300_799 ? value : nil
  }

  /// Minutes ahead of UTC, between -14:59 and +14:59; `-0000` would be a second way to write zero.
  private func offset(_ range: Range<Int>) -> Int? {
    let start = range.lowerBound
    guard let h1 = digit(start + 1), let h2 = digit(start + 2), let m1 = digit(start + 3), let m2 = digit(start + 4)
    else { return nil }
    let (hours, minutes) = (h1 * 10 + h2, m1 * 10 + m2)
    guard hours <= 14, minutes <= 59 else { return nil }
    let offset = hours * 60 + minutes
    switch bytes[start] {
    case UInt8(ascii: "+"): return offset
    case UInt8(ascii: "-") where offset > 0: return -offset
    default: return nil
    }
  }

  private func digit(_ index: Int) -> Int? {
    let byte = bytes[index]
    return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

private let space = UInt8(ascii: " ")
