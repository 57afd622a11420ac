import Calendars
import Governance
import JSON
import Operations
import Platform
import Testing

/// Everything in a calendar that no freeze can be is refused where it stands.
struct RefusedEventTests {
  /// Lines 1 and 2 open the calendar, line 3 is the event's BEGIN, and its properties follow.
  private static let start = ["DTSTART;TZID=Europe/London:20261002T160000", "DTEND;TZID=Europe/London:20261002T180000"]

  /// What an event says, and the refusals of it: `LINE found: problem`.
  static let table: [(lines: [String], refusals: [String])] = [
    (
      start + ["RRULE:FREQ=HOURLY;COUNT=3"],
      ["8 RRULE:FREQ=HOURLY;COUNT=3: it comes again daily, weekly, monthly or yearly; FREQ=HOURLY is none of them"]
    ),
    (
      start + ["RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"],
      ["8 RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1: the rule of a freeze has no BYSETPOS=-1"]
    ),
    (
      start + ["RRULE:FREQ=WEEKLY;UNTIL=20270101"],
      ["8 RRULE:FREQ=WEEKLY;UNTIL=20270101: UNTIL is an instant (20261231T120000Z) where DTSTART has a zone"]
    ),
    (
      start + ["RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=FR"],
      [
        "8 RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;WKST=SU: weeks begin on Monday in a freeze that comes every other week; WKST=MO is expected"
      ]
    ),
    (
      start + ["RRULE:FREQ=WEEKLY;BYDAY=MO"],
      ["6 DTSTART;TZID=Europe/London:20261002T160000: its start 2026-10-02T16:00 is not a day of its own rule"]
    ),
    (
      start + ["RRULE:FREQ=WEEKLY;NONSENSE=1"],
      ["8 RRULE:FREQ=WEEKLY;NONSENSE=1: can't parse as RECUR value in RRULE property"]
    ),
    (
      start + ["EXDATE;VALUE=DATE:20261009"],
      ["8 EXDATE;VALUE=DATE:20261009: a time with a zone is expected, because DTSTART is one"]
    ),
    (
      start + ["RDATE;VALUE=PERIOD:20261009T150000Z/PT3H"],
      [
        "8 RDATE;VALUE=PERIOD:20261009T150000Z/PT3H: there is no such day or time; 20261123 or 20261123T090000 is expected"
      ]
    ),
    (start + ["LOCATION:Leeds"], ["8 LOCATION:Leeds: a freeze has no place for LOCATION"]),
    (start + ["ATTENDEE:mailto:a@b.example"], ["8 ATTENDEE:mailto:a@b.example: a freeze has no place for ATTENDEE"]),
    (
      start + ["X-MOZ-LASTACK:20261001T000000Z"],
      ["8 X-MOZ-LASTACK:20261001T000000Z: a freeze has no place for X-MOZ-LASTACK"]
    ),
    (
      start + ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M", "END:VALARM"],
      ["8 BEGIN:VALARM: a freeze has no place for a VALARM"]
    ),
    (start + ["STATUS:CANCELLED"], ["8 STATUS:CANCELLED: it is cancelled and freezes nothing"]),
    (start + ["FOO:bar"], ["8 FOO:bar: parse error in property name: FOO"]),
    (start + ["X-FOLIO-REGION:MARS"], ["8 X-FOLIO-REGION:MARS: the policy has no region 'MARS'"]),
    (start + ["X-FOLIO-SEGMENT:SEG-0999"], ["8 X-FOLIO-SEGMENT:SEG-0999: there is no SEG-0999 in this ledger"]),
    (start + ["X-FOLIO-WHEN:{}"], ["8 X-FOLIO-WHEN:{}: /start: it does not last whole days, so '' is no time of it"]),
    (
      start + ["DESCRIPTION:mail \u{202E}moc.elpmaxe"],
      ["8 DESCRIPTION:mail \u{202E}moc.elpmaxe: it holds a bidirectional control character"]
    ),
    (
      ["DTSTART;TZID=W. Europe Standard Time:20261002T160000", "DURATION:PT2H"],
      [
        "6 DTSTART;TZID=W. Europe Standard Time:20261002T160000: a zone by its IANA name is expected: 'W. Europe Standard Time' is not the name of a time zone"
      ]
    ),
    (["DTSTART:20261002T160000"], ["6 DTSTART:20261002T160000: it lasts no time; a DTEND or a DURATION is expected"]),
    (
      ["DTSTART:20260931T160000", "DURATION:PT2H"],
      ["6 DTSTART:20260931T160000: there is no such day or time; 20261123 or 20261123T090000 is expected"]
    ),
    (
      ["DTSTART:20261002T160030Z", "DURATION:PT2H"],
      ["6 DTSTART:20261002T160030Z: a freeze begins and ends on a whole minute"]
    ),
    (
      ["DTSTART:20261002T160000Z", "DTEND:20261002T160000Z"],
      ["7 DTEND:20261002T160000Z: its end does not lie after its start, 20261002T160000Z"]
    ),
    (["DTSTART;VALUE=DATE:20261002", "DURATION:PT2H"], ["7 DURATION:PT2H: whole days last a number of days"]),
    (
      ["DTSTART;VALUE=DATE:20261002", "DTSTART;VALUE=DATE:20261003"],
      ["7 DTSTART;VALUE=DATE:20261003: an event says DTSTART once"]
    ),
    (
      ["DTSTART;TZID=Somewhere:20261002T160000", "DURATION:PT2H", "RRULE:FREQ=SECONDLY", "LOCATION:Leeds"],
      [
        "6 DTSTART;TZID=Somewhere:20261002T160000: a zone by its IANA name is expected",
        "8 RRULE:FREQ=SECONDLY: it comes again daily", "9 LOCATION:Leeds: a freeze has no place for LOCATION",
      ]
    ),
    (
      ["DTSTART;TZID=Europe/London:20261002T160000Z", "DURATION:PT2H"],
      ["6 DTSTART;TZID=Europe/London:20261002T160000Z: a day, or a time that ends with Z, has no TZID"]
    ),
    (
      start + ["X-FOLIO-EFFECT:deny", "X-FOLIO-EFFECT:allow"],
      ["9 X-FOLIO-EFFECT:allow: an event says X-FOLIO-EFFECT once"]
    ),
    (
      start + ["X-FOLIO-NOTES:Kept", "DESCRIPTION:Other"],
      ["9 DESCRIPTION:Other: a freeze has no place for DESCRIPTION"]
    ),
    (
      start + ["DESCRIPTION;ALTREP=\"cid:1\":Other"],
      ["8 DESCRIPTION;ALTREP=cid:1:Other: a freeze has no place for the parameter ALTREP"]
    ),
    (
      start + ["ORGANIZER;CN=Ann;ROLE=CHAIR:mailto:ann@example.org"],
      ["8 ORGANIZER;CN=Ann;ROLE=CHAIR:mailto:ann@example.org: a freeze has no place for ORGANIZER"]
    ),
    ([], ["3 BEGIN:VEVENT: it does not say when it begins; a DTSTART is expected"]),
  ]

  private static func file(_ lines: [String]) -> [UInt8] {
    let event = ["BEGIN:VEVENT", "UID:partner-1", "SUMMARY:Partner freeze"] + lines + ["END:VEVENT"]
    return Array((["BEGIN:VCALENDAR", "VERSION:2.0"] + event + ["END:VCALENDAR"]).joined(separator: "\r\n").utf8)
  }

  private static let defaults: JSONObject = [
    "calendar": "partners", "effect": "deny", "level": "hard", "actions": ["wave_start"],
  ]

  private func outcome(
    _ bytes: [UInt8], _ defaults: ImportDefaults, in workshop: borrowing Workshop
  ) throws -> ImportFreezes.Outcome {
    let session = try workshop.session("alder", at: "2026-09-09T10:00:00Z", as: .id("PER-0014"))
    return try ImportFreezes(session, defaults, owner: nil)(bytes, message: "Import\n", isRehearsal: true)
  }

  @Test func `what no freeze can be is refused at its line, and nothing else is`() throws {
    let workshop = try Workshop()
    try workshop.demo()
    for row in Self.table {
      guard
        case .refused(let refusals) = try outcome(
          Self.file(row.lines), ImportDefaults(fields: Self.defaults), in: workshop)
      else {
        Issue.record("\(row.lines) is not refused")
        continue
      }
      let said = refusals.map { "\($0.line) \($0.found): \($0.problem)" }
      #expect(said.count == row.refusals.count && zip(said, row.refusals).allSatisfy { $0.hasPrefix($1) }, "\(said)")
    }
  }

  @Test func `an event that does not say what it does is refused until somebody does`() throws {
    let workshop = try Workshop()
    try workshop.demo()

    guard case .refused(let refusals) = try outcome(Self.file(Self.start), ImportDefaults(), in: workshop) else {
      throw Refused(nil, "it was not refused")
    }
    #expect(refusals.map(\.line) == [3])
    #expect(refusals[0].fix?.hasSuffix("--calendar partners --effect deny --level hard --action wave_start") == true)
    guard
      case .judged(.rehearsed, let entries) = try outcome(
        Self.file(Self.start), ImportDefaults(fields: Self.defaults), in: workshop)
    else { throw Refused(nil, "it was refused") }
    #expect(entries.map(\.act) == [.new])
  }

  @Test func `what is left behind on purpose is no reason to refuse`() throws {
    let workshop = try Workshop()
    try workshop.demo()
    let lines = Self.start + ["LOCATION:Leeds", "X-MOZ-LASTACK:1", "BEGIN:VALARM", "ACTION:DISPLAY", "END:VALARM"]
    let defaults = ImportDefaults(fields: Self.defaults, leftOut: ["location", "X-*", "VALARM"])

    guard case .judged(.rehearsed, let entries) = try outcome(Self.file(lines), defaults, in: workshop) else {
      throw Refused(nil, "it was refused")
    }
    #expect(entries.count == 1)
  }

  /// What an event says, and what the freeze says then.
  static let taken: [(lines: [String], fields: JSONObject)] = [
    (
      ["DTSTART;VALUE=DATE:20261002"],
      ["all_day": true, "start": "2026-10-02", "end": "2026-10-03", "tz": "floating"]
    ),
    (
      ["DTSTART:20261002T160000", "DURATION:P1DT2H"],
      ["all_day": false, "start": "2026-10-02T16:00", "end": "2026-10-03T18:00", "tz": "floating"]
    ),
    (
      [
        "DTSTART:20261002T160000Z", "DTEND;TZID=Europe/Berlin:20261002T190000",
        "RRULE:FREQ=DAILY;UNTIL=20261231T235959Z",
      ],
      [
        "start": "2026-10-02T16:00", "end": "2026-10-02T17:00", "tz": "UTC",
        "rule": ["freq": "daily", "until": "2026-12-31T23:59"],
      ]
    ),
    (
      start + [
        "RRULE:FREQ=WEEKLY;UNTIL=20261113T160000Z;BYDAY=FR",
        "EXDATE;TZID=Europe/London:20261009T160000,20261016T160000",
      ],
      [
        "rule": ["freq": "weekly", "until": "2026-11-13T16:00", "by_day": ["FR"]],
        "exdates": ["2026-10-09T16:00", "2026-10-16T16:00"],
      ]
    ),
    (
      ["DTSTART;VALUE=DATE:20261031", "RRULE:RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD"],
      ["rule": ["freq": "monthly", "on_invalid_date": "backward"]]
    ),
    (start + ["DESCRIPTION:Two lines\\nof notes", "LOCATION:"], ["notes": "Two lines of notes"]),
    (["DTSTART;TZID=W. Europe Standard Time:20261002T160000", "DURATION:PT2H"], ["tz": "Europe/Berlin"]),
  ]

  @Test(arguments: taken.indices)
  func `what a freeze can be is taken as it is`(index: Int) throws {
    let workshop = try Workshop()
    try workshop.demo()
    let row = Self.taken[index]
    let defaults = ImportDefaults(fields: Self.defaults, zoneNames: ["W. Europe Standard Time": "Europe/Berlin"])

    guard case .judged(.rehearsed, let entries) = try outcome(Self.file(row.lines), defaults, in: workshop) else {
      throw Refused(nil, "it was refused")
    }
    let fields = try #require(entries.first).freeze.fields
    for (key, value) in row.fields { #expect(fields[key] == value, "\(key)") }
  }

  @Test func `an event that was changed against what folio wrote of it is noticed`() throws {
    let workshop = try Workshop()
    try workshop.demo()
    let session = try workshop.session("alder", at: "2026-09-09T10:00:00Z")
    let view = try session.view()
    let bytes = try FreezeCalendarFile(
      view.records(of: Freeze.kind).map(Freeze.init).filter { $0.id.text == "FRZ-0003" }, named: "One", in: view
    ).calendar.bytes()
    let text = String(decoding: bytes, as: UTF8.self)

    for (old, new, problem) in [
      ("RRULE:FREQ=WEEKLY;BYDAY=FR", "RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=3", "RRULE:FREQ=WEEKLY;BYDAY=FR is expected"),
      ("RRULE:FREQ=WEEKLY;BYDAY=FR\r\n", "", "it lacks RRULE:FREQ=WEEKLY;BYDAY=FR"),
      ("CATEGORIES:deny/soft", "CATEGORIES:deny/hard", "CATEGORIES:deny/soft is expected"),
    ] {
      #expect(text.contains(old))
      let changed = Array(text.replacing(old, with: new).utf8)
      guard case .refused(let refusals) = try outcome(changed, ImportDefaults(), in: workshop) else {
        Issue.record("\(new) was not noticed")
        continue
      }
      #expect(refusals.count == 1 && refusals[0].problem.contains(problem), "\(refusals)")
    }
  }
}
