import ICalendar
import JSON
import Testing

struct ICalendarFileTests {
  /// A reader of plain `NAME:VALUE` lines, in place of libical.
  private static func file(_ lines: String...) -> ICalendarFile {
    ICalendarFile(Array(lines.joined(separator: "\r\n").utf8)) { line throws(ICalendarFault) in
      let parts = line.text.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw ICalendarFault(line: line.number, found: line.text, problem: "no colon") }
      return [ICalendarProperty(parts[0], parts[1], line: line.number)]
    }
  }

  @Test func `components lie in one another as their lines do`() throws {
    let file = Self.file("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1", "END:VEVENT", "END:VCALENDAR")

    let calendar = try #require(file.calendars.first)
    #expect(file.faults.isEmpty)
    #expect(calendar.first("VERSION")?.line == 2)
    #expect(calendar.components.map(\.name) == ["VEVENT"])
    #expect(calendar.components[0].line == 3)
    #expect(calendar.components[0].first("UID")?.value == "1")
  }

  static let broken: [([String], [String])] = [
    ([""], ["1 there is no BEGIN:VCALENDAR"]),
    (["BEGIN:VEVENT", "END:VEVENT"], ["1 a file begins with BEGIN:VCALENDAR", "2 nothing is open that it could end"]),
    (
      ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VCALENDAR"],
      ["1 it has no END", "2 it has no END", "3 END:VEVENT is expected"]
    ),
    (["BEGIN:VCALENDAR", "END:VCALENDAR", "UID:1"], ["3 it stands outside of BEGIN:VCALENDAR and END:VCALENDAR"]),
    (["BEGIN:VCALENDAR", "SUMMARY", "END:VCALENDAR"], ["2 no colon"]),
    (
      ["BEGIN:VCALENDAR"] + Array(repeating: "BEGIN:X", count: 7) + ["BEGIN:Y"] + Array(repeating: "END:X", count: 7)
        + ["END:VCALENDAR"], ["9 components lie too deep in one another"]
    ),
  ]

  @Test(arguments: broken)
  func `what does not lie in one another is a fault of its line`(lines: [String], faults: [String]) {
    let file = ICalendarFile(Array(lines.joined(separator: "\n").utf8)) { line throws(ICalendarFault) in
      guard line.text.contains(":") else {
        throw ICalendarFault(line: line.number, found: line.text, problem: "no colon")
      }
      return []
    }

    #expect(file.faults.map { "\($0.line) \($0.problem)" } == faults)
  }

  @Test func `a file is the same after a pipe`() throws {
    let file = Self.file(
      "BEGIN:VCALENDAR", "VERSION:2.0", "SUMMARY", "BEGIN:VEVENT", "UID:1", "END:VEVENT", "END:VCALENDAR")

    let read = try #require(ICalendarFile(json: JSONParser.parse("\(file.json)", limits: .document)))

    #expect(read.calendars == file.calendars)
    #expect(read.faults == file.faults)
  }
}
