/// A decimal number kept exactly, as records write it: at most six places, no trailing zeros.
///
/// Stored in millionths, so that comparison and addition never round.
public struct ExactDecimal: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let millionths: Int128

  public init(millionths: Int128) { self.millionths = millionths }
  public init(_ whole: Int64) { millionths = Int128(whole) * 1_000_000 }

  /// The value of `text` (`^-?(0|[1-9]\d*)(\.\d{0,5}[1-9])?$`, not `-0`), or nothing when it is written otherwise.
  ///
  /// At most 24 digits stand before the point, far above any amount that a portfolio holds.
  public init?(_ text: String) {
    var digits = Substring(text)
    let isNegative = digits.first == "-"
    if isNegative { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts[0]
    guard !whole.isEmpty, whole.count <= 24, whole.utf8.allSatisfy(Self.isDigit) else { return nil }
    guard whole == "0" || whole.first != "0" else { return nil }
    var value = whole.utf8.reduce(Int128(0)) { $0 * 10 + Int128($1 - 0x30) } * 1_000_000
    if parts.count == 2 {
      let fraction = parts[1]
      guard (1...6).contains(fraction.count), fraction.utf8.allSatisfy(Self.isDigit), fraction.last != "0" else {
        return nil
      }
      let padding = (fraction.count..<6).reduce(Int128(1)) { power, _ in power * 10 }
      value += fraction.utf8.reduce(Int128(0)) { $0 * 10 + Int128($1 - 0x30) } * padding
    }
    if isNegative && value == 0 { return nil }
    millionths = isNegative ? -value : value
  }

  public var description: String {
    let magnitude = millionths.magnitude
    var text = "\(millionths < 0 ? "-" : "")\(magnitude / 1_000_000)"
    var fraction = String(magnitude % 1_000_000)
    fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    if !fraction.isEmpty { text += "." + fraction }
    return text
  }

  public static func < (left: Self, right: Self) -> Bool { left.millionths < right.millionths }
  public static func + (left: Self, right: Self) -> Self { Self(millionths: left.millionths + right.millionths) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
