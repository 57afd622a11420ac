import Governance
import JSON

/// One person fills one seat: two required roles need two people, and nobody's voice counts twice.
///
/// A delegate who votes for somebody fills that person's seat.
public struct OnePersonFillsOneSeat: Rule {
  public static let id = RuleID(code: "AUTH-08", name: "one-person-fills-one-seat")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try doubled(in: change, context) + overcounted(in: change, context)
  }

  private func doubled(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try context.votesCast(in: change).compactMap { record, vote, electorate in
      let others = electorate.decision.votes.filter { $0.principal == vote.principal && $0.caster != vote.caster }
      guard !others.isEmpty else { return nil }
      return violation(
        .votedAlready(vote.principal), in: record, at: .root.appending("votes").appending(vote.caster.text),
        fix: .addVoter, whoCan: electorate.eligible(on: context.home.day(of: context.time)).map(\.person.id))
    }
  }

  private func overcounted(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Decision.self).flatMap { record, before, after -> [Violation] in
      guard before?.isOpen == true, after.outcome == "approved", let outcome = try context.outcome(of: after),
        outcome.verdict != .approved, let subject = try context.votedSubject(of: after),
        let electorate = try context.electorate(for: after, on: subject)
      else { return [] }
      let roles = try outcome.approvals.map { (vote: $0, held: try electorate.roles(of: $0)) }
      guard outcome.row.roles.allSatisfy({ role in roles.contains { $0.held.contains(role) } }) else { return [] }
      return roles.filter { $0.held.intersection(outcome.row.roles).count > 1 }.map { vote, _ in
        violation(
          .oneSeat(vote.principal), in: record, at: .root.appending("votes").appending(vote.caster.text),
          fix: .addVoter, whoCan: electorate.eligible(on: context.home.day(of: context.time)).map(\.person.id))
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func oneSeat(_ person: RecordID) -> Self { "\(person) can fill only one seat" }
  fileprivate static func votedAlready(_ person: RecordID) -> Self { "\(person) has a vote on this decision already" }
  fileprivate static let addVoter: Self = "add another voter"
}
