import ArgumentParser
import Governance
import JSON
import Operations
import Rules
import Storage

/// `folio decision close`: settles a decision with the outcome that its votes come to.
struct DecisionClose: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Settle a decision with the outcome that its votes come to.",
    discussion: """
      The outcome follows from the votes; nobody chooses it. Its subject moves with it: a change becomes approved or \
      rejected, an initiative goes through its gate. What touches hold is applied later, by folio decision apply. \
      With --dry-run, before anybody has voted, it says what else would stand in the way.

      Examples:
        folio decision close DEC-0007
        folio decision close DEC-0007 --dry-run
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(Decision.kind))
  var id: String

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let id = try session.view().state.resolve(id, as: Decision.kind)
    var verdict: DecisionOutcome.Verdict?
    let status = try writing(session, write, console)("Close \(id)", about: id) { edits, context in
      verdict = try CloseDecision(id).apply(to: &edits, context).verdict
    }
    if status == .clean, let verdict { try console.tell("\(id) is \(verdict.rawValue)") }
    return status
  }
}

/// `folio decision apply`: makes the edit that a decision authorises.
struct DecisionApply: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Make the edit that an approved policy or metric decision authorises, once.",
    discussion: """
      Exactly its touches, nothing else; a forum or gate model that it decided on becomes active. --file gives the text \
      of a file whose digest the touches name.

      Examples:
        folio decision apply DEC-0009
        folio decision apply DEC-0010 --file schemas/change.schema.json=change.schema.json
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(Decision.kind))
  var id: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file of the ledger and the path that holds its new text; repeatable.", valueName: "schemas/x.json=path"))
  var file: [String] = []

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let decision = Decision(try session.view().state.record(named: id, as: Decision.kind))
    var files: [String: [UInt8]?] = [:]
    for (path, bytes) in try GovernedFile.read(file, path) { files[path] = bytes }
    for touch in decision.touches where touch.to == nil && touch.path.tokens.first == "files" {
      if let path = touch.path.tokens.last, touch.path.tokens.count == 2 { files.updateValue(nil, forKey: path) }
    }
    let apply = ApplyDecision(decision.id, files: files)
    let message = "Apply \(decision.id)\(decision.subject.map { " to \($0)" } ?? "")"
    return try writing(session, write, console)(message, about: decision.id) { edits, _ in try apply.apply(to: &edits) }
  }
}
