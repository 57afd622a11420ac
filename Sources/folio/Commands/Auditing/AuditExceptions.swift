public import ArgumentParser
public import Calendars
import Governance
import Operations
import Reporting
import Storage

/// `folio audit exceptions`: what became of exceptions in a period, and which of them to look at.
struct AuditExceptions: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "exceptions",
    abstract: "Say what became of exceptions in a period, who relied on them, and draw the sample to look at.",
    discussion: """
      Read from history alone: what was granted, renewed, revoked, closed and what expired, which commit relied on which \
      exception for which rule, and a sample that nobody chose. Without --period it is the register as it stands, or \
      stood --as-of.

      --open schedules the audit as a review that holds the population and the sample; folio review find and folio \
      review complete carry it on.

      Examples:
        folio audit exceptions --period 2026Q3
        folio audit exceptions --period 2026Q3 --forum FOR-0001 --open
        folio audit exceptions --period 2026Q4 --csv >exceptions.csv
        folio audit exceptions --as-of 2026-10-30
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Option(name: .long, help: ArgumentHelp("A quarter, a month or a year.", valueName: "2026Q3"))
  var period: Period?

  @Option(
    name: .long, help: ArgumentHelp("Only the exceptions of this forum.", valueName: "FOR"),
    completion: IDCompletion.of(Forum.kind))
  var forum: String?

  @Flag(name: .long, help: "Comma-separated values, for a spreadsheet.")
  var csv = false

  @Flag(name: .long, help: "Schedule the audit as a review, with its population and sample.")
  var open = false

  @Option(
    name: .long, help: ArgumentHelp("Who carries it out; you without one.", valueName: "PER"),
    completion: IDCompletion.of(Person.kind))
  var auditor: String?

  @OptionGroup var write: WriteOptions

  func validate() throws {
    guard !csv || !global.json else { throw ValidationError("--csv and --json are two forms of one answer") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view(asOf: read.asOf)
    guard let period else {
      guard !open else { throw UsageError("an audit is of a period", hint: "--period 2026Q3") }
      let forum = try forum.map { try view.state.resolve($0, as: Forum.kind) }
      return try show(ExceptionRegister(in: view).filtered { forum == nil || $0.forum == forum }, console)
    }
    let forum = try forum.map { try view.state.resolve($0, as: Forum.kind) }
    let audit = try ExceptionAudit(of: period, forum: forum, in: view)
    guard open else { return try show(audit, view, console) }
    let auditor = try auditor.map { try view.state.resolve($0, as: Person.kind) }
    let review = try OpenExceptionAudit(of: audit, by: auditor).review(in: view)
    return try writing(session, write, console)("Schedule the exception audit of \(period)", about: review.id) {
      edits, context in try review.apply(to: &edits, context)
    }
  }

  private func show(_ audit: ExceptionAudit, _ view: LedgerView, _ console: Console) throws -> ExitStatus {
    if csv {
      try console.pass(audit.csv)
      return .clean
    }
    let text = ExceptionAuditText(names: RecordNames(view), style: console.style)
    try console.say(lines: text.lines(audit, width: console.width))
    try console.emit(audit.json)
    return .clean
  }
}

extension FolioCommand {
  /// Says what a register holds; `csv` has no other words.
  func show(_ register: ExceptionRegister, _ console: Console) throws -> ExitStatus {
    try console.say(lines: register.lines(width: console.width, style: console.style))
    try console.emit(register.json)
    return try told(register, console)
  }

  /// How well the register could be read, said aloud where it could not.
  func told(_ register: ExceptionRegister, _ console: Console) throws -> ExitStatus {
    guard register.hasPolicy else {
      try console.complain("INCOMPLETE: the newest commit holds no policy; folio audit breaches says what it took away")
      return .incomplete
    }
    guard !register.missing.isEmpty else { return .clean }
    try console.complain(
      "INCOMPLETE: the register lists \(register.missing.map(\.text).joined(separator: ", ")), which cannot be read; folio audit breaches finds the commit"
    )
    return .incomplete
  }
}

extension Period: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
