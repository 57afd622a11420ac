import Governance
import JSON

/// An approval counts for the bytes that were voted on, and for no others.
///
/// A closing stores the voted digest and may not rest on a vote that binds another. When the approval is used (a change
/// or a decision's edit is applied, an override is relied on, a record becomes approved after its decision closed), the
/// digest still holds in the parent state, and a record that becomes approved is not edited by the way.
public struct ApprovalBindsContent: Rule {
  public static let id = RuleID(code: "AUTH-05", name: "approval-binds-content")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try closings(in: change, context) + uses(in: change, context) + overrides(in: change, context)
      + lateMoves(in: change, context)
  }

  private func closings(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Decision.self).flatMap { record, before, after -> [Violation] in
      guard before?.isOpen == true, after.status == "closed", let subject = try context.votedSubject(of: after),
        let electorate = try context.electorate(for: after, on: subject), let outcome = try context.outcome(of: after)
      else { return [] }
      var found: [Violation] = []
      if after.digest != electorate.digest {
        found.append(
          violation(.wrongDigest(after.id), in: record, at: .root.appending("digest"), fix: .closeAgain(after.id)))
      }
      if after.outcome == "approved", outcome.verdict != .approved {
        found += outcome.invalid.filter { $0.faults.contains(.stale) && $0.vote.choice == .approve }.map { vote, _ in
          violation(
            .stale(vote.caster, subject.id), in: record, at: .root.appending("votes").appending(vote.caster.text),
            fix: .voteAgain(after.id), whoCan: [vote.caster])
        }
      }
      return found
    }
  }

  private func uses(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let applied = change.all(ChangeRequest.self).filter {
      $0.before?.isApproved == true && $0.after.status == "implemented"
    }
    .compactMap { ($0.change, $0.before?.decision) }
    let used = change.all(Decision.self).filter { $0.before?.status == "closed" && $0.after.status == "used" }
      .map { ($0.change, Optional($0.after.id)) }
    return try (applied + used).compactMap { record, decisionID in
      guard let decision = try context.before.record(decisionID, as: Decision.self),
        let subject = try decision.subject.flatMap({ try context.before.record($0) })
      else { return nil }
      guard try decision.votedDigest(subject: subject).description != decision.digest else { return nil }
      return violation(
        .editedSince(subject.id, decision.id), in: record, at: nil, fix: .decideAgain(subject.id))
    }
  }

  /// Overrides that the commit relies on.
  private func overrides(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try context.namedOverrides().compactMap { override in
      guard override.isApproved, let decision = override.decision,
        let subject = try decision.subject.flatMap({ try context.before.record($0) }),
        try decision.votedDigest(subject: subject).description != decision.digest
      else { return nil }
      return violation(.editedSince(subject.id, decision.id), by: change.facts, fix: .decideAgain(subject.id))
    }
  }

  /// Records that become approved in a later commit than the one that closed their decision.
  private func lateMoves(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.records.compactMap { record in
      guard [ChangeRequest.kind, Exception.kind, Freeze.kind, Portfolio.kind].contains(record.kind),
        let move = record.statusMove, let from = move.from,
        let decision = try decision(moving: record, to: move.to, context),
        try decision.votedDigest(subject: record.after).description != decision.digest
      else { return nil }
      return violation(
        .editedSince(record.id, decision.id, from), in: record, at: "/status", fix: .decideAgain(record.id))
    }
  }

  /// The decision that stood closed as approved before the commit and that `record` names for its move.
  private func decision(
    moving record: RecordChange, to status: String, _ context: RuleContext
  ) throws -> Decision? {
    guard ["approved", "approved_emergency", "ratified"].contains(status) else { return nil }
    let named = record.after.fields.id(status == "ratified" ? "ratification" : "decision")
    return try context.before.record(named, as: Decision.self).flatMap { $0.isApproved ? $0 : nil }
  }
}

extension Violation.Message {
  fileprivate static func stale(_ voter: RecordID, _ subject: RecordID) -> Self {
    "\(subject) changed after \(voter) voted"
  }
  fileprivate static func wrongDigest(_ decision: RecordID) -> Self {
    "\(decision) does not store the digest of what it closes on"
  }
  fileprivate static func editedSince(_ subject: RecordID, _ decision: RecordID) -> Self {
    "\(subject) changed after \(decision) approved it"
  }
  fileprivate static func editedSince(_ subject: RecordID, _ decision: RecordID, _ status: String) -> Self {
    "\(subject), still \(status), is not what \(decision) approved"
  }
  fileprivate static func voteAgain(_ decision: RecordID) -> Self {
    "ask for a fresh vote: folio decision vote \(decision) approve --role ROLE"
  }
  fileprivate static func closeAgain(_ decision: RecordID) -> Self { "folio decision close \(decision) writes it" }
  fileprivate static func decideAgain(_ subject: RecordID) -> Self {
    "open a new decision: folio decision new --subject \(subject)"
  }
}
