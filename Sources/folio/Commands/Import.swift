import ArgumentParser
import Git
import JSON
import Operations
import Platform
import Reporting
import Rules

/// `folio import DIR`: an existing portfolio enters a ledger in set-up.
struct Import: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Let an existing portfolio enter while the ledger is set up.",
    discussion: """
      Every .json file under DIR that holds a record enters as it stands, in any status, at the path that this ledger \
      gives it and in canonical form. Errors name the file, the line and the column, and nothing is written while there \
      are any. Grants, and keys that others added, that nobody has confirmed are confirmed in your name.

      Examples:
        folio import ../portfolio --dry-run
        folio import ../portfolio -m "Opening balance of the claims programme"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("A folder of JSON files, however it is laid out.", valueName: "dir"))
  var directory: String

  @Option(name: [.short, .long], help: ArgumentHelp("The commit's message.", valueName: "text"))
  var message: String?

  @Flag(name: .long, help: "Judge it and say what would be written; write nothing.")
  var dryRun = false

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let line = ProgressLine(isShown: !global.quiet && !global.json && StandardStream.errors.isTerminal)
    let operation = ImportPortfolio(session, isRehearsal: dryRun) { line.show($1, of: $2, $0) }
    let outcome = try operation(path(directory), message: message)
    line.end()
    switch outcome {
    case .faulty(let faults):
      for fault in faults {
        let place = fault.position.map { "\(fault.path):\($0)" } ?? fault.path
        try console.complain("\(TerminalText(place)): \(TerminalText(fault.message))")
      }
      try console.complain("folio: nothing was imported: \(faults.count) \(faults.count == 1 ? "fault" : "faults")")
      try console.emit(["committed": .null, "faults": .array(faults.map(\.json))])
      return .refused
    case .refused(let violations):
      let text = ViolationText(style: console.errorStyle, nameOf: try PersonNames(session).name(of:))
      if !console.isJSON { for line in violations.flatMap(text.lines) { try console.complain(line) } }
      try console.complain("folio: refused, nothing was imported")
      try console.emit(["committed": .null, "violations": .array(violations.map { $0.json() })])
      return .refused
    case .imported(let report): return try tell(report, console, "imported")
    case .rehearsed(let report): return try tell(report, console, "would import")
    case .unchanged:
      try console.tell("nothing to do: every record is here as it stands there")
      try console.emit(["committed": .null, "records": 0])
      return .clean
    }
  }

  private func tell(_ report: ImportPortfolio.Report, _ console: Console, _ did: String) throws -> ExitStatus {
    let ids = report.commits.compactMap { $0.id?.description }
    let commits = dryRun ? "" : " in \(report.commits.map(\.facts.shortID).joined(separator: ", "))"
    let replaced = report.replacedCount > 0 ? ", \(report.replacedCount) in place of records that were here" : ""
    try console.say("\(did) \(report.recordCount) records\(commits)\(replaced)")
    if report.confirmed.grants + report.confirmed.keys > 0 {
      try console.say(
        "confirmed in your name: \(report.confirmed.grants) grants and \(report.confirmed.keys) keys that nobody had")
    }
    for path in report.skipped { try console.tell("left out: \(TerminalText(path)) holds no record") }
    try console.emit([
      "committed": dryRun ? .null : .array(ids.map { .string($0) }), "records": .integer(Int64(report.recordCount)),
      "replaced": .integer(Int64(report.replacedCount)),
      "confirmed": [
        "grants": .integer(Int64(report.confirmed.grants)), "keys": .integer(Int64(report.confirmed.keys)),
      ],
      "left_out": .array(report.skipped.map { .string($0) }),
    ])
    return .clean
  }
}

extension PortfolioFolder.Fault {
  fileprivate var json: JSONValue {
    var fields: JSONObject = ["path": .string(path), "message": .string(message)]
    fields["line"] = position.map { .integer(Int64($0.line)) }
    fields["column"] = position.map { .integer(Int64($0.column)) }
    return .object(fields)
  }
}
