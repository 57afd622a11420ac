import Governance
import JSON

/// A vote is recorded by the person who casts it, in a commit that holds nothing else.
///
/// A delegate may vote for somebody else and says so in `on_behalf_of`: one hop only, in a role and at a time that the
/// delegation covers. Changing or removing a vote is recording one. A decision begins without votes.
public struct OnlyTheVoterVotes: Rule {
  public static let id = RuleID(code: "AUTH-01", name: "only-the-voter-votes")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Decision.self).flatMap { record, before, after in
      let moved = VoteChange.all(from: before, to: after)
      guard !moved.isEmpty else { return [Violation]() }
      var found = try moved.flatMap { try violations(of: $0, in: record, after, context) }
      if !isAlone(record, votes: moved, in: change) {
        found.append(
          violation(.notAlone(after.id), in: record, at: .root.appending("votes"), fix: .commitAlone(after.id)))
      }
      return found
    }
  }

  private func violations(
    of moved: VoteChange, in record: RecordChange, _ decision: Decision, _ context: RuleContext
  ) throws -> [Violation] {
    let place = JSONPointer.root.appending("votes").appending(moved.caster.text)
    guard context.author?.id == moved.caster else {
      return [
        violation(
          .notTheVoter(moved.caster), in: record, at: place, fix: .letThemVote(decision.id), whoCan: [moved.caster])
      ]
    }
    guard let vote = moved.after, vote.onBehalfOf != nil, let subject = try context.votedSubject(of: decision),
      let electorate = try context.electorate(for: decision, on: subject)
    else { return [] }
    let faults =
      electorate.eligibilityFaults(of: vote)
      + electorate.eligibilityFaults(of: vote, on: context.home.day(of: context.time))
    let undelegated = faults.contains { if case .notDelegated = $0 { true } else { false } }
    return undelegated
      ? [
        violation(
          .notDelegated(by: vote.principal, to: vote.caster, role: vote.role), in: record, at: place,
          fix: .letThemVote(decision.id), whoCan: [vote.principal])
      ] : []
  }

  /// Whether the commit changes the votes of this decision and nothing else.
  private func isAlone(_ record: RecordChange, votes: [VoteChange], in change: CommitChange) -> Bool {
    guard change.files.count == 1, let before = record.before, votes.count == 1 else { return false }
    return before.json.without([["votes"]]) == record.after.json.without([["votes"]])
  }
}

extension Violation.Message {
  fileprivate static func notTheVoter(_ voter: RecordID) -> Self { "only \(voter) can record this vote" }
  fileprivate static func notDelegated(by principal: RecordID, to caster: RecordID, role: String) -> Self {
    "\(principal) has not delegated \(role) to \(caster) at this time"
  }
  fileprivate static func notAlone(_ decision: RecordID) -> Self {
    "a vote on \(decision) stands alone in its commit, one vote a commit"
  }
  fileprivate static func letThemVote(_ decision: RecordID) -> Self {
    "let them vote themselves: folio decision vote \(decision) approve --role ROLE; or have a delegation set"
  }
  fileprivate static func commitAlone(_ decision: RecordID) -> Self {
    "commit the vote by itself: folio decision vote \(decision) approve --role ROLE"
  }
}
