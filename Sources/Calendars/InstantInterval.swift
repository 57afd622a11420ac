/// The time from `start` up to, but not including, `end`.
///
/// An empty interval (`start == end`) stands for its moment when it is asked whether it meets another.
public struct InstantInterval: Hashable, Sendable {
  public let start: Instant
  public let end: Instant

  /// Nil where `end` is before `start`.
  public init?(from start: Instant, to end: Instant) {
    guard start <= end else { return nil }
    self.start = start
    self.end = end
  }

  public var isEmpty: Bool { start == end }
  public var seconds: Int64 { start.seconds(to: end) }

  public func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }

  /// Whether every moment of `other` lies inside this interval.
  public func contains(_ other: InstantInterval) -> Bool {
    other.isEmpty ? contains(other.start) : start <= other.start && other.end <= end
  }

  /// Whether the two have a moment in common. Intervals that merely touch do not meet.
  public func meets(_ other: InstantInterval) -> Bool {
    if other.isEmpty { return contains(other.start) || self == other }
    if isEmpty { return other.contains(start) }
    return start < other.end && other.start < end
  }
}

extension InstantInterval: CustomStringConvertible {
  /// `[2026-11-23T00:00:00Z, 2027-01-04T00:00:00Z)`
  public var description: String { "[\(start), \(end))" }
}

extension InstantInterval {
  static func empty(at instant: Instant) -> InstantInterval { InstantInterval(start: instant, end: instant) }

  private init(start: Instant, end: Instant) {
    self.start = start
    self.end = end
  }
}
