/// Which instants show a given civil time in a zone.
public enum Resolution: Hashable, Sendable {
  case unique(Instant)
  /// The clocks jump over that time. `shifted` reads it with the offset before the jump, so it lands as much after the
  /// jump as the time lies after the jump's start (RFC 5545 §3.3.5); `transition` is the jump itself.
  case gap(shifted: Instant, transition: Instant)
  /// The clocks show that time twice.
  case repeated(first: Instant, second: Instant)

  /// The first of two, the shifted one in a gap.
  public var earliest: Instant {
    switch self {
    case .unique(let instant), .gap(let instant, _), .repeated(let instant, _): instant
    }
  }

  /// The second of two, the shifted one in a gap.
  public var latest: Instant {
    switch self {
    case .unique(let instant), .gap(let instant, _), .repeated(_, let instant): instant
    }
  }
}

extension Zone {
  /// Finds the instants at which clocks here show `civil`.
  public func resolve(_ civil: CivilDateTime) -> Resolution {
    let local = civil.secondsAsIfUTC
    // No offset reaches 26 hours, so the answers lie this close to the reading taken as UTC.
    let earliest = local.subtractingSaturated(Self.reach)
    let latest = local.addingSaturated(Self.reach)

    var span = span(containing: earliest)
    var first: Int64?
    var second: Int64?
    var gap: Resolution?
    while true {
      let candidate = local.subtractingSaturated(span.offset)
      if span.start <= candidate, candidate < span.end {
        if first == nil { first = candidate } else { second = candidate }
      }
      if span.end > latest || span.end == .max { break }
      let next = self.span(containing: span.end)
      if gap == nil, candidate >= span.end, local < span.end.addingSaturated(next.offset) {
        gap = .gap(
          shifted: Instant(secondsSinceEpoch: candidate),
          transition: Instant(secondsSinceEpoch: span.end)
        )
      }
      span = next
    }

    if let first, let second {
      return .repeated(first: Instant(secondsSinceEpoch: first), second: Instant(secondsSinceEpoch: second))
    }
    if let first { return .unique(Instant(secondsSinceEpoch: first)) }
    // What is in no stretch lies between two of them; only the very ends of time, where arithmetic is saturated, do not.
    return gap ?? .unique(Instant(secondsSinceEpoch: local.subtractingSaturated(span.offset)))
  }

  private static var reach: Int64 { 26 * 3600 }

  /// The first instant at which the calendar here shows `date`; where a whole day was skipped, a later one.
  ///
  /// Usually midnight; where the clocks jump over midnight, the moment of the jump.
  public func startOfDay(_ date: CivilDate) -> Instant {
    switch resolve(CivilDateTime(startOf: date)) {
    case .unique(let instant), .repeated(let instant, _): instant
    case .gap(_, let transition): transition
    }
  }

  /// The day here: from its first instant to the first instant of the next one.
  public func day(_ date: CivilDate) -> InstantInterval {
    let start = startOfDay(date)
    // A skipped day is empty, and the next one never starts earlier.
    return InstantInterval(from: start, to: startOfDay(date.adding(days: 1))) ?? .empty(at: start)
  }

  /// The instant `duration` after `start`: nominal lengths keep the time of day here, exact ones count seconds.
  ///
  /// A time of day that does not exist is shifted forward, of one that occurs twice the first counts (RFC 5545 §3.3.5).
  public func instant(_ duration: CalendarDuration, after start: Instant) -> Instant {
    switch duration.length {
    case .exact(let seconds): start.adding(seconds: seconds)
    case .nominal(let days): instant(days: days, from: start)
    }
  }

  /// The instant `duration` before `end`, by the rules of `instant(_:after:)`.
  public func instant(_ duration: CalendarDuration, before end: Instant) -> Instant {
    switch duration.length {
    case .exact(let seconds): end.adding(seconds: -seconds)
    case .nominal(let days): instant(days: -days, from: end)
    }
  }

  private func instant(days: Int, from start: Instant) -> Instant {
    days == 0 ? start : resolve(civil(at: start).adding(days: days)).earliest
  }
}
