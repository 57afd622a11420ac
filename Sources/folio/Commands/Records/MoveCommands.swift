import ArgumentParser
import Governance
import Operations
import Rules
import Storage

/// A move of a record from one status to another that has a verb of its own.
protocol StatusMove {
  static var verb: String { get }
  /// What it does to the record that `object` names, as a sentence.
  static func abstract(_ object: String) -> String
  /// What one may write behind the verb and the id.
  static var exampleOptions: [String] { get }
  static func move(_ id: RecordID, in edits: inout RecordEdits, _ context: RuleContext) throws
}

/// Hands a draft in to be decided.
enum Submitting: StatusMove {
  static let verb = "submit"
  static let exampleOptions = ["", " --dry-run"]
  static func abstract(_ object: String) -> String { "Hand \(object) in to be decided." }
  static func move(_ id: RecordID, in edits: inout RecordEdits, _ context: RuleContext) throws {
    try SubmitRecord(id).apply(to: &edits, context)
  }
}

/// Takes a record back: a change before it is decided, a freeze after it was approved.
enum Withdrawing: StatusMove {
  static let verb = "withdraw"
  static let exampleOptions = [" -m 'Not needed after all'"]
  static func abstract(_ object: String) -> String { "Take \(object) back." }
  static func move(_ id: RecordID, in edits: inout RecordEdits, _ context: RuleContext) throws {
    try WithdrawRecord(id).apply(to: &edits)
  }
}

/// `folio KIND submit` and `folio KIND withdraw`.
struct MoveCommand<View: GovernanceRecord, Move: StatusMove>: FolioCommand {
  static var configuration: CommandConfiguration {
    let examples = Move.exampleOptions.map { "  folio \(View.kind) \(Move.verb) \(View.kind.exampleID)\($0)" }
    return CommandConfiguration(
      commandName: Move.verb, abstract: Move.abstract(View.kind.withArticle),
      discussion: (["Examples:"] + examples).joined(separator: "\n"))
  }

  @OptionGroup var global: GlobalOptions

  @OptionGroup var record: RecordArgument<View>
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let verb = Move.verb.prefix(1).uppercased() + Move.verb.dropFirst()
    return try edit(record, verb, write, console) { try Move.move($0, in: &$1, $2) }
  }
}
