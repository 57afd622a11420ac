import Governance
import JSON

/// A change is approved in one commit and applied in a later one.
///
/// In the parent state it is `approved` (an emergency `approved_emergency`) and names a change decision about itself
/// that closed as approved. A standard change was approved with its template and needs no decision, but it must stand
/// as `approved` as well. Vote, closing and application are three commits; they may arrive in one push.
public struct ApprovalPrecedesApplication: Rule {
  public static let id = RuleID(code: "SCOPE-03", name: "approval-precedes-application")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.applications.compactMap { application in
      guard try !wasApproved(application.before, context) else { return nil }
      let asked = application.before ?? application.after
      return violation(
        .notApproved(asked.id), in: application.record, at: .root.appending("status"), fix: .approveFirst(asked),
        whoCan: try context.whoCanApprove(asked))
    }
  }

  private func wasApproved(_ change: ChangeRequest?, _ context: RuleContext) throws -> Bool {
    guard let change, change.status == (change.type == "emergency" ? "approved_emergency" : "approved") else {
      return false
    }
    if change.type == "standard" { return true }
    guard let decision = try context.before.record(change.decision, as: Decision.self) else { return false }
    return decision.isApproved && decision.type == "change" && decision.subject == change.id
  }
}

extension Violation.Message {
  fileprivate static func notApproved(_ change: RecordID) -> Self {
    "\(change) was not approved before this commit"
  }
  fileprivate static func approveFirst(_ change: ChangeRequest) -> Self {
    if change.type == "standard" {
      return "folio change submit \(change.id) approves it by its template; then folio change apply \(change.id)"
    }
    let decision = change.decision?.text ?? "DEC"
    return """
      commit the approval first (folio decision vote \(decision) approve --role ROLE, folio decision close \
      \(decision)), then folio change apply \(change.id)
      """
  }
}
