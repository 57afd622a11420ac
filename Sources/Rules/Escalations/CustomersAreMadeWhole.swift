import Calendars
public import Governance
import JSON

/// Customers who were hit are helped before the matter is called resolved.
///
/// A customer recovery says how many customers were affected, and when the recovery was done. One about the rollout is
/// opened within 24 hours after a wave was rolled back: after the wave's start, and for its region where it states one.
/// A wave without one is listed.
public struct CustomersAreMadeWhole: RecordRule {
  public static let id = RuleID(code: "ESC-03", name: "customers-are-made-whole")

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) -> [Violation] {
    guard let (before, after) = change.of(Escalation.self), after.type == "customer_recovery", after.isSettled,
      before?.isSettled != true
    else { return [] }
    var missing: [(JSONPointer, Violation.Message)] = []
    if after.affectedCustomers == nil { missing.append(("/affected_customers", .uncounted(after.id))) }
    if after.recoveredAt == nil { missing.append(("/recovery", .noRecovery(after.id))) }
    return missing.map { violation($1, in: change, at: $0, fix: .recover(after.id)) }
  }
}

extension CustomersAreMadeWhole: StandingRule {
  static let hours: Int64 = 24

  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let rollout = record.of(Rollout.self) else { return [] }
    let failed = rollout.waves.filter { wave in
      wave.state == .rolledBack
        && wave.endedAt.map { context.time > $0.adding(seconds: Self.hours * 3600) } == true
    }
    guard !failed.isEmpty else { return [] }
    let recoveries = try rollout.recoveries.compactMap { try state.record($0, as: Escalation.self) }
    return failed.filter { wave in !recoveries.contains { $0.helps(customersOf: wave) } }.map { wave in
      context.violation(
        Self.id, .block, .noPlan("\(rollout.id)#\(wave.id)"), in: record, at: wave.place("state"),
        fix: .open(rollout.id), whoCan: [record.owner].compactMap { $0 })
    }
  }
}

extension Escalation {
  fileprivate func helps(customersOf wave: Wave) -> Bool {
    guard type == "customer_recovery", let opened = openedAt, let started = wave.startedAt else { return false }
    return opened >= started && fields.string("region").map { $0 == wave.region } ?? true
  }
}

extension Violation.Message {
  fileprivate static func noPlan(_ wave: String) -> Self {
    "Affected customers have no recovery plan: \(wave) was rolled back more than 24 hours ago"
  }
  fileprivate static func open(_ rollout: RecordID) -> Self {
    "open one: folio escalation new --set type=customer_recovery --set subject=\(rollout) --set severity=2 --set path=PRC-…"
  }
  fileprivate static func uncounted(_ escalation: RecordID) -> Self {
    "\(escalation) does not say how many customers were affected"
  }
  fileprivate static func noRecovery(_ escalation: RecordID) -> Self {
    "Affected customers of \(escalation) have no recovery that is done"
  }
  fileprivate static func recover(_ escalation: RecordID) -> Self {
    "carry out the plan, then folio escalation edit \(escalation) --set affected_customers=N --set recovery.done_at=…"
  }
}
