/// A text as the searches for personal data read it: one byte a character, look-alikes made alike.
///
/// Spaces and dashes of all sorts become ` ` and `-`, wide digits and signs their ASCII ones, other letters `x`, and
/// whatever is left a byte that is part of nothing.
struct PlainText {
  /// Stands for a character that belongs to no number and no address.
  static let other: UInt8 = 1

  private(set) var bytes: [UInt8]

  init(_ text: String) {
    bytes = text.unicodeScalars.map(Self.plain)
  }

  private static func plain(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0x20...0x7E: UInt8(scalar.value)
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: UInt8(ascii: " ")
    case 0x2010...0x2015, 0x2212: UInt8(ascii: "-")
    case 0xFF01...0xFF5E: UInt8(scalar.value - 0xFF01 + 0x21)
    default: scalar.properties.isAlphabetic ? UInt8(ascii: "x") : other
    }
  }

  /// The text with its dates taken out: `2026-09-08`, `8.9.2026`, `09/08/2026`, also inside an instant.
  func withoutDates() -> [UInt8] {
    var masked = bytes
    var index = 0
    while index < bytes.count {
      if isDigit(bytes[index]), index == 0 || !isWordCharacter(bytes[index - 1]), let end = endOfDate(at: index) {
        for position in index..<end { masked[position] = Self.other }
        index = end
      } else {
        index += 1
      }
    }
    return masked
  }

  private func endOfDate(at start: Int) -> Int? {
    guard let (first, afterFirst) = number(at: start), let sign = sign(at: afterFirst),
      let (second, afterSecond) = number(at: afterFirst + 1), self.sign(at: afterSecond) == sign,
      let (third, end) = number(at: afterSecond + 1)
    else { return nil }
    let isYearFirst =
      afterFirst - start == 4 && (1...12).contains(second) && (1...31).contains(third) && end - afterSecond <= 3
    let isYearLast =
      afterFirst - start <= 2 && afterSecond - afterFirst <= 3 && end - afterSecond == 5
      && (1...31).contains(first) && (1...31).contains(second) && (1900...2199).contains(third)
    return isYearFirst || isYearLast ? end : nil
  }

  private func sign(at index: Int) -> UInt8? {
    guard index < bytes.count, "-/.".utf8.contains(bytes[index]) else { return nil }
    return bytes[index]
  }

  /// The number of up to four digits at `start`, and where it ends.
  private func number(at start: Int) -> (value: Int, end: Int)? {
    var end = start
    var value = 0
    while end < bytes.count, isDigit(bytes[end]) {
      guard end - start < 4 else { return nil }
      value = value * 10 + Int(bytes[end] - UInt8(ascii: "0"))
      end += 1
    }
    return end > start ? (value, end) : nil
  }
}
