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
  /// The rows of windows that allow, and of those that advise.
  let allowing: [Row]
  let advising: [Row]

  init(covering covered: InstantInterval, _ rows: [Row]) {
    func times(_ isMeant: (FreezeWindow.Effect) -> Bool) -> IntervalSet {
      IntervalSet.union(rows.filter { isMeant($0.window.effect) }.map(\.times))
    }
    self.covered = covered
    self.rows = rows
    hard = times { $0 == .deny(.hard) }
    denied = IntervalSet.union([hard, times { $0 == .deny(.soft) }])
    allowing = rows.filter { $0.window.effect == .allow }
    advising = rows.filter { $0.window.effect == .advise }

    let outside = IntervalSet([covered]).complement
    frozen = IntervalSet.union([denied, outside, allowing.isEmpty ? .empty : times { $0 == .allow }.complement])
  }

  /// Whether the action, done at `instant` and at once, would be refused.
  public func isFrozen(at instant: Instant) -> Bool { frozen.contains(instant) }

  /// The first moment of `interval` at which no window denies the action; nil if there is none.
  public func firstUndenied(in interval: InstantInterval) -> Instant? {
    guard let denying = denied.interval(containing: interval.start) else { return interval.start }
    return denying.end < interval.end ? denying.end : nil
  }

  /// The rows of windows that deny at `level` and are on at `instant`.
  func denying(_ level: FreezeWindow.Level, at instant: Instant) -> [Row] {
    // Most of the time none is, and then no row needs to be looked at. Rows are large: only those meant are copied.
    guard (level == .hard ? hard : denied).contains(instant) else { return [] }
    return rows.indices.filter { rows[$0].times.contains(instant) && rows[$0].window.effect == .deny(level) }
      .map { rows[$0] }
  }

  /// How far ahead anyone looks: 400 days.
  static let horizon: Int64 = 400 * 86_400
}
