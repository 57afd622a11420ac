import ArgumentParser
import Calendars
import Governance
import Operations
import Platform
import Reporting
import Rules
import Storage

/// `folio freeze month`: the freezes of a month on a calendar.
struct FreezeMonth: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "month", abstract: "Show the freezes of a month or a quarter on a calendar.",
    discussion: """
      Each day shows what is on at some time of it, on the clocks that each freeze follows. --output writes a page with \
      pictures, to mail and to print.

      Examples:
        folio freeze month
        folio freeze month 2026-12 --region DACH
        folio freeze month 2026Q4 --output q4.html
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Argument(help: ArgumentHelp("The month or the quarter; this month without it.", valueName: "2026-12"))
  var period: Period?

  @OptionGroup var asked: FreezeOptions

  @Option(
    name: [.short, .long], help: ArgumentHelp("Write a page of HTML to this file.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var output: String?

  func validate() throws {
    if let period, period.description.utf8.count == 4 {
      throw ValidationError("a year is too long; name a month or a quarter")
    }
    if !asked.action.isEmpty { throw ValidationError("a month shows what is on for all actions; leave --action out") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    let today = try view.home.day(of: view.time)
    guard let period = period ?? Period(String("\(today)".dropLast(3))) else { return .usage }
    let months = try FreezeMonths(period, concerning: asked.scope(in: view), in: view)
    if let output {
      let page = months.html(try ReportStamp(of: view, asOf: read.asOf))
      try Files.write([UInt8](page.utf8), to: path(output))
      try console.tell("\(period) in \(TerminalText(output))")
    } else {
      try console.say(lines: FreezeMonthText(style: console.style).lines(months, width: console.width))
    }
    try console.emit(months.json)
    return .clean
  }
}
