import ArgumentParser
import Calendars
import Governance
import Operations
import Storage

/// `folio portfolio lock`: the weights are fixed.
struct PortfolioLock: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "Lock a cycle's weights, before anybody scores by them.",
    discussion: """
      Refused while a segment has not been reassessed for a year.

      Examples:
        folio portfolio lock PFL-0001
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var record: RecordArgument<Portfolio>
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let id = try session.view().state.resolve(record.id, as: Portfolio.kind)
    return try writing(session, write, console)("Lock the weights of \(id)", about: id) { edits, _ in
      try LockWeights(id).apply(to: &edits)
    }
  }
}

/// `folio portfolio confirm`: somebody stands behind the scores.
struct PortfolioConfirm: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Stand behind the scores of a cycle's candidates.",
    discussion: """
      Says that you scored them, now, and on what evidence: of all candidates, or of those that are named.

      Examples:
        folio portfolio confirm PFL-0001 --evidence 'Scoring round of 9 September, notes in the wiki'
        folio portfolio confirm PFL-0001 INI-0003 INI-0005
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var record: RecordArgument<Portfolio>

  @Argument(help: "These alone.", completion: IDCompletion.of(Initiative.kind))
  var initiatives: [String] = []

  @Option(name: .long, help: "On what grounds.")
  var evidence: String?

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    let id = try view.state.resolve(record.id, as: Portfolio.kind)
    let named = try initiatives.map { try view.state.resolve($0, as: Initiative.kind) }
    let all = try PortfolioView(id, in: view).portfolio.candidates
    return try writing(session, write, console)("Confirm the scores of \(id)", about: id) { edits, context in
      try ConfirmScores(named.isEmpty ? all : named, evidence: evidence).apply(to: &edits, context)
    }
  }
}

/// `folio portfolio advise`: what customers say.
struct PortfolioAdvise: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "advise", abstract: "Record what a panel of customers advised, and what is made of it.",
    discussion: """
      Examples:
        folio portfolio advise PFL-0001 --panel 'Claimants, autumn' --theme 'Say what happens next' \
      --response 'INI-0002 first' --initiative INI-0002
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var record: RecordArgument<Portfolio>

  @Option(name: .long, help: "Who was asked.")
  var panel: String

  @Option(name: .long, help: "What they said.")
  var theme: String

  @Option(name: .long, help: "What is made of it.")
  var response: String?

  @Option(
    name: .long, help: ArgumentHelp("What it is about; repeatable.", valueName: "INI"),
    completion: IDCompletion.of(Initiative.kind))
  var initiative: [String] = []

  @Option(name: .long, help: ArgumentHelp("When; today without it.", valueName: "date"))
  var on: String?

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let state = try session.view().state
    let id = try state.resolve(record.id, as: Portfolio.kind)
    let about = try initiative.map { try state.resolve($0, as: Initiative.kind) }
    let day = try on.map { text in
      guard let day = CivilDate(text) else { throw UsageError("'\(text)' is no date", hint: "write 2026-09-09") }
      return day
    }
    let advice = RecordAdvice(id, panel: panel, theme: theme, response: response, initiatives: about, on: day)
    return try writing(session, write, console)("Record advice on \(id)", about: id) { edits, context in
      try advice.apply(to: &edits, context)
    }
  }
}

/// `folio portfolio override`: against the ranking, with a reason.
struct PortfolioOverride: FolioCommand {
  enum Choice: String, ExpressibleByArgument, CaseIterable {
    case `in`, out, none
  }

  static let configuration = CommandConfiguration(
    commandName: "override", abstract: "Take an initiative in or out of the plan, whatever the ranking says.",
    discussion: """
      For portfolio managers, with a rationale of 40 characters at least; none takes it back. The plan is found anew \
      with folio portfolio optimize.

      Examples:
        folio portfolio override PFL-0001 INI-0005 in --rationale 'The ombudsman asks for it before the end of the year'
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var record: RecordArgument<Portfolio>

  @Argument(help: "Which.", completion: IDCompletion.of(Initiative.kind))
  var initiative: String

  @Argument(help: "in, out or none.")
  var choice: Choice

  @Option(name: .long, help: "Why.")
  var rationale = ""

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let state = try session.view().state
    let id = try state.resolve(record.id, as: Portfolio.kind)
    let initiative = try state.resolve(initiative, as: Initiative.kind)
    let isIn: Bool? = choice == .none ? nil : choice == .in
    return try writing(session, write, console)("Override \(initiative) in \(id)", about: id) { edits, context in
      try OverrideRanking(id, initiative, isIn: isIn, rationale: rationale).apply(to: &edits, context)
    }
  }
}
