import Calendars
import Testing

/// F08 to F16: what a span of civil time covers, to the second.
struct CivilSpanTests {
  @Test(arguments: [
    // Start in the gap, end in the gap, and both where the end would come first.
    ("Europe/Berlin", "2027-03-28T02:30", "2027-03-28T04:00", "2027-03-28T01:30:00Z", "2027-03-28T02:00:00Z"),
    ("Europe/Berlin", "2027-03-28T01:00", "2027-03-28T02:30", "2027-03-28T00:00:00Z", "2027-03-28T01:30:00Z"),
    ("America/New_York", "2027-03-14T02:30", "2027-03-14T03:30", "2027-03-14T07:30:00Z", "2027-03-14T08:30:00Z"),
    ("America/New_York", "2027-03-14T02:00", "2027-03-14T03:00", "2027-03-14T07:00:00Z", "2027-03-14T08:00:00Z"),
    // The repeated hour, and a night with it.
    ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T02:45", "2026-10-25T00:30:00Z", "2026-10-25T01:45:00Z"),
    ("Europe/Berlin", "2026-10-24T22:00", "2026-10-25T06:00", "2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z"),
  ])
  func `what forbids covers the doubtful hour`(
    name: String, start: String, end: String, from: String, to: String
  ) throws {
    let span = try #require(CivilSpan(from: local(start), to: local(end)))
    #expect(try zone(name).interval(of: span, .widest) == InstantInterval(from: instant(from), to: instant(to)))
  }

  @Test func `what allows does not cover it`() throws {
    let berlin = try zone("Europe/Berlin")
    let start = try local("2026-10-25T02:30")
    let long = try #require(CivilSpan(from: start, to: local("2026-10-25T04:00")))
    let short = try #require(CivilSpan(from: start, to: local("2026-10-25T02:45")))
    let expected = InstantInterval(from: try instant("2026-10-25T01:30:00Z"), to: try instant("2026-10-25T03:00:00Z"))
    #expect(berlin.interval(of: long, .narrowest) == expected)
    #expect(berlin.interval(of: short, .narrowest) == nil)
    // Nor is a span in a gap lengthened to what it would have been.
    let gap = try #require(CivilSpan(from: local("2027-03-28T02:30"), to: local("2027-03-28T03:30")))
    #expect(berlin.interval(of: gap, .narrowest) == nil)
  }

  @Test(arguments: [
    ("Europe/Berlin", "2026-10-25", "2026-10-26", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
    ("America/New_York", "2027-03-14", "2027-03-15", "2027-03-14T05:00:00Z", "2027-03-15T04:00:00Z"),
    ("America/Santiago", "2026-09-06", "2026-09-07", "2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z"),
    ("Pacific/Kiritimati", "2026-12-31", "2027-01-01", "2026-12-30T10:00:00Z", "2026-12-31T10:00:00Z"),
    ("Pacific/Pago_Pago", "2026-12-31", "2027-01-01", "2026-12-31T11:00:00Z", "2027-01-01T11:00:00Z"),
  ])
  func `whole days are as long as they are`(
    name: String, start: String, end: String, from: String, to: String
  ) throws {
    let span = try #require(CivilSpan(daysFrom: date(start), to: date(end)))
    let expected = InstantInterval(from: try instant(from), to: try instant(to))
    #expect(try zone(name).interval(of: span, .widest) == expected)
    #expect(try zone(name).interval(of: span, .narrowest) == expected)
  }

  @Test func `a day that a zone skipped covers nothing`() throws {
    let span = try #require(CivilSpan(daysFrom: date("2011-12-30"), to: date("2011-12-31")))
    #expect(try zone("Pacific/Apia").interval(of: span, .widest) == nil)
  }

  @Test func `an end that does not follow its start makes no span`() throws {
    let (day, reading) = (try date("2026-09-05"), try local("2026-09-05T09:00"))
    #expect(CivilSpan(daysFrom: day, to: day) == nil)
    #expect(CivilSpan(from: reading, to: reading) == nil)
    #expect(CivilSpan(from: reading, to: reading.adding(seconds: -60)) == nil)
    #expect(try CivilSpan(daysFrom: day, to: date("2026-09-07"))?.description == "2026-09-05…2026-09-07")
    #expect(
      CivilSpan(from: reading, to: reading.adding(seconds: 60))?.description == "2026-09-05T09:00…2026-09-05T09:01")
  }
}
