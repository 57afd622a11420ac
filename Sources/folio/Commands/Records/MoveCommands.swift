import ArgumentParser
import Governance
import Operations
import Storage

/// `folio KIND submit`: hands a draft in to be decided.
struct SubmitCommand<View: GovernanceRecord>: FolioCommand {
  static var configuration: CommandConfiguration {
    let (kind, example) = (View.kind, "\(View.kind.prefix)-0001")
    return CommandConfiguration(
      commandName: "submit", abstract: "Hand a \(kind) in to be decided.",
      discussion: """
        Examples:
          folio \(kind) submit \(example)
          folio \(kind) submit \(example) --dry-run
        """)
  }

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(View.kind))
  var id: String

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let id = try session.view().state.resolve(id, as: View.kind)
    return try writing(session, write, console)("Submit \(id)", about: id) { edits, context in
      try SubmitRecord(id).apply(to: &edits, context)
    }
  }
}

/// `folio KIND withdraw`: takes a record back before it is decided.
struct WithdrawCommand<View: GovernanceRecord>: FolioCommand {
  static var configuration: CommandConfiguration {
    let (kind, example) = (View.kind, "\(View.kind.prefix)-0001")
    return CommandConfiguration(
      commandName: "withdraw", abstract: "Take a \(kind) back before it is decided.",
      discussion: """
        Examples:
          folio \(kind) withdraw \(example) -m 'Not needed after all'
        """)
  }

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(View.kind))
  var id: String

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let id = try session.view().state.resolve(id, as: View.kind)
    return try writing(session, write, console)("Withdraw \(id)", about: id) { edits, _ in
      try WithdrawRecord(id).apply(to: &edits)
    }
  }
}
