/// A decimal number with at most six places, exactly: a weight, a score, a percentage, a value.
///
/// 65.5 is 65,500,000. Its text is the one in which records spell decimals: no zeros at the end, no exponent, not `-0`.
public struct Millionths: Hashable, Comparable, Sendable {
  public let count: Int

  public init(count: Int) {
    self.count = count
  }

  /// A whole number of not more than twelve figures, which anything larger is taken for.
  public init(_ number: Int) {
    let largest = 999_999_999_999
    count = Swift.min(Swift.max(number, -largest), largest) * 1_000_000
  }

  public static let zero = Millionths(count: 0)
  public static let one = Millionths(count: 1_000_000)

  public static func < (left: Millionths, right: Millionths) -> Bool { left.count < right.count }
}

extension Millionths: CustomStringConvertible {
  /// Reads what `description` prints; anything else, or more than 9,000,000,000,000, is nil.
  public init?(_ text: String) {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = text.utf8.dropFirst(isNegative ? 1 : 0).split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, (1...13).contains(whole.count), whole.count == 1 || whole.first != UInt8(ascii: "0")
    else { return nil }
    var digits = Array(whole)
    let fraction = parts.count == 2 ? Array(parts[1]) : []
    guard parts.count == 1 || (1...6).contains(fraction.count) && fraction.last != UInt8(ascii: "0") else { return nil }
    digits += fraction + Array(repeating: UInt8(ascii: "0"), count: 6 - fraction.count)

    var count = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (tens, isTooMuch) = count.multipliedReportingOverflow(by: 10)
      let (sum, isMore) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      if isTooMuch || isMore { return nil }
      count = sum
    }
    if isNegative && count == 0 { return nil }
    self.init(count: isNegative ? -count : count)
  }

  public var description: String {
    let (whole, rest) = count.magnitude.quotientAndRemainder(dividingBy: Self.one.count.magnitude)
    let sign = count < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    let figures = String(rest)
    let padded = String(repeating: "0", count: 6 - figures.utf8.count) + figures
    let zeros = padded.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    return "\(sign)\(whole).\(padded.dropLast(zeros))"
  }
}
