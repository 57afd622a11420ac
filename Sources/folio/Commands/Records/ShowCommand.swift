import ArgumentParser
import Governance
import Operations
import Reporting
import Storage

/// `folio KIND show`: one record, for people or as it is stored.
struct ShowCommand<View: GovernanceRecord>: FolioCommand {
  static var configuration: CommandConfiguration {
    let (kind, example) = (View.kind, View.kind.exampleID)
    return CommandConfiguration(
      commandName: "show", abstract: "Show \(kind.withArticle).",
      discussion: """
        Examples:
          folio \(kind) show \(example)
          folio \(kind) show \(example) --as-of 2026-10-30
          folio \(kind) show \(example) --json
        """)
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(View.kind))
  var id: String

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    return try console.show(view.state.record(named: id, as: View.kind), in: view)
  }
}

/// `folio show`: a record of any kind.
struct Show: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a record of any kind.",
    discussion: """
      Examples:
        folio show INI-0002
        folio show CHG-7K2 --as-of HEAD~3
        folio show DEC-0007 --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(nil))
  var id: String

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    return try console.show(view.state.record(named: id), in: view)
  }
}

extension Console {
  fileprivate func show(_ record: Record, in view: LedgerView) throws -> ExitStatus {
    let text = RecordText(names: RecordNames(view), style: style, width: width)
    try say(lines: text.lines(record, try SchemaOutline(of: record.kind)))
    try emit(record.json)
    return .clean
  }
}
