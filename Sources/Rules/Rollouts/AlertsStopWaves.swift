import Calendars
public import Governance
import JSON

/// While a grave alert is open, no wave that it is about starts or is completed.
///
/// An open or acknowledged alert of severity 1 or 2 is about a wave when it names the wave's initiative, or when whatever
/// region, segment and process it states are all the wave's. A wave that has begun is paused within 24 hours, which is
/// listed.
public struct AlertsStopWaves: StandingRule {
  public static let id = RuleID(code: "ROLL-09", name: "alerts-stop-waves")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let steps = change.waveSteps.filter { $0.starts || $0.enters(.completed) }
    guard !steps.isEmpty else { return [] }
    let alerts = try context.before.openAlerts(context.policy)
    return try steps.flatMap { step in
      let initiative = try context.initiative(of: step.rollout)
      return alerts.filter { $0.isAbout(step.after, of: initiative) }.map { alert in
        violation(
          .open(alert, step.name), in: step.record, at: step.pointer("state"), fix: .resolve(alert.id),
          whoCan: [alert.record.owner].compactMap { $0 })
      }
    }
  }

  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let rollout = record.of(Rollout.self), rollout.isUnderWay else { return [] }
    let running = rollout.waves.filter { $0.state == .started || $0.state == .soaking }
    guard !running.isEmpty else { return [] }
    let initiative = try state.record(rollout.initiative, as: Initiative.self)
    let alerts = try state.openAlerts(context.policy)
    return running.flatMap { wave in
      alerts.filter { $0.isAbout(wave, of: initiative) }.map { alert in
        let due = alert.fields.instant("opened_at")?.adding(seconds: 86_400)
        return context.violation(
          Self.id, .warn, .pause("\(rollout.id)#\(wave.id)", alert, due), in: record, at: wave.place("state"),
          fix: .pauseIt("\(rollout.id)#\(wave.id)"), whoCan: [record.owner].compactMap { $0 })
      }
    }
  }
}

extension LedgerState {
  /// The alerts of severity 1 or 2 that are open, as the change board's register lists them, in order of id.
  fileprivate func openAlerts(_ policy: Policy?) throws -> [Escalation] {
    let listed = try record(policy?.changeBoard, as: Forum.self)?.register.ids("alerts") ?? []
    return try listed.compactMap { try record($0, as: Escalation.self) }.filter {
      $0.fields.string("type") == "alert" && ["open", "acknowledged"].contains($0.status) && $0.severity <= 2
    }
  }
}

extension Escalation {
  fileprivate func isAbout(_ wave: Wave, of initiative: Initiative?) -> Bool {
    if let initiative, fields.id("subject") == initiative.id { return true }
    let (region, segment, process) = (fields.string("region"), fields.id("segment"), fields.id("process"))
    // What states nothing is about nothing in particular.
    guard region != nil || segment != nil || process != nil else { return false }
    return (region == nil || region == wave.region) && (segment.map(wave.segments.contains) ?? true)
      && (process.map { initiative?.processes.contains($0) ?? false } ?? true)
  }
}

extension Violation.Message {
  fileprivate static func open(_ alert: Escalation, _ wave: String) -> Self {
    "alert \(alert.id) is open for \(wave): \(alert.title)"
  }
  fileprivate static func resolve(_ alert: RecordID) -> Self {
    "resolve it (folio escalation edit \(alert) --set status=resolved), or pause or roll back"
  }
  fileprivate static func pause(_ wave: String, _ alert: Escalation, _ due: Instant?) -> Self {
    "\(wave) runs on while alert \(alert.id) is open; it is paused by \(due.map { "\($0)" } ?? "now")"
  }
  fileprivate static func pauseIt(_ wave: String) -> Self { "folio rollout pause \(wave)" }
}
