extension Zone {
  /// A moment at which the clocks are turned.
  public struct Turn: Hashable, Sendable {
    public let instant: Instant
    /// Seconds east of UTC until then, and from then on.
    public let offsetBefore: Int
    public let offsetAfter: Int

    /// What the clocks show at that moment while nobody has turned them yet.
    public var reading: CivilDateTime { CivilDateTime(secondsAsIfUTC: instant.secondsSinceEpoch + Int64(offsetBefore)) }
  }

  /// Every time that the clocks are turned in `interval`, in order.
  public func turns(in interval: InstantInterval) -> [Turn] {
    var turns: [Turn] = []
    var span = span(containing: interval.start.secondsSinceEpoch)
    while span.end < interval.end.secondsSinceEpoch {
      let next = self.span(containing: span.end)
      let turn = Turn(
        instant: Instant(secondsSinceEpoch: span.end), offsetBefore: Int(span.offset), offsetAfter: Int(next.offset))
      if span.offset != next.offset { turns.append(turn) }
      span = next
    }
    return turns
  }
}
