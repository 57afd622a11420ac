import ArgumentParser
import Governance
import JSON
import Operations
import Reporting
import Storage

/// `folio KIND blame`: which commit gave each field of a record its value.
struct BlameCommand<View: GovernanceRecord>: FolioCommand {
  static var configuration: CommandConfiguration {
    let (kind, example) = (View.kind, View.kind.exampleID)
    return CommandConfiguration(
      commandName: "blame", abstract: "Show who last changed each field of \(kind.withArticle), and when.",
      discussion: """
        Examples:
          folio \(kind) blame \(example)
          folio \(kind) blame \(example) --as-of 2026-10-30 --json
        """)
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(View.kind))
  var id: String

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    return try console.blame(view.state.resolve(id, as: View.kind), in: view)
  }
}

/// `folio blame`: the same for a record of any kind.
struct Blame: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "blame", abstract: "Show who last changed each field of a record, and when.",
    discussion: """
      folio audit trail says more: every value that a field had, and what authorised it.

      Examples:
        folio blame INI-0002
        folio blame POL-0001 --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(nil))
  var id: String

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    return try console.blame(view.state.resolve(id), in: view)
  }
}

extension Console {
  fileprivate func blame(_ id: RecordID, in view: LedgerView) throws -> ExitStatus {
    let origins = try RecordHistory(view).origins(of: id)
    let table = OriginText(names: RecordNames(view)).table(origins)
    try say(lines: table.lines(width: width, style: style))
    try emit(.array(origins.map(\.json)))
    return .clean
  }
}
