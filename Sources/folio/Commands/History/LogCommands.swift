import ArgumentParser
import Governance
import JSON
import Operations
import Reporting
import Storage

/// `folio KIND log`: the commits that changed one record.
struct LogCommand<View: GovernanceRecord>: FolioCommand {
  static var configuration: CommandConfiguration {
    let (kind, example) = (View.kind, View.kind.exampleID)
    return CommandConfiguration(
      commandName: "log",
      abstract: "Show the commits that changed \(kind.withArticle), newest first, and what they changed.",
      discussion: """
        Examples:
          folio \(kind) log \(example)
          folio \(kind) log \(example) --limit 3 --json
        """)
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(View.kind))
  var id: String

  @Option(
    name: [.customShort("n", allowingJoined: true), .long],
    help: ArgumentHelp("So many commits at most.", valueName: "count"))
  var limit: Int?

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    return try console.log(view.state.resolve(id, as: View.kind), limit: limit ?? .max, in: view)
  }
}

/// `folio log`: the commits of the ledger, or those that changed one record.
struct Log: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Show the commits of the ledger, or those that changed one record.",
    discussion: """
      Newest first. Of a record it says what each commit changed.

      Examples:
        folio log
        folio log INI-0002
        folio log --limit 20 --as-of 2026-10-30 --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Argument(help: "A record's id, or the beginning of it.", completion: IDCompletion.of(nil))
  var id: String?

  @Option(
    name: [.customShort("n", allowingJoined: true), .long],
    help: ArgumentHelp("So many commits at most.", valueName: "count"))
  var limit: Int?

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    if let id { return try console.log(view.state.resolve(id), limit: limit ?? .max, in: view) }
    let commits = try RecordHistory(view).commits(limit: limit ?? .max)
    let text = NoteText(names: RecordNames(view), style: console.style)
    for (note, records) in commits {
      try console.say(text.line(note))
      guard !records.isEmpty else { continue }
      let shown = records.prefix(8).map(\.text).joined(separator: ", ")
      try console.say("  " + console.style.dim(shown + (records.count > 8 ? " and \(records.count - 8) more" : "")))
    }
    try console.emit(
      .array(
        commits.map { note, records in
          var json = note.json
          json["records"] = .array(records.map { .string($0.text) })
          return json
        }))
    return .clean
  }
}

extension Console {
  fileprivate func log(_ id: RecordID, limit: Int, in view: LedgerView) throws -> ExitStatus {
    let versions = try RecordHistory(view).versions(of: id, limit: limit)
    let names = RecordNames(view)
    for version in versions {
      try say(NoteText(names: names, style: style).line(version.note))
      let changes = ChangeText(names: names, style: style)
      if version.before == nil {
        try say("  made: \(TerminalText(version.after?.title ?? ""))")
      } else {
        try say(lines: changes.lines(version.changes))
      }
    }
    try emit(.array(versions.map(\.json)))
    return .clean
  }
}
