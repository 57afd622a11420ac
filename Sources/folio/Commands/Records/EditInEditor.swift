import Git
import Governance
import JSON
import Operations
import Platform
import Reporting
import Storage

/// Opens a record in the person's editor, until the text is accepted or given up; no text is ever lost.
struct EditInEditor {
  let record: Record
  let writing: RecordWriting

  private var console: Console { writing.console }
  private var session: Session { writing.session }

  private var folder: String { session.repository.gitDirectory + "folio/edit" }
  /// Where the text is kept while it is not committed.
  private var path: String { "\(folder)/\(record.id).json" }
  /// Where the record is kept that the text began as.
  private var basePath: String { "\(folder)/\(record.id).base.json" }

  func callAsFunction() throws -> ExitStatus {
    let base = try begin()
    while true {
      try runEditor()
      let text = try Files.read(path, limit: JSONLimits.record.maxBytes)
      if text == CanonicalJSON.bytes(of: base) {
        try forget()
        try console.tell("nothing to do: \(record.id) is as it was")
        return .clean
      }
      if let status = try commit(text, base) {
        try forget()
        return status
      }
      guard try wantsToGoOn() else {
        try console.complain(
          "folio: your text is kept in \(path); folio \(record.kind) edit \(record.id) takes it up again")
        return .refused
      }
    }
  }

  /// Lays out the text to edit, or takes up one that was kept; gives the record that it began as.
  private func begin() throws -> JSONValue {
    if try Files.exists(path), try Files.exists(basePath) {
      try console.tell("taking up the edit that was kept in \(path)")
      return try JSONParser.parse(Files.read(basePath, limit: JSONLimits.record.maxBytes), limits: .record)
    }
    try Files.createFolder(folder)
    let bytes = CanonicalJSON.bytes(of: record.json)
    try Files.write(bytes, to: basePath, .secret)
    try Files.write(bytes, to: path, .secret)
    return record.json
  }

  private func forget() throws {
    try Files.remove(path)
    try Files.remove(basePath)
  }

  /// Commits the text; nothing when it is not accepted, and then why was said.
  private func commit(_ text: [UInt8], _ base: JSONValue) throws -> ExitStatus? {
    do {
      let edited = try JSONParser.parse(text, limits: .record)
      guard edited.objectValue != nil else { throw UsageError("\(path):1:1: expected a JSON object") }
      let (outcome, edits) = try writing.outcome("Edit \(record.id)") { edits, context in
        try EditRecord(record.id, rewriting: base, into: edited).apply(to: &edits, context)
      }
      let status = try writing.report(outcome, about: record.id, edits)
      // A rehearsal keeps the text, since nothing was written yet.
      return status == .clean && !writing.options.dryRun ? status : nil
    } catch let error as JSONParseError {
      try console.complain("\(path):\(error)")
    } catch let error as UsageError {
      try console.complain("folio: \(error)")
    }
    return nil
  }

  private func runEditor() throws {
    let environment = session.environment
    let editor =
      environment.nonEmpty("GIT_EDITOR") ?? session.repository.configValue("core.editor")
      ?? environment.nonEmpty("VISUAL") ?? environment.nonEmpty("EDITOR") ?? "vi"
    // As git does it: the setting is a piece of shell, the file its argument.
    var process = ChildProcess("sh", ["-c", "\(editor) \"$@\"", editor, path])
    process.input = .inherited
    process.output = .inherited
    process.errors = .inherited
    let outcome = try process.run()
    guard outcome.succeeded else {
      throw UsageError("the editor '\(editor)' failed, and nothing was written", hint: "your text is kept in \(path)")
    }
  }

  private func wantsToGoOn() throws -> Bool {
    guard StandardStream.input.isTerminal, !console.isJSON else { return false }
    try StandardStream.errors.write(Array("Edit it again? [Y/n] ".utf8))
    guard let answer = readLine()?.lowercased() else { return false }
    return !answer.hasPrefix("n")
  }
}
