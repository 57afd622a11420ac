import Git
import Governance
import JSON
import Operations
import Reporting
import Rules
import Storage

/// Makes one commit about a record and says how it ended.
struct RecordWriting {
  let session: Session
  let options: WriteOptions
  let console: Console

  /// - Parameters:
  ///   - message: the commit's message, where the person gave none.
  ///   - id: the record that it is about.
  ///   - more: what is told besides, with `--json`.
  func callAsFunction(
    _ message: String, about id: RecordID, telling more: JSONObject = [:],
    _ edit: (inout RecordEdits, RuleContext) throws -> Void
  ) throws -> ExitStatus {
    let (outcome, edits) = try outcome(message, edit)
    return try report(outcome, about: id, edits, telling: more)
  }

  /// The same without words, for those who have more to say.
  func outcome(
    _ message: String, _ edit: (inout RecordEdits, RuleContext) throws -> Void
  ) throws -> (WriteCommit.Outcome, RecordEdits?) {
    var made: RecordEdits?
    let write = WriteCommit(session, message: options.fullMessage(message), isRehearsal: options.dryRun)
    let outcome = try write { edits, context in
      try edit(&edits, context)
      made = edits
    }
    return (outcome, made)
  }

  func report(_ outcome: WriteCommit.Outcome, about id: RecordID, _ edits: RecordEdits?, telling more: JSONObject = [:])
    throws -> ExitStatus
  {
    if case .rehearsed = outcome, let edits { try preview(edits) }
    guard console.isJSON else { return try console.report(outcome, of: id.text, in: session) }
    let (judged, status): (JudgedCommit?, ExitStatus) =
      switch outcome {
      case .unchanged: (nil, .clean)
      case .refused(let judged): (judged, .refused)
      case .rehearsed(let judged), .written(let judged): (judged, .clean)
      }
    let isWritten = if case .written = outcome { true } else { false }
    var fields = more
    fields["id"] = .string(id.text)
    fields["committed"] = isWritten ? judged?.id.map { .string($0.description) } ?? .null : .null
    fields["violations"] = .array(judged?.violations.map { $0.json() } ?? [])
    try console.emit(.object(fields))
    return status
  }

  /// What would be written, place by place.
  private func preview(_ edits: RecordEdits) throws {
    let text = ChangeText(style: console.style)
    for path in edits.files.keys.sorted() {
      guard let id = edits.base.layout.record(at: path)?.id, let after = try edits.record(id) else {
        try console.say(path)
        continue
      }
      let before = try edits.base.record(id)
      try console.say("\(console.style.bold(id.text))  \(TerminalText(after.title))")
      for line in text.lines(JSONDifference.changes(from: before?.json ?? [:], to: after.json)) {
        try console.say(line)
      }
    }
  }
}

extension FolioCommand {
  func writing(_ session: Session, _ options: WriteOptions, _ console: Console) -> RecordWriting {
    RecordWriting(session: session, options: options, console: console)
  }

  /// Makes one commit that edits the record which a person names, and says how it ended.
  ///
  /// - Parameter words: the commit's message without the id, where the person gave none.
  func edit<View: GovernanceRecord>(
    _ record: RecordArgument<View>, _ words: String, _ options: WriteOptions, _ console: Console,
    _ edit: (RecordID, inout RecordEdits, RuleContext) throws -> Void
  ) throws -> ExitStatus {
    let session = try session()
    let id = try session.view().state.resolve(record.id, as: View.kind)
    return try writing(session, options, console)("\(words) \(id)", about: id) { edits, context in
      try edit(id, &edits, context)
    }
  }
}
