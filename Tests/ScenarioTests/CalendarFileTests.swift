import Foundation
import Platform
import Testing

/// `folio freeze export` and `import` where something is not as it should be.
struct CalendarFileTests {
  @Test func `without its companion folio says what is missing, and writes nothing`() throws {
    let grace = try DemoLedger().clone(as: 7)
    let lonely = try Programs.makeFolder() + "/folio"
    try Programs.must("cp", [Programs.folio, lonely], in: grace.path)

    let ran = try Programs.run(lonely, ["freeze", "export", "-o", "out.ics"], in: grace.path)

    #expect(ran.code == 2)
    #expect(
      ran.errors.contains("could not start folio-ical: there is no \(lonely)-ical; script/install puts it beside"))
    #expect(!FileManager.default.fileExists(atPath: grace.path + "/out.ics"))
  }

  @Test func `a file of hostile text is refused without harm`() throws {
    let grace = try DemoLedger().clone(as: 7)
    let rude = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:\u{1B}]0;x\u{07}\u{202E}\r\nEND:VTODO\r\n"

    let ran = try Programs.run(
      Programs.folio, ["freeze", "import", "-", "--calendar", "partners"], in: grace.path, input: Array(rude.utf8))

    #expect(ran.code == 1)
    #expect(
      ran.errorLines.map { $0.split(separator: ": ").first.map(String.init) ?? "" } == [
        "standard input:1", "standard input:3", "standard input:4", "standard input:5", "folio",
      ], "\(ran)")
    #expect(!ran.errors.utf8.contains(0x1B) && !ran.errors.unicodeScalars.contains("\u{202E}"))
  }

  @Test(arguments: [
    "DURATION:PT4294967300H", "RRULE:FREQ=DAILY;COUNT=4294967299", "RRULE:FREQ=DAILY;COUNT=5;INTERVAL=65541",
    "RDATE;VALUE=PERIOD:20270104T000000Z/PT4294967300H", "SEQUENCE:4294967299", "SEQUENCE:12abc",
    "BEGIN:STANDARD\r\nTZOFFSETFROM:+9900\r\nEND:STANDARD",
  ])
  func `a number that is too large is refused as it is written, and does not wrap`(lines: String) throws {
    let grace = try DemoLedger().clone(as: 7)
    let file = """
      BEGIN:VCALENDAR
      VERSION:2.0
      BEGIN:VEVENT
      UID:1
      SUMMARY:Audit
      DTSTART:20270104T080000Z
      \(lines)
      END:VEVENT
      END:VCALENDAR
      """

    let ran = try Programs.run(Programs.folio, ["freeze", "import", "-"], in: grace.path, input: Array(file.utf8))

    #expect(ran.code == 1)
    let line = try #require(lines.split(separator: "\r\n").first { !$0.contains("STANDARD") })
    #expect(
      ran.errors.contains(": a number in it is no such number, or too large") && ran.errors.contains(line), "\(ran)")
  }

  @Test(arguments: [
    ["RRULE:FREQ=DAILY;COUNT=05;INTERVAL=1"], ["DURATION:P0DT36H"], ["SEQUENCE:3", "DURATION:PT15M"],
    ["RRULE:FREQ=YEARLY;BYDAY=+1MO;BYMONTH=01", "DURATION:P1DT0H0M"],
  ])
  func `a number may be written in more than one way`(lines: [String]) throws {
    let grace = try DemoLedger().clone(as: 7)
    let file =
      ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1", "SUMMARY:Audit", "DTSTART:20270104T080000Z"]
      + lines + (lines.contains { $0.hasPrefix("DURATION") } ? [] : ["DTEND:20270104T090000Z"])
      + ["END:VEVENT", "END:VCALENDAR"]
    let ran = try Programs.run(
      Programs.folio,
      [
        "freeze", "import", "-", "--calendar", "partners", "--effect", "advisory", "--action", "wave_start",
        "--dry-run",
      ],
      in: grace.path, ["GIT_COMMITTER_DATE": DemoLedger.moment],
      input: Array(file.joined(separator: "\r\n").utf8))
    #expect(ran.code == 0, "\(ran)")
  }

  @Test func `a file that is too large is not read`() throws {
    let grace = try DemoLedger().clone(as: 7)
    try Data(repeating: 0x41, count: (8 << 20) + 1).write(to: URL(filePath: grace.path + "/large.ics"))

    let ran = try Programs.run(Programs.folio, ["freeze", "import", "large.ics"], in: grace.path)

    #expect(ran.code == 2)
    #expect(ran.errors.contains("it is larger than 8388608 bytes"))
  }

  @Test func `a dry run writes nothing and says what would be`() throws {
    let grace = try DemoLedger().clone(as: 7)
    let file = """
      BEGIN:VCALENDAR
      VERSION:2.0
      BEGIN:VEVENT
      UID:1
      SUMMARY:Audit
      DTSTART;VALUE=DATE:20261228
      END:VEVENT
      END:VCALENDAR
      """
    let before = try grace.git(must: "rev-parse", "HEAD")

    let ran = try Programs.run(
      Programs.folio,
      [
        "freeze", "import", "-", "--calendar", "partners", "--effect", "advisory", "--action", "wave_start",
        "--dry-run",
        "--json",
      ], in: grace.path, ["GIT_COMMITTER_DATE": DemoLedger.moment], input: Array(file.utf8))

    #expect(ran.code == 0, "\(ran)")
    #expect(ran.output.contains("\"committed\": null") && ran.output.contains("\"title\": \"Audit\""))
    #expect(try grace.git(must: "rev-parse", "HEAD") == before)
  }
}
