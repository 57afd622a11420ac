import Calendars
import ICalendar
import Platform
import Testing

struct ICalendarTextTests {
  @Test func `days, times and instants are read as they are written`() throws {
    let day = try #require(CivilDate("2026-11-03"))
    let reading = try #require(CivilDateTime(day, hour: 9, minute: 5, second: 7))
    let instant = try #require(Instant("2026-11-03T09:05:07Z"))

    #expect(day.iCalendarText == "20261103")
    #expect(reading.iCalendarText == "20261103T090507")
    #expect(instant.iCalendarText == "20261103T090507Z")
    #expect(CivilDate(iCalendar: "20261103") == day)
    #expect(CivilDateTime(iCalendar: "20261103T090507") == reading)
    #expect(Instant(iCalendar: "20261103T090507Z") == instant)
  }

  @Test(arguments: [
    "", "2026113", "20261131", "20261103T0905", "20261103T240000", "20261103T090560", "20261103t090500", "-0261103",
    "20261103T+90500",
  ])
  func `what is no day or time is nothing`(text: String) {
    #expect(CivilDate(iCalendar: text) == nil)
    #expect(CivilDateTime(iCalendar: text) == nil)
    #expect(Instant(iCalendar: text + "Z") == nil)
  }

  /// Which observances a zone has in 2025 to 2026: by rule, each on its own, or one alone.
  @Test(arguments: [
    (
      "Europe/Berlin",
      ["20250330T020000 FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "20251026T030000 FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"]
    ),
    (
      "America/New_York",
      ["20250309T020000 FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "20251102T020000 FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"]
    ),
    ("Africa/Casablanca", ["20250223T030000", "20250406T020000", "20260215T030000", "20260322T020000"]),
    ("Asia/Kolkata", []),
  ])
  func `a zone has a rule where its clocks are turned by one`(name: String, turns: [String]) throws {
    let zone = try ZoneDatabase(version: nil) { try ZoneFiles().bytes(of: $0) }.zone(named: name)

    let parts = ICalendarZone(zone, years: 2025...2026).component.components

    #expect(parts.first?.first("DTSTART")?.value == "20250101T000000")
    #expect(
      parts.dropFirst().map { part in
        [part.first("DTSTART"), part.first("RRULE")].compactMap { $0?.value }.joined(separator: " ")
      } == turns)
  }
}
