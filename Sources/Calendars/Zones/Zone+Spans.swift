/// Which reading of a span holds where the clocks leave a choice, because they show its start or its end twice.
public enum SpanReading: Hashable, Sendable {
  /// From the first time its start is shown to the second time its end is: what forbids, forbids in case of doubt.
  case widest
  /// From the second time its start is shown to the first time its end is: what allows, does not allow in case of doubt.
  case narrowest
}

extension Zone {
  /// The instants here that `span` covers; nil where there are none.
  ///
  /// Whole days run from the first instant of the first to the first instant after the last. A reading that the clocks
  /// jump over is shifted forward by the length of the jump (RFC 5545 §3.3.5), for an end too. Where that leaves
  /// nothing, the widest reading lasts as long as the span does on a clock that nobody turns, and the narrowest is nil.
  public func interval(of span: CivilSpan, _ reading: SpanReading) -> InstantInterval? {
    var reader = ZoneReader(self)
    return reader.interval(of: span, reading)
  }
}

/// Reads many spans in one zone, in about the order of time: it looks up the zone's offset only where that may change.
struct ZoneReader {
  private let zone: Zone
  /// The stretch of constant offset in which the last reading was.
  private var stretch: OffsetSpan

  init(_ zone: Zone) {
    self.zone = zone
    stretch = OffsetSpan(start: 0, end: 0, offset: 0)
  }

  mutating func interval(of span: CivilSpan, _ reading: SpanReading) -> InstantInterval? {
    if span.isAllDay { return nonEmpty(from: startOfDay(span.start), to: startOfDay(span.end)) }

    let (start, end) = (resolve(span.start), resolve(span.end))
    switch reading {
    case .widest:
      let begin = start.earliest
      return nonEmpty(from: begin, to: end.latest) ?? nonEmpty(from: begin, to: begin.adding(seconds: span.seconds))
    case .narrowest:
      return nonEmpty(from: start.latest, to: end.earliest)
    }
  }

  private func nonEmpty(from start: Instant, to end: Instant) -> InstantInterval? {
    start < end ? InstantInterval(from: start, to: end) : nil
  }

  private mutating func startOfDay(_ midnight: CivilDateTime) -> Instant {
    unmistakable(midnight) ?? zone.startOfDay(midnight.date)
  }

  private mutating func resolve(_ civil: CivilDateTime) -> Resolution {
    unmistakable(civil).map { .unique($0) } ?? zone.resolve(civil)
  }

  /// The one instant that shows `civil`, if no clock is turned anywhere near it.
  private mutating func unmistakable(_ civil: CivilDateTime) -> Instant? {
    let local = civil.secondsAsIfUTC
    if let instant = instant(showing: local) { return instant }
    stretch = zone.span(containing: local.subtractingSaturated(stretch.offset))
    return instant(showing: local)
  }

  private func instant(showing local: Int64) -> Instant? {
    let candidate = local.subtractingSaturated(stretch.offset)
    guard stretch.start.addingSaturated(Self.reach) <= candidate,
      candidate < stretch.end.subtractingSaturated(Self.reach)
    else { return nil }
    return Instant(secondsSinceEpoch: candidate)
  }

  /// No two offsets differ by more, so a turn further away cannot show the same reading.
  private static var reach: Int64 { 52 * 3600 }
}
