import ArgumentParser
import Governance
import Operations

/// `folio KIND new`: makes a record and commits it.
struct NewCommand<View: GovernanceRecord>: FolioCommand {
  static var configuration: CommandConfiguration {
    let kind = View.kind
    return CommandConfiguration(
      commandName: "new", abstract: "Make \(kind.withArticle) and commit it.",
      discussion: """
        What need not be said is filled in: a fresh id, the first status, you as its owner, the time. folio schema show \
        \(kind) lists the fields.

        Examples:
          folio \(kind) new --title 'A telling name' --set notes='Why it is here'
          folio \(kind) new --from draft.json --dry-run
          folio \(kind) new --from \(kind.exampleID) --title 'The next one'
        """)
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: NewOptions
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let new = try options.record(of: View.kind, in: session.view(), path: path)
    return try writing(session, write, console)("Add \(View.kind) \(new.id)", about: new.id) { edits, context in
      try new.apply(to: &edits, context)
    }
  }
}
