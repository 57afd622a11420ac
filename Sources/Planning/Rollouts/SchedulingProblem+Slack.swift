import Calendars

extension SchedulingProblem {
  /// How many days each wave of `schedule`, which is the one of this problem, could start later by its own clocks
  /// without a later finish of the whole; by id, and only for waves that are not links of the critical chain.
  ///
  /// Everything that comes after a wave is placed anew for each of its later slots, until one moves the finish or
  /// costs another its place: the others give way, as they would. Nobody looks further than 400 days.
  public func slack(in schedule: RolloutSchedule) throws(SchedulingError) -> [String: Int] {
    guard let end = schedule.finish else { return [:] }
    let order = try PlacementOrder(waves, standing: standing).waves
    let chain = Set(schedule.criticalChain)
    let placeless = Set(schedule.stranded.map(\.id))

    var slack: [String: Int] = [:]
    var before = Placement(of: self)
    for (number, wave) in order.enumerated() {
      if let start = schedule.wave(wave.id)?.start, !chain.contains(.wave(wave.id)) {
        let rest = order[(number + 1)...].filter { !placeless.contains($0.id) }
        var latest = start
        while let later = try before.start(of: wave, after: latest, keeping: end, for: rest),
          later <= start + Placement.horizon
        { latest = later }
        slack[wave.id] = CivilDate.days(from: wave.zone.date(at: start), to: wave.zone.date(at: latest))
      }
      _ = try before.place(wave)
    }
    return slack
  }
}

extension Placement {
  /// Where `wave` is placed if it may not start at `start` any more; nil if it, or one of `rest`, then has no place or
  /// finishes after `end`.
  fileprivate func start(
    of wave: PendingWave, after start: Instant, keeping end: Instant, for rest: [PendingWave]
  ) throws(SchedulingError) -> Instant? {
    var wave = wave
    wave.notBefore = start + 1
    var placement = self
    // At the end of time there is no later start.
    guard let place = try placement.place(wave), place.start > start, place.finish <= end else { return nil }
    for other in rest {
      guard let place = try placement.place(other), place.finish <= end else { return nil }
    }
    return place.start
  }
}
