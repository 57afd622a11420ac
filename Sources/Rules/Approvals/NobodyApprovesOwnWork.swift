import Governance
import JSON

/// Whoever asked for, owns, sponsors, wrote or will carry out a subject does not vote on it.
///
/// The record that a change targets counts as well, and so does the last author of the decision. A delegate counts as
/// the person who delegated. An abstention is not a vote. In the same way an assessment is not approved by its owner or
/// last author, and an auditor does not review what they own or voted on. So that nobody hides behind another, who asks
/// for a change or an exception is who commits it, for good; and the auditor completes a review.
public struct NobodyApprovesOwnWork: Rule {
  public static let id = RuleID(code: "AUTH-03", name: "nobody-approves-own-work")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try votes(in: change, context) + assessments(in: change, context) + reviews(in: change, context)
      + requests(in: change, context)
  }

  /// Changes and exceptions that name somebody else as the one who asks.
  private func requests(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    change.records.compactMap { record in
      guard [ChangeRequest.kind, Exception.kind].contains(record.kind) else { return nil }
      let (before, after) = (record.before?.fields.id("requester"), record.after.fields.id("requester"))
      guard before != after, record.before != nil && before != nil || after != context.author?.id else { return nil }
      return violation(
        .asksForAnother(record.id, after), in: record, at: "/requester",
        fix: .askYourself(before ?? context.author?.id))
    }
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
      if let author = context.author?.id, author != auditor {
        return [
          violation(
            .completesForAnother(author, auditor), in: record, at: "/status", fix: .letTheAuditor, whoCan: [auditor])
        ]
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
  fileprivate static func asksForAnother(_ record: RecordID, _ named: RecordID?) -> Self {
    "\(record) is asked for by who commits it, not by \(named?.text ?? "nobody")"
  }
  fileprivate static func askYourself(_ requester: RecordID?) -> Self {
    "requester is \(requester?.text ?? "who commits it"), and stays so"
  }
  fileprivate static func completesForAnother(_ author: RecordID, _ auditor: RecordID) -> Self {
    "\(author) may not complete the review of \(auditor)"
  }
  fileprivate static let letTheAuditor: Self = "its auditor completes it: folio review complete"
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
