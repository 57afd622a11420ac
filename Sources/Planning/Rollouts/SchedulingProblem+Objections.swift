public import Calendars

extension SchedulingProblem {
  /// Why waves can no longer start when `plan` says, by wave; one that still can is not there.
  ///
  /// A plan gives starts to some of the waves that have yet to start. They are taken as they stand, beside each other,
  /// and need not be slots: a plan that people made is asked what the scheduler asks of its own. That a start has
  /// passed is no objection, since a wave may start late.
  public func objections(to plan: [String: Instant]) throws(SchedulingError) -> [String: [Refusal]] {
    let planned = try PlacementOrder(waves, standing: standing).waves.compactMap { wave in
      plan[wave.id].map { Start(wave: wave, at: $0) }
    }
    let flights = standing.compactMap { Flight($0) } + planned.map(\.flight)
    let ends = Dictionary(uniqueKeysWithValues: flights.map { ($0.id, $0.finish) })

    var objections: [String: [Refusal]] = [:]
    for (wave, start) in planned.map({ ($0.wave, $0.start) }) {
      var staff = staff
      for other in planned where other.wave.id != wave.id { staff.take(other.wave.demand, in: other.quarter) }
      let judge = try SlotJudge(
        of: wave, in: self, from: start, beside: flights.filter { $0.id != wave.id }, with: staff
      )
      var refusals = wave.dependsOn.sorted().compactMap { id -> Refusal? in
        guard let end = ends[id], end < .distantFuture else { return .dependency(id, until: nil) }
        return end > start ? .dependency(id, until: end) : nil
      }
      if let date = wave.notBefore, date > start { refusals.append(.notBefore(date)) }
      refusals += judge.refusals(at: start)
      if !refusals.isEmpty { objections[wave.id] = refusals }
    }
    return objections
  }
}

/// A wave with the start that a plan gives it.
fileprivate struct Start {
  let wave: PendingWave
  let start: Instant
  let flight: Flight

  init(wave: PendingWave, at start: Instant) {
    self.wave = wave
    self.start = start
    flight = Flight(wave, startingAt: start)
  }

  var quarter: Quarter { wave.zone.date(at: start).quarter }
}
