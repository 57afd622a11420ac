public import Calendars

/// Person-weeks that nobody has claimed yet, by pool and quarter.
public struct StaffPools: Hashable, Sendable {
  /// A quarter that is not there has none: nobody has planned for it.
  public private(set) var left: [String: [Quarter: Int]]

  public init(left: [String: [Quarter: Int]] = [:]) {
    self.left = left
  }

  /// The pools, in order, that cannot give what `demand` asks of them in `quarter`.
  func refusals(of demand: [String: Int], in quarter: Quarter) -> [Refusal] {
    demand.sorted { $0.key < $1.key }.compactMap { pool, needed in
      let left = left[pool]?[quarter] ?? 0
      return needed <= left ? nil : .staff(pool: pool, quarter, needed: needed, left: left)
    }
  }

  /// Takes `demand`, even if less is left than that.
  mutating func take(_ demand: [String: Int], in quarter: Quarter) {
    for (pool, needed) in demand {
      guard let before = left[pool]?[quarter] else { continue }
      let (rest, isTooLittle) = before.subtractingReportingOverflow(needed)
      left[pool]?[quarter] = isTooLittle ? .min : rest
    }
  }
}
