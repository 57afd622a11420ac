public import Calendars

/// What a server knows when a commit arrives; it can only add refusals, never lift one.
public struct Admission: Sendable {
  /// The receiving clock.
  public let now: Instant
  public init(now: Instant) { self.now = now }
}
