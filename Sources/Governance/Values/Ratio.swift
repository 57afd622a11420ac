/// A fraction of two whole numbers, compared by cross multiplication and so without rounding.
public struct Ratio: Sendable, Comparable, CustomStringConvertible {
  public let numerator: Int128
  public let denominator: Int128

  /// `numerator / denominator`; a denominator of nought is read as "no limit is large enough" unless both are nought.
  public init(_ numerator: Int64, of denominator: Int64) {
    self.numerator = Int128(numerator)
    self.denominator = Int128(denominator)
  }

  /// The same of numbers that are products of others.
  public init(products numerator: Int128, of denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  private init(magnitudeOf ratio: Ratio) {
    numerator = -ratio.numerator
    denominator = ratio.denominator
  }

  /// Whether this is at most `percent` per cent.
  public func isAtMost(percent: ExactDecimal) -> Bool {
    guard denominator > 0 else { return numerator == 0 }
    return numerator * 100 * 1_000_000 <= percent.millionths * denominator
  }

  /// Whether this is at least `percent` per cent.
  public func isAtLeast(percent: ExactDecimal) -> Bool {
    numerator * 100 * 1_000_000 >= percent.millionths * denominator
  }

  /// Whether this is at least `numerator / denominator` of `share`.
  public func isAtLeast(_ share: (numerator: Int64, denominator: Int64)) -> Bool {
    numerator * Int128(share.denominator) >= Int128(share.numerator) * denominator
  }

  /// The value in per cent with two places, rounded half to even, for people to read: `5.24`.
  public var percentText: String {
    guard denominator > 0 else { return numerator == 0 ? "0.00" : "∞" }
    guard numerator >= 0 else { return "-" + Ratio(magnitudeOf: self).percentText }
    var (hundredths, remainder) = (numerator * 10_000).quotientAndRemainder(dividingBy: denominator)
    if remainder * 2 > denominator || (remainder * 2 == denominator && hundredths % 2 != 0) { hundredths += 1 }
    let fraction = String(hundredths % 100)
    return "\(hundredths / 100).\(fraction.count < 2 ? "0" + fraction : fraction)"
  }

  public var description: String { percentText + " %" }

  public static func == (left: Self, right: Self) -> Bool {
    left.numerator * right.denominator == right.numerator * left.denominator
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}
