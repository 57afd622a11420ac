import Calendars
import Git
import Governance
import ICalendar
import JSON
import Operations
import Platform
import Rules
import Storage
import Testing

/// Freezes that leave as iCalendar and come back.
struct FreezeExchangeTests {
  private static let owner = RecordID.id("PER-0014")
  private static let time = "2026-09-09T10:00:00Z"

  /// What travels of a freeze; the rest says what became of it in one ledger.
  private static let travelling = [
    "title", "calendar", "effect", "level", "actions", "regions", "segments", "processes", "systems", "initiatives",
    "all_day", "start", "end", "tz", "rule", "exdates", "rdates", "origin", "evidence", "notes", "tags",
  ]

  /// A ledger with `count` random drafts beside the freezes of the worked example.
  private func session(_ workshop: borrowing Workshop, random count: Int, seed: UInt64) throws -> Session {
    try workshop.demo()
    let session = try workshop.session("alder", at: Self.time, as: Self.owner)
    var freezes = RandomFreezes(seed: seed)
    let drafts = try (0..<count).map { try freezes.freeze($0) }
    let outcome = try WriteCommit(session, message: "Draft freezes\n")({ edits, _ in
      for draft in drafts { try edits.put(draft.record) }
    })
    guard case .written = outcome else { throw Refused(nil, "\(outcome)") }
    return session
  }

  private func entries(_ outcome: ImportFreezes.Outcome) throws -> [ImportFreezes.Entry] {
    switch outcome {
    case .judged(.written, let entries), .judged(.unchanged, let entries): return entries
    case .judged(.refused(let judged), _): throw Refused(judged)
    case .judged: throw Refused(nil)
    case .refused(let refusals):
      throw Refused(nil, refusals.map { "\($0.line): \($0.found): \($0.problem)" }.joined(separator: "\n"))
    }
  }

  @Test func `what is exported comes back as it was, in any ledger`() throws {
    let here = try Workshop()
    let view = try session(here, random: 150, seed: 4).view()
    let freezes = try view.state.all(Freeze.self)
    let text = String(decoding: try FreezeCalendarFile(freezes, named: "All", in: view).calendar.bytes(), as: UTF8.self)
    // Two demos have one name. Under another, none of the events is known there.
    let bytes = Array(text.replacing("@\(view.ledger.identity.ledger)", with: "@another-ledger").utf8)
    let there = try Workshop()
    try there.demo()
    let other = try there.session("alder", at: Self.time, as: Self.owner)

    let entries = try entries(
      ImportFreezes(other, ImportDefaults(), owner: nil)(bytes, message: "Import\n", isRehearsal: false))

    #expect(entries.count == freezes.count)
    for (before, entry) in zip(freezes, entries) {
      let after = try #require(try other.record(entry.freeze.id))
      for key in Self.travelling where before.fields[key] != after.fields[key] {
        Issue.record("\(before.id) \(key): \(before.fields[key] as Any), came back as \(after.fields[key] as Any)")
      }
      #expect(after.status == "draft")
      #expect(after.owner == Self.owner)
    }
  }

  @Test func `a file that came from here changes nothing, and a draft that it changes is brought up to date`() throws {
    let workshop = try Workshop()
    let session = try session(workshop, random: 12, seed: 7)
    let view = try session.view()
    let freezes = try view.state.all(Freeze.self)
    let text = String(decoding: try FreezeCalendarFile(freezes, named: "All", in: view).calendar.bytes(), as: UTF8.self)
    let operation = ImportFreezes(session, ImportDefaults(), owner: nil)

    let same = try entries(operation(Array(text.utf8), message: "Import\n", isRehearsal: false))
    #expect(same.allSatisfy { $0.act == .unchanged })

    let retitled = text.replacing("SUMMARY:Freeze 3\\,", with: "SUMMARY:Freeze drei\\,")
    let updated = try entries(operation(Array(retitled.utf8), message: "Import\n", isRehearsal: false))
    #expect(updated.filter { $0.act == .updated }.map(\.freeze.id.text) == ["FRZ-R003"])
    #expect(try session.record(.id("FRZ-R003"))?.title.hasPrefix("Freeze drei,") == true)
  }

  @Test func `an approved freeze is not changed by a file`() throws {
    let workshop = try Workshop()
    let session = try session(workshop, random: 1, seed: 7)
    let view = try session.view()
    let freezes = try view.state.all(Freeze.self).filter { $0.id.text == "FRZ-0001" }
    let text = String(decoding: try FreezeCalendarFile(freezes, named: "All", in: view).calendar.bytes(), as: UTF8.self)

    let outcome = try ImportFreezes(session, ImportDefaults(), owner: nil)(
      Array(text.replacing("SUMMARY:Holiday peak", with: "SUMMARY:Holiday").utf8), message: "Import\n",
      isRehearsal: false)

    guard case .refused(let refusals) = outcome else { throw Refused(nil, "\(outcome)") }
    #expect(refusals.map(\.problem) == ["FRZ-0001 is this event, is approved and says otherwise"])
  }

  @Test func `one start that is missing among several is noticed`() throws {
    let workshop = try Workshop()
    let session = try session(workshop, random: 40, seed: 3)
    let view = try session.view()
    let file = try FreezeCalendarFile(view.state.all(Freeze.self), named: "All", in: view)
    var lines = String(decoding: try file.calendar.bytes(), as: UTF8.self).split(separator: "\r\n")
    let place = try #require(lines.firstIndex { $0.hasPrefix("RDATE") })
    #expect(lines[place + 1].hasPrefix("RDATE"))
    let line = lines.remove(at: place)

    let outcome = try ImportFreezes(session, ImportDefaults(), owner: nil)(
      Array(lines.joined(separator: "\r\n").utf8), message: "Import\n", isRehearsal: true)

    guard case .refused(let refusals) = outcome else { throw Refused(nil, "\(outcome)") }
    #expect(refusals.map(\.problem) == ["it lacks \(line), which X-FOLIO-WHEN says"])
  }

  @Test func `the same commit gives the same bytes at any time`() throws {
    let workshop = try Workshop()
    _ = try session(workshop, random: 20, seed: 9)
    func bytes(at time: String) throws -> [UInt8] {
      let view = try workshop.session("alder", at: time).view(asOf: .revision(Revision("main")))
      return try FreezeCalendarFile(view.state.all(Freeze.self), named: "All", in: view).calendar.bytes()
    }

    #expect(try bytes(at: "2026-09-09T11:00:00Z") == bytes(at: "2031-01-01T00:00:00Z"))
  }

  @Test func `every client that follows RFC 5545 sees the times that Folio means`() throws {
    let workshop = try Workshop()
    let view = try session(workshop, random: 250, seed: 5545).view()
    let freezes = try view.state.all(Freeze.self)
    let file = workshop.path("all.ics")
    try Files.write(FreezeCalendarFile(freezes, named: "All", in: view).calendar.bytes(), to: file)
    guard let python = try PythonCalendar.times(in: file) else {
      print("SKIPPED: no python3 with icalendar and dateutil here, so exports were not read by another program")
      return
    }
    #expect(Set(python.keys) == Set(freezes.map(\.id.text)))
    for freeze in freezes {
      let window = try freeze.window(zones: view.session.zones, regions: ["DACH", "UK", "US"])
      let ours = try PythonCalendar.texts(of: window)
      for (reading, theirs) in python[freeze.id.text] ?? [:] where theirs != ours {
        let (missing, surplus) = (Set(ours).subtracting(theirs).sorted(), Set(theirs).subtracting(ours).sorted())
        Issue.record(
          "\(freeze.id) read by \(reading): lacks \(missing.prefix(3)), has \(surplus.prefix(3)) of \(freeze.fields)")
      }
    }
  }

  @Test func `every client sees the times that folio freeze list shows`() throws {
    let workshop = try Workshop()
    try workshop.demo()
    let view = try workshop.session("alder", at: Self.time).view()
    let freezes = try view.state.all(Freeze.self).filter { $0.isApproved && $0.zone != "floating" }
    let file = workshop.path("approved.ics")
    try Files.write(FreezeCalendarFile(freezes, named: "All", in: view).calendar.bytes(), to: file)
    guard let python = try PythonCalendar.times(in: file) else {
      print("SKIPPED: no python3 with icalendar and dateutil here, so exports were not read by another program")
      return
    }
    let years = try #require(InstantInterval(from: .at("2026-01-01T00:00:00Z"), to: .at("2029-01-01T00:00:00Z")))
    let listed = try FreezeListing(years, in: view).entries.filter { $0.freeze.zone != "floating" }
    let ours = Dictionary(grouping: listed, by: \.freeze.id.text).mapValues { entries in
      entries.map { "\($0.interval.start)/\($0.interval.end)" }.sorted()
    }
    #expect(ours.count == 5)
    for (id, times) in ours { #expect(python[id]?["exact"] == times, "\(id)") }
  }

  @Test func `zones are written as they are`() throws {
    let workshop = try Workshop()
    let names = [
      "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "America/Santiago", "Asia/Gaza",
      "Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Auckland", "Asia/Kolkata", "America/Nuuk", "Asia/Beirut",
      "Africa/Cairo", "Europe/Chisinau", "Antarctica/Troll", "Pacific/Apia",
    ]
    let zones = try names.map { ICalendarZone(try ZoneDatabase.system.zone(named: $0), years: 2019...2031).component }
    let file = workshop.path("zones.ics")
    try Files.write(
      ICalendarComponent("VCALENDAR", [ICalendarProperty("VERSION", "2.0")], components: zones).bytes(), to: file)
    guard let faults = try PythonCalendar.zoneFaults(in: file, from: 2019, to: 2031) else {
      print("SKIPPED: no python3 with icalendar and dateutil here, so zones were not read by another program")
      return
    }
    #expect(faults == ["checked \(names.count)"])
  }
}
