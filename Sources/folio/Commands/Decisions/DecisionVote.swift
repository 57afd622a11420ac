public import ArgumentParser
public import Governance
import Operations
import Storage

/// `folio decision vote`: says yes, no, or neither.
struct DecisionVote: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "vote", abstract: "Vote on a decision.",
    discussion: """
      A vote is bound to exactly what is decided now; when that changes, it counts no more. The role is found out when \
      you hold only one that counts here.

      Examples:
        folio decision vote DEC-0007 approve
        folio decision vote DEC-0007 reject --role finance --comment 'Benefits are not costed'
        folio decision vote DEC-0007 approve --role finance --on-behalf-of PER-0002
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The decision's id, or the beginning of it.", completion: IDCompletion.of(Decision.kind))
  var id: String

  @Argument(help: "approve, reject, abstain or veto.")
  var choice: Vote.Choice

  @Option(name: .long, help: "The role that you vote in.")
  var role: String?

  @Option(
    name: .long, help: ArgumentHelp("Who delegated the vote to you.", valueName: "PER"),
    completion: IDCompletion.of(Person.kind))
  var onBehalfOf: String?

  @Option(name: .long, help: "Why.")
  var comment: String?

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let state = try session.view().state
    let id = try state.resolve(id, as: Decision.kind)
    let principal = try onBehalfOf.map { try state.resolve($0, as: Person.kind) }
    return try writing(session, write, console)("Vote on \(id): \(choice.rawValue)", about: id) { edits, context in
      let role = try self.role ?? VotingRole(on: id, choice, onBehalfOf: principal)(context)
      try CastVote(on: id, choice, as: role, onBehalfOf: principal, comment: comment).apply(to: &edits)
    }
  }
}

extension Vote.Choice: ExpressibleByArgument {}
