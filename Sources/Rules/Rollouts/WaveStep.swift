import Calendars
import Governance
import JSON

/// What a commit does to one wave of a rollout.
struct WaveStep {
  let record: RecordChange
  /// As the commit leaves it.
  let rollout: Rollout
  let before: Wave?
  let after: Wave

  /// `ROL-0001#W1`
  var name: String { "\(rollout.id)#\(after.id)" }
  var pointer: JSONPointer { JSONPointer(tokens: ["waves", after.id]) }
  func pointer(_ fields: String...) -> JSONPointer { JSONPointer(tokens: ["waves", after.id] + fields) }

  /// Whether the commit brings the wave into `state`.
  func enters(_ state: Wave.State) -> Bool { before?.state != state && after.state == state }
  /// Whether customers get the change by it: a wave that resumes has started before.
  var starts: Bool { enters(.started) }
}

extension CommitChange {
  /// Every wave that the commit adds or edits, in order of rollout and wave.
  var waveSteps: [WaveStep] {
    all(Rollout.self).flatMap { record, before, after in
      after.waves.compactMap { wave in
        let old = before?.wave(wave.id)
        return old == wave ? nil : WaveStep(record: record, rollout: after, before: old, after: wave)
      }
    }
  }
}

extension RuleContext {
  /// The initiative that a wave brings to customers, as the parent state has it.
  func initiative(of rollout: Rollout) throws -> Initiative? {
    try before.record(rollout.initiative, as: Initiative.self)
  }

  /// The zone whose clocks `wave` follows.
  ///
  /// - Throws: `ZoneError` where the database does not know it.
  func zone(of wave: Wave) throws -> Zone { try zones.zone(named: wave.zoneName) }

  /// The instant at which `wave` is planned to start.
  func plannedStart(of wave: Wave) throws -> Instant? { wave.startInstant(in: try zone(of: wave)) }
}
