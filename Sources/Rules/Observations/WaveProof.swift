import Calendars
import Governance

/// What has been observed of one wave, held against what it must show.
struct WaveProof {
  enum Standing: Equatable {
    case met
    /// No day since it is watched was counted from enough customers.
    case unproven(RecordID)
    case unmet(RecordID, MeasuredValue)
  }

  let wave: Wave
  private let zone: Zone
  private let state: any LedgerState

  init(_ wave: Wave, _ zone: Zone, _ state: any LedgerState) {
    self.wave = wave
    self.zone = zone
    self.state = state
  }

  /// How `exit` stands at `time`: the first segment of the wave that does not show it, or that all do.
  ///
  /// A day counts that lies wholly in the time in which the wave is watched. One such day from enough customers is needed
  /// of every segment, and the value is that of all days together, so that no good day hides a bad one.
  func standing(of exit: WaveExit, at time: Instant) throws -> Standing {
    for segment in wave.segments {
      guard let (metric, rows) = try rows(of: exit, segment, until: time) else { return .unproven(segment) }
      guard let comparison = exit.comparison, let wanted = exit.value,
        rows.contains(where: { $0.sample >= exit.leastSample }), let value = metric.measure?.value(of: rows)
      else { return .unproven(segment) }
      if !value.holds(comparison, wanted) { return .unmet(segment, value) }
    }
    return .met
  }

  /// The first day, counted from enough customers, on which `exit` shows what must never be.
  func breach(of exit: WaveExit, at time: Instant) throws -> (day: CivilDate, segment: RecordID, value: MeasuredValue)?
  {
    guard let limit = exit.abort, let beyond = exit.comparison?.beyond else { return nil }
    for segment in wave.segments {
      guard let (metric, rows) = try rows(of: exit, segment, until: time), let measure = metric.measure else {
        continue
      }
      for row in rows where row.sample >= exit.leastSample {
        if let day = row.day, let value = measure.value(of: [row]), value.holds(beyond, limit) {
          return (day, segment, value)
        }
      }
    }
    return nil
  }

  private func rows(of exit: WaveExit, _ segment: RecordID, until time: Instant) throws -> (Metric, [ObservationRow])? {
    guard let metric = try state.record(exit.metric, as: Metric.self), let from = wave.soakFrom, from <= time,
      let days = zone.days(from: from, to: time)
    else { return nil }
    return (metric, try ObservedDays(of: metric, in: wave.region, segment, state).rows(on: days))
  }
}
