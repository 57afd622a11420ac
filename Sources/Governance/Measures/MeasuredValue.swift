/// The value of a measure, kept exactly.
public struct MeasuredValue: Sendable, Hashable, CustomStringConvertible {
  private let total: Int128
  private let divisor: Int128
  /// How many were counted.
  public let sample: Int128

  init(_ total: Int128, over divisor: Int128, sample: Int128) {
    self.total = total
    self.divisor = divisor
    self.sample = sample
  }

  /// Whether this is `comparison` to `other`: 5.5 is `>=` 5.5.
  public func holds(_ comparison: Comparison, _ other: ExactDecimal) -> Bool {
    let (left, right) = (total * 1_000_000, other.millionths * divisor)
    return switch comparison {
    case .less: left < right
    case .atMost: left <= right
    case .more: left > right
    case .atLeast: left >= right
    }
  }

  /// With two places, rounded half to even: `5.33`.
  public var description: String { Ratio(products: total, of: divisor * 100).percentText }
}
