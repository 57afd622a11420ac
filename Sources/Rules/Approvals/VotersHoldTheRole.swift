import Governance
import JSON

/// Whoever votes holds the role that they vote in: confirmed, in force at the vote's time and at the commit's, and with
/// a scope that takes in the subject.
///
/// On major changes, plans, policy and high-risk exceptions only members of the forum in charge vote. Only a role with
/// a veto on the row may veto.
public struct VotersHoldTheRole: Rule {
  public static let id = RuleID(code: "AUTH-02", name: "voters-hold-the-role")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try context.votesCast(in: change).flatMap { record, vote, electorate in
      let who = try context.whoCanApprove(electorate.decision, on: electorate.subject)
      return context.faults(casting: vote, in: electorate).compactMap { fault in
        message(for: fault, on: electorate.subject.id).map {
          violation(
            $0, in: record, at: .root.appending("votes").appending(vote.caster.text),
            fix: .askAnother, whoCan: who)
        }
      }
    }
  }

  private func message(for fault: VoteFault, on subject: RecordID) -> Violation.Message? {
    switch fault {
    case .unknownPerson(let person): "\(person) is not an active person of this ledger"
    case .roleNotHeld(let person, let role): "\(person) does not hold \(role) for \(subject)"
    case .notOnBoard(let person, let board): "\(person) is not a member of \(board), whose members alone decide this"
    case .noVeto(let person, let role): "\(person) may not veto as \(role)"
    case .notDelegated, .ownWork, .stale, .outsideTerm, .doubted: nil
    }
  }
}

extension Violation.Message {
  fileprivate static let askAnother: Self =
    "ask somebody who holds the role; a role_admin grants one with folio person grant PER ROLE"
}
