public import ArgumentParser
import Calendars
import Governance
import JSON
import Operations
import Platform
public import Reporting
import Storage

/// `folio report`: answers as tables and pages, as of any point of history.
struct ReportCommand: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Make a report: text, JSON, comma-separated values, or a page to print.",
    discussion: """
      Without a name it lists the reports that there are. A page is one file of HTML that needs nothing else: no script, \
      nothing fetched, good to mail and to print. It says as of which commit, day and policy it is, and which command \
      makes it again.

      With --output the name's ending says the format where --format does not. --format csv has one table; --table names another \
      than the main one.

      Examples:
        folio report
        folio report exceptions --as-of 2026-10-30
        folio report R-EXC FOR-0001 --output exceptions.html
        folio report scope INI-0002
        folio report R-EXC --format csv --table history >history.csv
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Argument(
    help: ArgumentHelp("The report: its code or its name.", valueName: "report"),
    completion: .list(ReportCatalog.headings.flatMap { [$0.code, $0.name] }))
  var name: String?

  @Argument(help: "What it is about, where not the whole ledger.", completion: IDCompletion.of(nil))
  var id: String?

  @Option(name: .long, help: "How it is written: text, json, csv or html.")
  var format: ReportFormat?

  @Option(name: .long, help: ArgumentHelp("Another table than the main one, with --format csv.", valueName: "table"))
  var table: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The file to write to.", valueName: "file"), completion: .file())
  var output: String?

  func perform(_ console: Console) throws -> ExitStatus {
    guard let name else { return try list(console) }
    let type = try ReportCatalog.report(named: name)
    let format = try chosenFormat()
    let view = try session().view(asOf: read.asOf)
    let report = try Report(
      type, about: subject(of: type.heading, in: view), in: view, asOf: read.asOf, names: RecordNames(view),
      maker: "folio \(FolioVersion.text)")
    let text = try written(report, format, console)
    let status = report.missing == nil ? ExitStatus.clean : .incomplete
    if let missing = report.missing { try console.complain("INCOMPLETE: \(missing)") }
    guard let output else {
      try console.pass(text)
      return status
    }
    try Files.write([UInt8](text.utf8), to: path(output))
    try console.tell("\(report.heading.code) as \(format.rawValue) in \(TerminalText(output))")
    return status
  }

  private func list(_ console: Console) throws -> ExitStatus {
    let headings = ReportCatalog.headings
    try console.say(lines: ReportList.lines(headings, width: console.width, style: console.style))
    try console.emit(ReportList.json(headings))
    return .clean
  }

  private func chosenFormat() throws -> ReportFormat {
    if global.json, let format, format != .json {
      throw UsageError("--json and --format \(format.rawValue) are two formats", hint: "give one")
    }
    let format = global.json ? .json : format ?? output.flatMap { ReportFormat(ofFile: $0) } ?? .text
    guard table == nil || format == .csv else {
      throw UsageError("--table chooses a table of comma-separated values", hint: "give --format csv with it")
    }
    return format
  }

  /// What the report is to be about; of a kind that it can be about.
  private func subject(of heading: ReportHeading, in view: LedgerView) throws -> RecordID? {
    guard let id else { return nil }
    let subject = try view.state.resolve(id)
    guard heading.subjects.contains(where: { $0.prefix == subject.prefix }) else {
      let kinds = heading.subjects.map(\.withArticle).joined(separator: " or ")
      throw UsageError("\(heading.code) is not about \(subject)", hint: "it is about the whole ledger, or \(kinds)")
    }
    return subject
  }

  private func written(_ report: Report, _ format: ReportFormat, _ console: Console) throws -> String {
    switch format {
    case .json: return String(decoding: CanonicalJSON.bytes(of: report.json), as: UTF8.self)
    case .csv: return try report.csv(table: table)
    case .html: return report.html
    case .text:
      // A file is no terminal: nothing is cut, nothing coloured.
      let lines = output == nil ? report.lines(width: console.width, style: console.style) : report.lines()
      return lines.map { $0 + "\n" }.joined()
    }
  }
}

extension ReportFormat: ExpressibleByArgument {}
