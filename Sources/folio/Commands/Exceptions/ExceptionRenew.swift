import ArgumentParser
import Governance
import JSON
import Operations
import Rules
import Storage

/// `folio exception renew`: gives it the further term that a decision granted.
struct ExceptionRenew: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "renew", abstract: "Give an exception the further term that a decision granted.",
    discussion: """
      A renewal goes back to review: a completed audit or review, then a decision on the new expiry, then this.

      Examples:
        folio decision new --subject EXC-0001 --touch /expires_on=2027-05-10
        folio exception renew EXC-0001 --review REV-0007
        folio exception renew EXC-0001 --decision DEC-0031 --review REV-0007
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var exception: RecordArgument<Exception>

  @Option(
    name: .long, help: ArgumentHelp("The decision; the approved one, without this.", valueName: "DEC"),
    completion: IDCompletion.of(Decision.kind))
  var decision: String?

  @Option(
    name: .long, help: ArgumentHelp("The completed review that it rests on.", valueName: "REV"),
    completion: IDCompletion.of(Review.kind))
  var review: String?

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    let id = try view.state.resolve(exception.id, as: Exception.kind)
    let review = try review.map { try view.state.resolve($0, as: Review.kind) }
    let decision = try decision.map { try view.state.resolve($0, as: Decision.kind) } ?? found(id, view)
    return try writing(session, write, console)("Renew \(id) by \(decision)", about: id) { edits, context in
      try RenewException(id, by: decision, review: review).apply(to: &edits, context)
    }
  }

  private func found(_ id: RecordID, _ view: LedgerView) throws -> RecordID {
    let decisions = try view.state.all(Decision.self).filter {
      $0.subject == id && $0.type == "exception" && $0.isApproved && $0.hasTouches
    }
    guard let decision = decisions.first, decisions.count == 1 else {
      throw UsageError(
        decisions.isEmpty
          ? "no approved decision renews \(id)"
          : "\(decisions.map(\.id.text).joined(separator: " and ")) could be meant",
        hint: decisions.isEmpty
          ? "folio decision new --subject \(id) --touch /expires_on=DATE, votes, folio decision close"
          : "--decision says which")
    }
    return decision.id
  }
}
