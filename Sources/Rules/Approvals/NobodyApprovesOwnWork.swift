import Governance
import JSON

/// Whoever asked for, owns, sponsors, wrote or will carry out a subject does not vote on it.
///
/// The record that a change targets counts as well, and so does the last author of the decision. A delegate counts as
/// the person who delegated. An abstention is not a vote. In the same way an assessment is not approved by its owner or
/// last author, and an auditor does not review what they own or voted on.
public struct NobodyApprovesOwnWork: Rule {
  public static let id = RuleID(code: "AUTH-03", name: "nobody-approves-own-work")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try votes(in: change, context) + assessments(in: change, context) + reviews(in: change, context)
  }

  private func votes(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try context.votesCast(in: change).flatMap { record, vote, electorate -> [Violation] in
      let who = try context.whoCanApprove(electorate.decision, on: electorate.subject)
      return context.faults(casting: vote, in: electorate).compactMap { fault in
        guard case .ownWork(let person, let tie) = fault else { return nil }
        return violation(
          .votedOnOwnWork(person, tie), in: record, at: .root.appending("votes").appending(vote.caster.text),
          fix: .chooseAnother, whoCan: who)
      }
    }
  }

  private func assessments(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    change.all(Assessment.self).compactMap { record, before, after in
      guard after.isApproved, before?.isApproved != true, let author = context.author?.id,
        author == after.owner || author == after.editedBy || author == before?.editedBy
      else { return nil }
      return violation(.approvedOwnAssessment(author), in: record, at: .root.appending("status"), fix: .chooseAnother)
    }
  }

  private func reviews(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Review.self).flatMap { record, before, after in
      guard let auditor = after.auditor, after.status == "completed", before?.status != "completed" else {
        return [Violation]()
      }
      return try (after.sample + [after.subject].compactMap { $0 }).compactMap { item in
        guard let reviewed = try context.after.record(item), isInvolved(auditor, in: reviewed) else { return nil }
        return violation(.auditsOwnWork(auditor, item), in: record, at: .root.appending("auditor"), fix: .chooseAuditor)
      }
    }
  }

  private func isInvolved(_ person: RecordID, in record: Record) -> Bool {
    record.owner == person || record.of(Decision.self)?.votes.contains { $0.principal == person } == true
  }
}

extension Violation.Message {
  fileprivate static func votedOnOwnWork(_ person: RecordID, _ tie: String) -> Self {
    "\(person) may not approve own work (\(tie))"
  }
  fileprivate static func approvedOwnAssessment(_ person: RecordID) -> Self {
    "\(person) may not approve an assessment that they own or wrote"
  }
  fileprivate static func auditsOwnWork(_ person: RecordID, _ item: RecordID) -> Self {
    "\(person) may not audit \(item), which they own or voted on"
  }
  fileprivate static let chooseAnother: Self = "choose an independent approver"
  fileprivate static let chooseAuditor: Self = "name an independent auditor"
}
