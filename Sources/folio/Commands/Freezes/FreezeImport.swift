import ArgumentParser
import Calendars
import Git
import Governance
import JSON
import Operations
import Platform
import Reporting
import Storage

/// `folio freeze import FILE.ics`: freezes that somebody keeps in another calendar, as drafts.
struct FreezeImport: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make draft freezes of the events of an iCalendar file.",
    discussion: """
      All events enter in one commit, or none does: whatever a freeze cannot be, an hourly rule, a time that was moved on \
      its own, a place, is refused with its line, and nothing is written. --leave-out leaves a property or a component \
      behind on purpose. What an event does not say, you say for all of them: --calendar, --effect, --level, --action; \
      it counts over what an event says. An event is known again by its UID: a draft that came from it is brought up to \
      date, a decided freeze is never changed.

      Exits 1 where anything is refused, by the file or by the rules.

      Examples:
        folio freeze import partner.ics --calendar partners --effect deny --level hard --action wave_start --dry-run
        folio freeze import partner.ics --calendar partners --effect advisory --action comms_external --region UK \\
          --zone 'W. Europe Standard Time=Europe/Berlin' --leave-out LOCATION --leave-out 'X-MICROSOFT-*'
        folio freeze export -C ../old-ledger | folio freeze import -
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The file; - for standard input.", valueName: "file"), completion: .file(extensions: ["ics"]))
  var file: String

  @Option(name: .long, help: ArgumentHelp("The calendar that they belong to.", valueName: "name"))
  var calendar: String?

  @Option(name: .long, help: "deny, allow or advisory.")
  var effect: String?

  @Option(name: .long, help: "hard or soft, of what denies.")
  var level: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The zone of days and times without one; of each region without it.", valueName: "zone"))
  var clock: String?

  @Option(
    name: .long, help: ArgumentHelp("What a zone of the file is called by IANA; repeatable.", valueName: "name=zone"))
  var zone: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Leave this behind; repeatable; X-* is all that begin so.", valueName: "name"))
  var leaveOut: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Who answers for them; you without one.", valueName: "PER"),
    completion: IDCompletion.of(Person.kind))
  var owner: String?

  @OptionGroup var asked: FreezeOptions
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    let operation = ImportFreezes(
      session, try defaults(view), owner: try owner.map { try view.state.resolve($0, as: Person.kind) })
    let limit = ImportFreezes.limit
    let bytes = file == "-" ? try StandardStream.readInput(limit: limit) : try Files.read(path(file), limit: limit)
    let name = file == "-" ? "standard input" : file
    let outcome = try operation(
      bytes, message: write.fullMessage("Import freezes from \(name.split(separator: "/").last ?? "")"),
      isRehearsal: write.dryRun)
    switch outcome {
    case .refused(let refusals):
      let text = EventRefusalText(file: name, style: console.errorStyle)
      if !console.isJSON { for line in refusals.flatMap(text.lines) { try console.complain(line) } }
      try console.complain("folio: nothing was imported: \(refusals.count) refused")
      try console.emit(["committed": .null, "refusals": .array(refusals.map(\.json))])
      return .refused
    case .judged(let judged, let entries): return try report(judged, entries, session, console)
    }
  }

  private func defaults(_ view: LedgerView) throws -> ImportDefaults {
    let scope = try asked.scope(in: view)
    var fields: JSONObject = [:]
    for (key, value) in [("calendar", calendar), ("effect", effect), ("level", level)] {
      if let value { fields[key] = .string(value) }
    }
    for (key, values) in [
      ("actions", Set(asked.action.map(\.rawValue))), ("regions", scope.regions), ("segments", scope.segments),
      ("processes", scope.processes), ("systems", scope.systems), ("initiatives", scope.initiatives),
    ] where !values.isEmpty {
      fields[key] = .array(values.sorted().map(JSONValue.string))
    }
    let zones = view.session.zones
    if let clock { _ = try known(clock, zones) }
    let names = try zone.map { text in
      let parts = text.split(separator: "=").map(String.init)
      guard parts.count == 2 else { throw UsageError("'\(text)' names no zone", hint: "write NAME=Europe/Berlin") }
      return (parts[0], try known(parts[1], zones))
    }
    return ImportDefaults(
      fields: fields, zoneNames: Dictionary(names, uniquingKeysWith: { _, last in last }), clockless: clock,
      leftOut: leaveOut)
  }

  private func known(_ name: String, _ zones: ZoneDatabase) throws -> String {
    do {
      return try zones.zone(named: name).name
    } catch {
      throw UsageError("\(error)", hint: "name a zone by its IANA name: Europe/Berlin")
    }
  }

  private func report(
    _ outcome: WriteCommit.Outcome, _ entries: [ImportFreezes.Entry], _ session: Session, _ console: Console
  ) throws -> ExitStatus {
    for entry in entries where !console.isJSON {
      try console.say("\(entry.freeze.id)  \(entry.act.rawValue)  \(TerminalText(entry.freeze.title))")
    }
    guard console.isJSON else {
      if case .unchanged = outcome {
        try console.tell("nothing to do: every event stands in the ledger as it is")
        return .clean
      }
      let subject = entries.count == 1 ? entries[0].freeze.id.text : "\(entries.count) freezes"
      return try console.report(outcome, of: subject, in: session)
    }
    let (judged, status): (JudgedCommit?, ExitStatus) =
      switch outcome {
      case .unchanged: (nil, .clean)
      case .refused(let judged): (judged, .refused)
      case .rehearsed(let judged), .written(let judged): (judged, .clean)
      }
    let isWritten = if case .written = outcome { true } else { false }
    try console.emit([
      "committed": isWritten ? judged?.id.map { .string($0.description) } ?? .null : .null,
      "freezes": .array(entries.map(\.json)), "violations": .array(judged?.violations.map { $0.json() } ?? []),
    ])
    return status
  }
}
