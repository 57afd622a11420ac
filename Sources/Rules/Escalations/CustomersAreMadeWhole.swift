import Governance
import JSON

/// Customers who were hit are helped before the matter is called resolved.
///
/// A customer recovery says how many customers were affected, and when the recovery was done.
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

extension Violation.Message {
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
