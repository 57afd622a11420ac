/// A stretch of civil time, in no zone in particular: from one reading of the clock to another, or whole days.
///
/// The end is not part of it, of whole days neither (RFC 5545 §3.8.2.2). Which instants it covers, a `Zone` says.
public struct CivilSpan: Hashable, Sendable {
  public let start: CivilDateTime
  public let end: CivilDateTime
  /// Whether it is made of whole days, however long they are; then both readings are midnights.
  public let isAllDay: Bool

  /// Nil unless `end` is after `start`.
  public init?(from start: CivilDateTime, to end: CivilDateTime) {
    guard start < end else { return nil }
    self.init(start: start, end: end, isAllDay: false)
  }

  /// The days from `start` up to, but not including, `end`. Nil unless that is one or more.
  public init?(daysFrom start: CivilDate, to end: CivilDate) {
    guard start < end else { return nil }
    self.init(start: CivilDateTime(startOf: start), end: CivilDateTime(startOf: end), isAllDay: true)
  }

  private init(start: CivilDateTime, end: CivilDateTime, isAllDay: Bool) {
    self.start = start
    self.end = end
    self.isAllDay = isAllDay
  }

  /// How long it is on a clock that nobody turns.
  public var seconds: Int64 { start.seconds(to: end) }

  /// The same stretch, of the same civil length, at another time.
  func moved(to start: CivilDateTime) -> CivilSpan {
    CivilSpan(start: start, end: start.adding(seconds: seconds), isAllDay: isAllDay)
  }
}

extension CivilSpan: CustomStringConvertible {
  /// `2026-11-23…2027-01-04` or `2026-09-04T16:00…2026-09-07T08:00`
  public var description: String { isAllDay ? "\(start.date)…\(end.date)" : "\(start)…\(end)" }
}
