/// How long an action takes once it has begun, and how long it then settles.
public struct FreezeCourse: Hashable, Sendable {
  /// The cutover; nil for what happens at once.
  public let length: CalendarDuration?
  /// The soak, in which no hard freeze may begin; nil where nothing settles.
  public let soak: CalendarDuration?
  /// Where days are counted.
  public let zone: Zone

  public init(length: CalendarDuration?, soak: CalendarDuration? = nil, zone: Zone) {
    self.length = length
    self.soak = soak
    self.zone = zone
  }

  /// It happens at once and need not settle.
  public static let moment = FreezeCourse(length: nil, zone: .utc)

  /// From `start` to the end of the cutover; empty for what happens at once.
  func action(from start: Instant) -> InstantInterval { interval(from: start, to: actionEnd(from: start)) }

  /// From `start` to the end of the soak.
  func whole(from start: Instant) -> InstantInterval { interval(from: start, to: wholeEnd(from: start)) }

  /// A start by which the action ends, and with `settled` the soak too, at or before `end`.
  func start(endingBy end: Instant, settled: Bool) -> Instant {
    var start = end
    if settled, let soak { start = zone.instant(soak, before: start) }
    if let length { start = zone.instant(length, before: start) }
    // Where the clocks are turned, the way back is not always the way there.
    return start - max(0, end.seconds(to: settled ? wholeEnd(from: start) : actionEnd(from: start)))
  }

  private func actionEnd(from start: Instant) -> Instant { length.map { zone.instant($0, after: start) } ?? start }

  private func wholeEnd(from start: Instant) -> Instant {
    let end = actionEnd(from: start)
    return soak.map { zone.instant($0, after: end) } ?? end
  }

  /// A course beyond this is looked at no further, so that absurd lengths cost nothing.
  private static var longest: Int64 { 3_660 * 86_400 }

  private func interval(from start: Instant, to end: Instant) -> InstantInterval {
    InstantInterval(from: start, to: min(end, start + Self.longest)) ?? .empty(at: start)
  }
}
