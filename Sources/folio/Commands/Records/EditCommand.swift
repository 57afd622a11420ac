import ArgumentParser
import Governance
import JSON
import Operations
import Reporting
import Storage

/// `folio KIND edit`: changes fields of a record, by `--set` or in an editor.
struct EditCommand<View: GovernanceRecord>: FolioCommand {
  static var configuration: CommandConfiguration {
    let (kind, example) = (View.kind, "\(View.kind.prefix)-0001")
    return CommandConfiguration(
      commandName: "edit", abstract: "Change fields of \(kind.withArticle) and commit that.",
      discussion: """
        Without --set, --unset and --touch the record opens in your editor (GIT_EDITOR, core.editor, VISUAL, EDITOR). \
        A text that is not accepted is kept, and taken up again by the next edit.

        Examples:
          folio \(kind) edit \(example) --set title='A better name'
          folio \(kind) edit \(example) --set tags='["ivr","self-service"]' --unset notes
          folio \(kind) edit \(example)
        """)
  }

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(View.kind))
  var id: String

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Set a field: title=Text, /budget/total=442; repeatable.", valueName: "place=value"))
  var set: [String] = []

  @Option(name: .long, help: ArgumentHelp("Empty a field; repeatable.", valueName: "place"))
  var unset: [String] = []

  @OptionGroup var touches: TouchOptions
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    let record = try view.state.record(named: id, as: View.kind)
    let assignments = try assignments(record, view)
    let writing = writing(session, write, console)
    guard !assignments.isEmpty else { return try EditInEditor(record: record, writing: writing)() }
    let places = assignments.map(\.pointer.description).joined(separator: ", ")
    return try writing("Edit \(record.id): \(places)", about: record.id) { edits, context in
      try EditRecord(record.id, assignments: assignments).apply(to: &edits, context)
    }
  }

  private func assignments(_ record: Record, _ view: LedgerView) throws -> [FieldAssignment] {
    let said =
      try set.map { try FieldAssignment(parsing: $0) }
      + unset.map { FieldAssignment(try FieldAssignment.place($0), nil) }
    guard !touches.isEmpty else { return said }
    guard let about = record.fields.id("target") ?? record.fields.id("subject"),
      let target = try view.state.record(about)
    else { throw UsageError("\(record.id) asks for no edit of another record", hint: "--set changes its own fields") }
    let built = try BuildTouches(of: target)(touches.assignments())
    return said + [FieldAssignment("/touches", built.json)]
  }
}
