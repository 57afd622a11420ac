import Calendars
public import Governance
import JSON

/// Where a wave has shown what must never be, no other wave of its rollout starts.
///
/// An abort limit is breached by one day, wholly in the time in which the wave has been watched, that was counted from
/// `min_n` customers of one of its segments in its region. It holds until the wave is paused or rolled back, and is
/// listed until then.
public struct LimitsStopWaves: StandingRule {
  public static let id = RuleID(code: "ROLL-06", name: "limits-stop-waves")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.waveSteps.filter(\.starts).flatMap { step -> [Violation] in
      guard let before = try context.before.record(step.rollout.id, as: Rollout.self) else { return [] }
      return try before.breaches(context.before, context.zones, at: context.time)
        .filter { $0.wave.id != step.after.id }
        .map {
          violation(
            $0.message, in: step.record, at: step.pointer("state"), fix: $0.fix,
            whoCan: [before.record.owner].compactMap { $0 })
        }
    }
  }

  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let rollout = record.of(Rollout.self), rollout.isUnderWay else { return [] }
    return try rollout.breaches(state, context.zones, at: context.time).map {
      context.violation(
        Self.id, .block, $0.message, in: record, at: $0.wave.place("exit"), fix: $0.fix,
        whoCan: [record.owner].compactMap { $0 })
    }
  }
}

/// A wave that runs although it has passed a limit.
private struct LimitBreach {
  let name: String
  let wave: Wave
  let exit: WaveExit
  let day: CivilDate
  let segment: RecordID
  let value: MeasuredValue

  var message: Violation.Message {
    "\(name) breached its abort limit: \(exit.metric?.text ?? "") was \(value) (n=\(value.sample)) for \(segment) on \(day), \(exit.comparison?.beyond.rawValue ?? "beyond") \(exit.abort?.description ?? "")"
  }
  var fix: Violation.Message { "folio rollout pause \(name), or folio rollout rollback \(name)" }
}

extension Rollout {
  fileprivate func breaches(
    _ state: any LedgerState, _ zones: ZoneDatabase, at time: Instant
  ) throws -> [LimitBreach] {
    try waves.filter { $0.state == .started || $0.state == .soaking }.flatMap { wave -> [LimitBreach] in
      let proof = WaveProof(wave, try zones.zone(named: wave.zoneName), state)
      return try wave.exits.compactMap { exit in
        try proof.breach(of: exit, at: time).map {
          LimitBreach(
            name: "\(id)#\(wave.id)", wave: wave, exit: exit, day: $0.day, segment: $0.segment, value: $0.value)
        }
      }
    }
  }
}
