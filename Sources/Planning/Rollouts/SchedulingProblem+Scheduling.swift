import Calendars

extension SchedulingProblem {
  /// The earliest schedule that serial schedule generation finds (Kolisch 1996): waves in the order of
  /// `PlacementOrder`, each at its first slot that nothing refuses.
  ///
  /// A wave is looked for from `now`, its own date and the end of what it depends on, for 400 days. One that finds no
  /// place is stranded, and so is what depends on it; the others are placed all the same. A start takes person-weeks
  /// of its quarter alone, and a wave is in flight until it has soaked, as long as nobody has said that it is paused.
  ///
  /// Throws where the problem contradicts itself: see `SchedulingError`.
  public func schedule() throws(SchedulingError) -> RolloutSchedule {
    var placement = Placement(of: self)
    for wave in try PlacementOrder(waves, standing: standing).waves { _ = try placement.place(wave) }
    return placement.schedule
  }
}
