/// When a freeze holds, in civil time: once, or again and again by a rule.
public struct FreezeTiming: Hashable, Sendable {
  /// Whose clocks show its times.
  public enum Clock: Hashable, Sendable {
    /// Those of every region that it concerns, each its own.
    case floating
    /// Those of one zone, whatever the region.
    case zone(Zone)
  }

  public let first: CivilSpan
  public let clock: Clock
  public let rule: Recurrence?
  /// Starts that are left out (EXDATE, RFC 5545 §3.8.5.1). They use up a count all the same.
  public let exclusions: Set<CivilDateTime>
  /// Starts beside those of the rule (RDATE, RFC 5545 §3.8.5.2); each lasts as long as the first.
  public let additions: Set<CivilDateTime>

  /// Throws where `first` is not one of the rule's own, or where whole days are given a time of day.
  public init(
    _ first: CivilSpan,
    on clock: Clock,
    repeating rule: Recurrence? = nil,
    excluding exclusions: Set<CivilDateTime> = [],
    adding additions: Set<CivilDateTime> = []
  ) throws(FreezeTimingFault) {
    if let rule, !rule.isSatisfied(by: first.start) { throw .startNotInRule(first.start) }
    if first.isAllDay, let time = exclusions.union(additions).sorted().first(where: { $0.secondOfDay != 0 }) {
      throw .timeOfWholeDays(time)
    }
    self.first = first
    self.clock = clock
    self.rule = rule
    self.exclusions = exclusions
    self.additions = additions
  }
}

/// Why something cannot be when a freeze holds.
public enum FreezeTimingFault: Error, Hashable {
  case startNotInRule(CivilDateTime)
  case timeOfWholeDays(CivilDateTime)
}

extension FreezeTimingFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .startNotInRule(let start): "its start \(start) is not a day of its own rule"
    case .timeOfWholeDays(let time): "it lasts whole days, but \(time) has a time"
    }
  }
}

extension FreezeTiming {
  /// Its spans that may have a moment in `interval` in some zone of the world, in order.
  func spans(about interval: InstantInterval) -> [CivilSpan] {
    // No zone is further from UTC than 26 hours, and no day is longer by more.
    let slack: Int64 = 3 * 86_400
    let from = Zone.utc.civil(at: interval.start - first.seconds - slack)
    let to = Zone.utc.civil(at: interval.end + slack)
    let range = from..<max(from, to)

    var starts = rule.map { Array($0.occurrences(from: first.start, within: range)) } ?? [first.start]
    starts += additions.filter { range.contains($0) }
    if !exclusions.isEmpty { starts.removeAll { exclusions.contains($0) } }
    if !additions.isEmpty { starts.sort() }
    return starts.map { first.moved(to: $0) }
  }
}
