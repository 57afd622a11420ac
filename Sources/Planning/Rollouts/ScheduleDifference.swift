public import Calendars

/// Two schedules side by side, wave by wave.
public struct ScheduleDifference: Hashable, Sendable {
  /// A wave in both; nil where it has no place.
  public struct Wave: Hashable, Sendable {
    public let id: String
    public let before: PlacedWave?
    public let after: PlacedWave?

    /// By how many seconds its start moves, negative where it starts earlier; nil where it has no place in one of
    /// them.
    public var startMoves: Int64? {
      guard let before, let after else { return nil }
      return before.start.seconds(to: after.start)
    }

    /// Whether it starts and finishes as before, if for other reasons.
    public var stays: Bool { before?.start == after?.start && before?.finish == after?.finish }
  }

  /// All waves of either, by id.
  public let waves: [Wave]
  public let finishBefore: Instant?
  public let finishAfter: Instant?

  public init(from before: RolloutSchedule, to after: RolloutSchedule) {
    let ids = [before, after].flatMap { $0.waves.map(\.id) + $0.stranded.map(\.id) }
    waves = Set(ids).sorted().map { Wave(id: $0, before: before.wave($0), after: after.wave($0)) }
    finishBefore = before.finish
    finishAfter = after.finish
  }

  /// Whether every wave starts and finishes as before.
  public var isEmpty: Bool { waves.allSatisfy(\.stays) }
}
