import ArgumentParser
import Governance
import JSON
import Operations

/// `folio policy propose`: an edit of the policy is put to the vote.
struct PolicyPropose: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Open a decision on an edit of the policy.",
    discussion: """
      Voters see every value that stands and every value that shall. version and predecessor follow from the edit and are \
      not proposed.

      Examples:
        folio policy propose --set /thresholds/change/use_by_days=20
        folio policy propose --file schemas/lesson.schema.json=lesson.schema.json
        folio policy propose --unset /regions/US --days 7
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var write: WriteOptions

  @Option(help: ArgumentHelp("A value that shall stand: JSON, or else text.", valueName: "pointer=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("A place that shall be empty.", valueName: "pointer"))
  var unset: [String] = []

  @Option(help: ArgumentHelp("A file under schemas/ or hooks/ and its new text.", valueName: "path=file"))
  var file: [NamedFile] = []

  @Option(help: "What people call the decision.")
  var title: String?

  @Option(help: "How many days votes count.")
  var days: Int64 = 14

  func validate() throws {
    if set.isEmpty, unset.isEmpty, file.isEmpty { throw ValidationError("give --set, --unset or --file") }
    guard (1...365).contains(days) else { throw ValidationError("--days is from 1 to 365") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    var generator = SystemRandomNumberGenerator()
    let id = Decision.kind.mintID(using: &generator)
    let proposal = try ProposePolicyEdit(
      id, title: title, edits: set.map(Self.edit) + unset.map { (try Self.pointer($0), nil) },
      files: NamedFile.texts(file, in: self), days: days)
    let commit = WriteCommit(
      session, message: write.fullMessage("Open \(id) on the policy"), isRehearsal: write.dryRun)
    let outcome = try commit { edits, _ in try proposal.apply(to: &edits) }
    return try console.report(outcome, of: "opened \(id); next: folio decision vote \(id) approve", in: session)
  }

  private static func edit(_ text: String) throws -> ProposePolicyEdit.Edit {
    guard let sign = text.firstIndex(of: "=") else {
      throw UsageError("--set \(text) has no value", hint: "--set /thresholds/change/use_by_days=20")
    }
    let value = String(text[text.index(after: sign)...])
    // What is not JSON is text: Europe/London needs no quotes.
    let json = (try? JSONParser.parse([UInt8](value.utf8), limits: .record)) ?? .string(value)
    return (try pointer(String(text[..<sign])), json)
  }

  private static func pointer(_ text: String) throws -> JSONPointer {
    do {
      return try JSONPointer(parsing: text)
    } catch {
      throw UsageError("\(error)")
    }
  }
}
