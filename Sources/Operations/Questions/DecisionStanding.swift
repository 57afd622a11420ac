public import Calendars
import Git
public import Governance
public import Rules
import Storage

/// How a decision stands: the votes and what they come to, who can still vote, and what is missing.
public struct DecisionStanding {
  public let decision: Decision
  public let subject: Record
  /// What the votes come to now; nothing where type and subject do not go together.
  public let outcome: DecisionOutcome?
  /// Who could still approve it, with the roles that they could do so in.
  public let electors: [(person: Person, roles: [String])]
  /// The time that was asked about.
  public let time: Instant

  /// - Throws: `UsageError` when there is no such decision or its subject is not there.
  public init(of id: RecordID, in view: LedgerView) throws {
    let record = try view.state.record(named: id.text, as: Decision.kind)
    let decision = Decision(record)
    guard let subject = try decision.subject.flatMap({ try view.state.record($0) }) else {
      throw UsageError("the subject of \(id) is not in this ledger")
    }
    let context = try view.context()
    self.decision = decision
    self.subject = subject
    time = context.time
    guard let electorate = try context.electorate(for: decision, on: subject) else {
      outcome = nil
      electors = []
      return
    }
    outcome = try DecisionOutcome(
      votes: decision.votes, on: decision, row: electorate.row, electorate: electorate, at: context.time)
    electors = electorate.eligible(on: context.home.day(of: context.time)).map { ($0.person, $0.roles.sorted()) }
  }
}

extension LedgerView {
  /// What a rule would know about a commit made on this state now, for questions that rules answer.
  func context() throws -> RuleContext {
    let nobody = Ident(name: "nobody", email: "nobody@localhost", seconds: time.secondsSinceEpoch)
    // A question may be asked by somebody whom git does not know.
    let ident = (try? session.identity(at: time)) ?? nobody
    return try session.judge(ledger).context(
      for: ProposedCommit(parent: commit, after: state, author: ident, committer: ident, message: nil))
  }
}
