import ArgumentParser
import Git
import Governance
import JSON
import Operations
import Platform
import Reporting
import Rules
import Storage

/// `folio freeze export`: the freeze calendar, for the calendars that people look at.
struct FreezeExport: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write freezes as an iCalendar file that calendar clients subscribe to.",
    discussion: """
      RFC 5545, as Thunderbird, Google Calendar and Outlook read it: one event for each approved freeze, and more where \
      turned clocks or short months move single times, for the years around the commit. The same commit gives the same \
      bytes. What iCalendar has no word for stands in X-FOLIO properties, so that folio freeze import gets back what was \
      exported. folio-ical, which is installed beside folio, writes it.

      To publish it, have the server write it where a web server looks, every quarter of an hour or after each push: the       file is replaced as a whole, and clients subscribe to its address.

      Examples:
        folio freeze export -o freezes.ics
        folio freeze export --calendar peaks --calendar renewals > peaks.ics
        folio freeze export --freeze FRZ-0005 --as-of 2026-09-30
        folio freeze export -C /srv/git/alder.git -o /srv/www/alder.ics
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Option(
    name: .long, help: ArgumentHelp("This freeze, whatever its status; repeatable.", valueName: "FRZ"),
    completion: IDCompletion.of(Freeze.kind))
  var freeze: [String] = []

  @Option(name: .long, help: ArgumentHelp("Only freezes of this calendar; repeatable.", valueName: "name"))
  var calendar: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Write it here; to standard output without one.", valueName: "file"))
  var output: String?

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    let chosen = try freezes(view)
    let name = calendar.isEmpty ? "Freezes" : "Freezes: \(calendar.joined(separator: ", "))"
    let file = try FreezeCalendarFile(chosen, named: name, in: view)
    let bytes = try file.calendar.bytes()
    if let output {
      try Files.write(bytes, to: path(output))
      try console.tell(
        "wrote \(TerminalText(output)): \(chosen.count) \(chosen.count == 1 ? "freeze" : "freezes") as of \(view.commit.id.description.prefix(7))"
      )
    } else {
      if !console.isJSON { try console.pass(String(decoding: bytes, as: UTF8.self)) }
    }
    var json: JSONObject = [
      "commit": .string(view.commit.id.description), "sha256": .string("\(SHA256Digest(of: bytes))"),
      "freezes": .array(chosen.map { .string($0.id.text) }),
    ]
    if output == nil { json["text"] = .string(String(decoding: bytes, as: UTF8.self)) }
    try console.emit(.object(json))
    return .clean
  }

  private func freezes(_ view: LedgerView) throws -> [Freeze] {
    let all = try view.state.all(Freeze.self)
    if let stranger = calendar.first(where: { name in !all.contains { $0.calendar == name } }) {
      let names = Set(all.map(\.calendar)).sorted().joined(separator: ", ")
      throw UsageError("no freeze is of a calendar '\(TerminalText(stranger))'", hint: "there are \(names)")
    }
    let named = Set(try freeze.map { try view.state.resolve($0, as: Freeze.kind) })
    return all.filter { freeze in
      (named.isEmpty ? freeze.isApproved : named.contains(freeze.id))
        && (calendar.isEmpty || calendar.contains(freeze.calendar))
    }
  }
}
