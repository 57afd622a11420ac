public import Calendars

/// Something that people are told a while before a wave starts.
public struct Notice: Hashable, Sendable {
  public enum Audience: String, CaseIterable, Hashable, Sendable {
    case `internal`, frontline, external
  }

  /// That it has gone out, and which start it announced.
  public struct Sending: Hashable, Sendable {
    public let at: Instant
    public let start: Instant

    public init(at: Instant, announcing start: Instant) {
      self.at = at
      self.start = start
    }
  }

  public let id: String
  public let audience: Audience
  public var lead: CalendarDuration
  /// Nil where it has not gone out. One that announced another start has to be sent again.
  public var sent: Sending?

  public init(id: String, to audience: Audience, lead: CalendarDuration, sent: Sending? = nil) {
    self.id = id
    self.audience = audience
    self.lead = lead
    self.sent = sent
  }

  /// The last instant at which it is out in time for `start`, its lead counted by the clocks of `zone`.
  public func due(for start: Instant, in zone: Zone) -> Instant { zone.instant(lead, before: start) }

  /// Why `start` cannot be announced in time by somebody who may send nothing before `earliest`; nil if it can.
  func refusal(of start: Instant, in zone: Zone, from earliest: Instant) -> Refusal? {
    let due = due(for: start, in: zone)
    if due >= earliest { return nil }
    if let sent, sent.start == start, sent.at <= due { return nil }
    return .notice(id, due: due, earliest: earliest)
  }
}
