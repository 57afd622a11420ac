import Calendars

extension SchedulingProblem {
  /// How many days each wave of `schedule`, which is the one of this problem, could start later by its own clocks without
  /// a later finish of the whole; by id, and only for waves that are not links of the critical chain.
  ///
  /// Everything is placed anew for each later slot of each wave, until one moves the finish or costs a wave its place: the
  /// others give way, as they would.
  public func slack(in schedule: RolloutSchedule) throws(SchedulingError) -> [String: Int] {
    guard let end = schedule.finish else { return [:] }
    let order = try PlacementOrder(waves, standing: standing).waves
    let zones = Dictionary(uniqueKeysWithValues: waves.map { ($0.id, $0.zone) })
    let chain = Set(schedule.criticalChain)

    var slack: [String: Int] = [:]
    for wave in schedule.waves where !chain.contains(.wave(wave.id)) {
      var latest = wave.start
      while let later = try start(of: wave.id, after: latest, in: order, keeping: end, schedule.stranded) {
        latest = later
      }
      slack[wave.id] = zones[wave.id].map { CivilDate.days(from: $0.date(at: wave.start), to: $0.date(at: latest)) }
    }
    return slack
  }

  /// Where wave `id` is placed if it may not start at `start` any more; nil if another than `stranded` has no place then,
  /// or finishes after `end`.
  private func start(
    of id: String, after start: Instant, in order: [PendingWave], keeping end: Instant, _ stranded: [StrandedWave]
  ) throws(SchedulingError) -> Instant? {
    let placeless = Set(stranded.map(\.id))
    var placement = Placement(of: self)
    var found: Instant?
    for var wave in order {
      if wave.id == id { wave.notBefore = start + 1 }
      let place = try placement.place(wave)
      if place == nil, placeless.contains(wave.id) { continue }
      guard let place, place.finish <= end else { return nil }
      if wave.id == id { found = place.start }
    }
    return found
  }
}
