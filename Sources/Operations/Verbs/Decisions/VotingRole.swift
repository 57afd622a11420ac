public import Governance
import JSON
public import Rules
import Storage

/// The role that a vote is cast in when the voter does not name one.
public struct VotingRole: Sendable {
  public let decision: RecordID
  public let choice: Vote.Choice
  public let onBehalfOf: RecordID?

  public init(on decision: RecordID, _ choice: Vote.Choice, onBehalfOf: RecordID? = nil) {
    self.decision = decision
    self.choice = choice
    self.onBehalfOf = onBehalfOf
  }

  /// The one role that the author of the commit could vote in.
  ///
  /// Roles that the approval row asks for come first; a veto takes one of the row's veto roles.
  ///
  /// - Throws: `UsageError` when there is none, or several and only the voter can say which.
  public func callAsFunction(_ context: RuleContext) throws -> String {
    guard let decision = try context.before.record(decision, as: Decision.self) else {
      throw UsageError.noSuchRecord(decision.text, kind: Decision.kind.name)
    }
    guard let voter = context.author, let subject = try context.votedSubject(of: decision),
      let electorate = try context.electorate(for: decision, on: subject)
    else { throw UsageError("no role is known in which to vote on \(decision.id)", hint: "name it with --role ROLE") }
    let held = try held(by: voter, electorate, context)
    let wanted = Set(choice == .veto ? electorate.row.vetoRoles : electorate.row.roles)
    let fitting = held.intersection(wanted).isEmpty && choice != .veto ? held : held.intersection(wanted)
    guard let only = fitting.first else {
      let needed = wanted.isEmpty ? "a role" : wanted.sorted().joined(separator: " or ")
      throw UsageError(
        "\(onBehalfOf ?? voter.id) holds no role in which to \(choice) \(decision.id): it takes \(needed)",
        hint: "folio decision status \(decision.id) says who can")
    }
    guard fitting.count == 1 else {
      throw UsageError(
        "\(onBehalfOf ?? voter.id) could vote on \(decision.id) as \(fitting.sorted().joined(separator: " or as "))",
        hint: "name one with --role ROLE")
    }
    return only
  }

  private func held(by voter: Person, _ electorate: Electorate, _ context: RuleContext) throws -> Set<String> {
    let today = context.home.day(of: context.time)
    guard let onBehalfOf else { return electorate.heldRoles(of: voter, on: today) }
    guard let principal = context.people[onBehalfOf] else {
      throw UsageError.noSuchRecord(onBehalfOf.text, kind: Person.kind.name)
    }
    let delegated = principal.delegations.filter { $0.delegate == voter.id && $0.covers(today) }.flatMap(\.roles)
    return electorate.heldRoles(of: principal, on: today).intersection(delegated)
  }
}
