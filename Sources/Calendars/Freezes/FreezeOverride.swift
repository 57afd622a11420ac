/// A decision that lets an emergency through windows that deny: which ones, and for how long.
public struct FreezeOverride: Hashable, Sendable {
  public let id: String
  /// The windows that it names.
  public let windows: Set<String>
  public let validFrom: Instant
  /// The first instant at which it no longer holds.
  public let validTo: Instant
  /// The longest that an override may hold.
  public let bound: CalendarDuration

  public init(
    id: String, of windows: Set<String>, from validFrom: Instant, to validTo: Instant, atMost bound: CalendarDuration
  ) {
    self.id = id
    self.windows = windows
    self.validFrom = validFrom
    self.validTo = validTo
    self.bound = bound
  }

  public enum Fault: Hashable, Sendable {
    /// Windows that deny and that it does not name.
    case doesNotName([String])
    /// The moment lies outside of it.
    case doesNotHold
    case isTooLong
  }

  /// Why it does not open `windows`, all of them, at `instant`; nothing when it does.
  public func faults(opening windows: [String], at instant: Instant) -> [Fault] {
    var faults: [Fault] = []
    let missing = windows.filter { !self.windows.contains($0) }
    if !missing.isEmpty { faults.append(.doesNotName(missing)) }
    if instant < validFrom || validTo <= instant { faults.append(.doesNotHold) }
    if Zone.utc.instant(bound, after: validFrom) < validTo { faults.append(.isTooLong) }
    return faults
  }
}
