import Calendars
import Testing

/// What the freeze engine's examples (F01 to F16) say about zones.
struct ZoneTests {
  @Test(arguments: [
    ("Europe/London", "2026-10-24T12:00:00Z", 3600), ("Europe/London", "2026-10-25T00:59:59Z", 3600),
    ("Europe/London", "2026-10-25T01:00:00Z", 0), ("Europe/Dublin", "2026-12-01T00:00:00Z", 0),
    ("Europe/Dublin", "2050-07-01T00:00:00Z", 3600), ("Europe/Dublin", "2050-12-01T00:00:00Z", 0),
    ("America/New_York", "2026-11-23T05:00:00Z", -18_000), ("Pacific/Kiritimati", "2026-12-31T00:00:00Z", 50_400),
    ("Pacific/Pago_Pago", "2026-12-31T00:00:00Z", -39_600), ("Asia/Kolkata", "2099-01-01T00:00:00Z", 19_800),
    ("America/Santiago", "2060-01-01T00:00:00Z", -10_800), ("America/Santiago", "2060-07-01T00:00:00Z", -14_400),
  ])
  func `offsets follow the clocks, far beyond the tables too`(name: String, moment: String, offset: Int) throws {
    #expect(try zone(name).offset(at: instant(moment)) == offset)
  }

  @Test(arguments: [
    ("Europe/Berlin", "2026-11-23T00:00", "2026-11-22T23:00:00Z"),
    ("Europe/London", "2026-10-26T08:00", "2026-10-26T08:00:00Z"),
    ("Europe/London", "2026-10-19T08:00", "2026-10-19T07:00:00Z"),
    ("America/New_York", "2026-10-31T18:00", "2026-10-31T22:00:00Z"),
    ("America/New_York", "2026-11-01T06:00", "2026-11-01T11:00:00Z"),
    ("Europe/Berlin", "2027-03-28T04:00", "2027-03-28T02:00:00Z"),
    ("Pacific/Kiritimati", "2026-12-31T00:00", "2026-12-30T10:00:00Z"),
  ])
  func `most civil times are one instant`(name: String, civil: String, expected: String) throws {
    let zone = try zone(name)
    #expect(try zone.resolve(local(civil)) == .unique(instant(expected)))
    #expect(try zone.civil(at: instant(expected)) == local(civil))
  }

  @Test(arguments: [
    ("Europe/Berlin", "2027-03-28T02:30", "2027-03-28T01:30:00Z", "2027-03-28T01:00:00Z"),
    ("Europe/Berlin", "2027-03-28T02:00", "2027-03-28T01:00:00Z", "2027-03-28T01:00:00Z"),
    ("America/New_York", "2027-03-14T02:30", "2027-03-14T07:30:00Z", "2027-03-14T07:00:00Z"),
    ("America/Santiago", "2026-09-06T00:00", "2026-09-06T04:00:00Z", "2026-09-06T04:00:00Z"),
    ("Europe/Berlin", "2060-03-28T02:59", "2060-03-28T01:59:00Z", "2060-03-28T01:00:00Z"),
  ])
  func `a civil time in a gap is shifted forward`(name: String, civil: String, shifted: String, jump: String) throws {
    let expected = Resolution.gap(shifted: try instant(shifted), transition: try instant(jump))
    #expect(try zone(name).resolve(local(civil)) == expected)
    #expect(expected.earliest == expected.latest)
  }

  @Test(arguments: [
    ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
    ("Europe/London", "2026-10-25T01:00", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"),
    ("Australia/Lord_Howe", "2027-04-04T01:45", "2027-04-03T14:45:00Z", "2027-04-03T15:15:00Z"),
    ("Europe/Dublin", "2045-10-29T01:30", "2045-10-29T00:30:00Z", "2045-10-29T01:30:00Z"),
  ])
  func `a civil time that comes twice has two instants`(
    name: String, civil: String, first: String, second: String
  ) throws {
    let expected = Resolution.repeated(first: try instant(first), second: try instant(second))
    #expect(try zone(name).resolve(local(civil)) == expected)
    #expect(try expected.earliest == instant(first) && expected.latest == instant(second))
  }

  @Test(arguments: [
    ("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
    ("America/New_York", "2027-03-14", "2027-03-14T05:00:00Z", "2027-03-15T04:00:00Z"),
    ("America/Santiago", "2026-09-06", "2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z"),
    ("America/Santiago", "2027-04-03", "2027-04-03T03:00:00Z", "2027-04-04T04:00:00Z"),
    ("Pacific/Kiritimati", "2026-12-31", "2026-12-30T10:00:00Z", "2026-12-31T10:00:00Z"),
    ("Pacific/Pago_Pago", "2026-12-31", "2026-12-31T11:00:00Z", "2027-01-01T11:00:00Z"),
    // The clocks of Toronto jumped from 23:30 to 00:30 in 1919; Samoa skipped a whole day in 2011.
    ("America/Toronto", "1919-03-31", "1919-03-31T04:30:00Z", "1919-04-01T04:00:00Z"),
    ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z"),
    ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"),
  ])
  func `a day runs from its first instant to the next day's`(
    name: String, day: String, start: String, end: String
  ) throws {
    let expected = InstantInterval(from: try instant(start), to: try instant(end))
    #expect(try zone(name).day(date(day)) == expected)
  }

  @Test(arguments: [
    ("P1W", "2026-10-19T07:00:00Z", "2026-10-26T08:00:00Z"), ("PT168H", "2026-10-19T07:00:00Z", "2026-10-26T07:00:00Z"),
    ("P1D", "2027-03-27T01:30:00Z", "2027-03-28T01:30:00Z"), ("P0D", "2026-10-25T01:30:00Z", "2026-10-25T01:30:00Z"),
    ("P1D", "2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z"),
  ])
  func `nominal lengths keep the time of day, exact ones count`(length: String, start: String, end: String) throws {
    let london = try zone("Europe/London")
    let duration = try #require(CalendarDuration(length))
    #expect(try london.instant(duration, after: instant(start)) == instant(end))
  }

  @Test func `a lead is counted backwards in civil time`() throws {
    let lead = try #require(CalendarDuration("P10D"))
    let exact = try #require(CalendarDuration("PT1H"))
    let start = try instant("2026-10-26T08:00:00Z")
    #expect(try zone("Europe/London").instant(lead, before: start) == instant("2026-10-16T07:00:00Z"))
    #expect(try zone("Europe/London").instant(exact, before: start) == instant("2026-10-26T07:00:00Z"))
  }

  @Test(arguments: ["Europe/Dublin", "America/Santiago", "Africa/Casablanca", "Asia/Gaza", "UTC"])
  func `the ends of time have a civil time`(name: String) throws {
    let zone = try zone(name)
    for end in [Instant.distantPast, .distantFuture] {
      let civil = zone.civil(at: end)
      _ = zone.resolve(civil)
      _ = zone.startOfDay(civil.date)
      #expect(abs(zone.offset(at: end)) < 86_400)
    }
  }
}
