import ArgumentParser
import Calendars
import Governance
import Operations
import Storage

/// `folio review start`: begins it.
struct ReviewStart: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Begin a review that is scheduled.",
    discussion: """
      Examples:
        folio review start REV-0004
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var review: RecordArgument<Review>
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus { try move(review, .start, "Begin", write, console) }
}

/// `folio review find`: records what is wrong.
struct ReviewFind: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Record a finding of a review: what is wrong, and who puts it right by when.",
    discussion: """
      Examples:
        folio review find REV-0004 'Two letters went out without the form' \\
          --owner PER-0005 --due 2026-12-15
        folio review find REV-0004 'No control was checked' --severity high \\
          --owner PER-0005 --due 2026-12-01
      """)

  enum Severity: String, CaseIterable, ExpressibleByArgument { case low, medium, high }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var review: RecordArgument<Review>

  @Argument(help: "What was found, in a sentence.")
  var text: String

  @Option(name: .long, help: "How bad it is.")
  var severity: Severity = .medium

  @Option(
    name: .long, help: ArgumentHelp("Who puts it right.", valueName: "PER"), completion: IDCompletion.of(Person.kind))
  var owner: String

  @Option(name: .long, help: ArgumentHelp("The last day to do so.", valueName: "date"))
  var due: CivilDate

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let owner = try session().view().state.resolve(owner, as: Person.kind)
    let finding = ReviewMove.find(severity: severity.rawValue, text: text, owner: owner, dueOn: due)
    return try move(review, finding, "Record a finding of", write, console)
  }
}

/// `folio review complete`: ends it.
struct ReviewComplete: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete", abstract: "End a review and enter it in its forum's register.",
    discussion: """
      Examples:
        folio review complete REV-0004 --conclusion 'Every exception in the sample has its controls'
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var review: RecordArgument<Review>

  @Option(name: .long, help: ArgumentHelp("What follows from it.", valueName: "text"))
  var conclusion: String?

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    try move(review, .complete(conclusion: conclusion), "Complete", write, console)
  }
}

extension FolioCommand {
  fileprivate func move(
    _ review: RecordArgument<Review>, _ move: ReviewMove, _ words: String, _ write: WriteOptions, _ console: Console
  ) throws -> ExitStatus {
    try edit(review, words, write, console) { try move.apply(to: $0, &$1, $2) }
  }
}
