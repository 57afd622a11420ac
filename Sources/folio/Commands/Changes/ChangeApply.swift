import ArgumentParser
import Governance
import Operations
import Storage

/// `folio change apply`: puts an approved change into effect.
struct ChangeApply: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Put an approved change into effect.",
    discussion: """
      Makes exactly the edit that was approved, writes the target's next baseline and marks the change implemented.

      Examples:
        folio change apply CHG-0001
        folio change apply CHG-0001 --dry-run
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(ChangeRequest.kind))
  var id: String

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let change = ChangeRequest(try session.view().state.record(named: id, as: ChangeRequest.kind))
    let message = "Apply \(change.id)\(change.target.map { " to \($0)" } ?? "")"
    return try writing(session, write, console)(message, about: change.id) { edits, _ in
      try ApplyChange(change.id).apply(to: &edits)
    }
  }
}
