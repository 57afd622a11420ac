import Calendars
import Governance
import JSON

/// While an emergency change is not ratified or reviewed in time, its initiative passes no gate.
///
/// After 7 days without ratification, or 14 without a completed post-implementation review, no gate decision of the
/// initiative closes as go or conditional go; for a change of a process this holds for every initiative that lists the
/// process. What stands in the parent state counts. Holding, recycling and killing stay possible.
public struct EmergenciesAreSettled: Rule {
  public static let id = RuleID(code: "SCOPE-10", name: "emergencies-are-settled")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    guard let policy = context.policy else { return [] }
    return try change.closedGates.flatMap { record, decision -> [Violation] in
      guard decision.gateResult?.isPass == true,
        let initiative = try context.before.record(decision.subject, as: Initiative.self)
      else { return [] }
      return try context.before.overdueEmergencies(of: initiative, policy: policy, at: context.time).map { overdue in
        let emergency = try context.before.record(overdue.change, as: ChangeRequest.self)
        let isVote = overdue.duty == .ratified
        return violation(
          .overdue(overdue), in: record, at: .root.appending("gate_result").appending("choice"),
          fix: isVote ? .holdVote(overdue.change) : .review(emergency),
          whoCan: isVote ? try emergency.map { try context.whoCanApprove($0) } ?? [] : [])
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func overdue(_ overdue: OverdueEmergency) -> Self {
    "emergency change \(overdue.change) is not \(overdue.duty.rawValue), which was due by \(overdue.due)"
  }
  fileprivate static func holdVote(_ change: RecordID) -> Self {
    "hold the vote: folio decision new --type change --subject \(change), votes, then folio decision close DEC"
  }
  fileprivate static func review(_ change: ChangeRequest?) -> Self {
    let review = change?.review.map { "folio review edit \($0) --set status=completed" }
    let id = change?.id.text ?? "CHG"
    return "complete the review: \(review ?? "folio review new --type pir --subject \(id), named in pir of \(id)")"
  }
}
