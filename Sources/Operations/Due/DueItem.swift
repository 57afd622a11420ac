public import Calendars
public import Governance
public import Rules

/// Something that somebody has to do by some time.
public struct DueItem: Sendable, Hashable {
  /// From here on it is overdue; nothing for what simply is, whatever the day.
  public let end: Instant?
  /// Since when it has waited, where no day ends the waiting: it ages, and is never overdue.
  public let since: Instant?
  public let subject: RecordID
  public let what: String
  /// Who could do it.
  public let who: [RecordID]
  /// The command that does it, or the words that say how.
  public let next: String
  /// The rule that speaks of it once it is overdue.
  public let rule: RuleID?

  public init(
    by end: Instant?, since: Instant? = nil, _ subject: RecordID, _ what: String, who: [RecordID?] = [], next: String,
    rule: RuleID? = nil
  ) {
    self.end = end
    self.since = since
    self.subject = subject
    self.what = what
    self.who = who.compactMap { $0 }
    self.next = next
    self.rule = rule
  }

  public func isOverdue(at time: Instant) -> Bool { end.map { time >= $0 } ?? (since == nil) }

  /// The last day on which it is in time.
  public func lastDay(in home: HomeCalendar) -> CivilDate? { end.map { home.day(of: $0.adding(seconds: -1)) } }
}

extension HomeCalendar {
  /// The first instant after `day`.
  func end(of day: CivilDate) -> Instant { start(of: day.adding(days: 1)) }
}
