/// Everything that freeze windows say about one action over some years, ready to be asked.
public struct FreezeTimeline: Sendable {
  /// A window that concerns the action, with the times at which it is on.
  public struct Row: Sendable {
    public let window: FreezeWindow
    public let times: IntervalSet
  }

  /// The time about which it has answers. What lies outside counts as frozen.
  public let covered: InstantInterval
  /// In the order of the windows' ids.
  public let rows: [Row]

  /// When a hard window denies, when any window does.
  let hard: IntervalSet
  let denied: IntervalSet
  private let frozen: IntervalSet

  init(covering covered: InstantInterval, _ rows: [Row]) {
    func times(_ isMeant: (FreezeWindow.Effect) -> Bool) -> IntervalSet {
      IntervalSet.union(rows.filter { isMeant($0.window.effect) }.map(\.times))
    }
    self.covered = covered
    self.rows = rows
    hard = times { $0 == .deny(.hard) }
    denied = IntervalSet.union([hard, times { $0 == .deny(.soft) }])

    let outside = IntervalSet([covered]).complement
    let isLimited = rows.contains { $0.window.effect == .allow }
    frozen = IntervalSet.union([denied, outside, isLimited ? times { $0 == .allow }.complement : .empty])
  }

  /// Whether the action, done at `instant` and at once, would be refused.
  public func isFrozen(at instant: Instant) -> Bool { frozen.contains(instant) }

  /// The first moment of `interval` at which no window denies the action; nil if there is none.
  public func firstUndenied(in interval: InstantInterval) -> Instant? {
    guard let denying = denied.interval(containing: interval.start) else { return interval.start }
    return denying.end < interval.end ? denying.end : nil
  }

  /// The rows of windows with `effect` that are on at `instant`.
  func rows(_ effect: FreezeWindow.Effect, at instant: Instant) -> [Row] {
    rows.filter { $0.window.effect == effect && $0.times.contains(instant) }
  }

  /// How far ahead anyone looks: 400 days.
  static let horizon: Int64 = 400 * 86_400
}
