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

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A value that shall stand; repeatable.", valueName: "place=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("A place that shall be empty; repeatable.", valueName: "place"))
  var unset: [String] = []

  @Option(help: ArgumentHelp("A file under schemas/ or hooks/ and its new text.", valueName: "path=file"))
  var file: [NamedFile] = []

  @Option(help: "What people call the decision.")
  var title: String?

  @Option(help: "Use this id for the decision in place of a fresh one.")
  var id: RecordID?

  @Option(help: "How many days votes count.")
  var days: Int64 = 14

  func validate() throws {
    if set.isEmpty, unset.isEmpty, file.isEmpty { throw ValidationError("give --set, --unset or --file") }
    if let id, id.prefix != Decision.kind.prefix {
      throw ValidationError("\(id) is not the id of a decision: DEC-0009")
    }
    guard (1...365).contains(days) else { throw ValidationError("--days is from 1 to 365") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    var generator = SystemRandomNumberGenerator()
    let id = id ?? RecordID.minted(for: Decision.kind, using: &generator)
    let assignments =
      try set.map { try FieldAssignment(parsing: $0) }
      + unset.map { FieldAssignment(try FieldAssignment.place($0), nil) }
    let proposal = try ProposePolicyEdit(
      id, title: title, assignments, files: NamedFile.texts(file, in: self), days: days)
    let status = try writing(session, write, console)("Put \(id) on the policy to the vote", about: id) {
      try proposal.apply(to: &$0, $1)
    }
    if status == .clean, !write.dryRun { try console.tell("next: folio decision vote \(id) approve") }
    return status
  }
}
