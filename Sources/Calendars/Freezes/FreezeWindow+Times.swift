extension FreezeWindow {
  /// One time that a window comes: when it starts by the clock, and the instants that it then covers.
  public struct Time: Hashable, Sendable {
    public let start: CivilDateTime
    /// Nil where the clocks leave nothing of it.
    public let interval: InstantInterval?
  }

  /// The times that it starts in `range` by the clocks of `zone`, in order.
  public func times(in zone: Zone, starting range: Range<CivilDateTime>) -> [Time] {
    var reader = ZoneReader(zone)
    return timing.starts(in: range).map {
      Time(start: $0, interval: reader.interval(of: timing.first.moved(to: $0), reading))
    }
  }
}

extension FreezeTiming {
  /// Its starts in `range`, each once and in order: those of the rule and the additions, without the exclusions.
  public func starts(in range: Range<CivilDateTime>) -> [CivilDateTime] {
    let own = rule.map { Array($0.occurrences(from: first.start, within: range)) } ?? [first.start]
    return Set(own + additions).subtracting(exclusions).filter { range.contains($0) }.sorted()
  }
}
