import Calendars
import Testing

/// F07, F10 and F16 to F22: the intervals that a window covers, to the second.
struct FreezeTimingTests {
  @Test(arguments: [
    (
      "2026-09-30T18:00", "2026-10-01T06:00", "America/New_York", "monthly by_month_day=-1 count=7",
      [
        "2026-09-30T22:00:00Z/2026-10-01T10:00:00Z", "2026-10-31T22:00:00Z/2026-11-01T11:00:00Z",
        "2026-11-30T23:00:00Z/2026-12-01T11:00:00Z", "2026-12-31T23:00:00Z/2027-01-01T11:00:00Z",
        "2027-01-31T23:00:00Z/2027-02-01T11:00:00Z", "2027-02-28T23:00:00Z/2027-03-01T11:00:00Z",
        "2027-03-31T22:00:00Z/2027-04-01T10:00:00Z",
      ]
    ),
    (
      "2027-03-13T02:30", "2027-03-13T03:30", "America/New_York", "daily count=3",
      [
        "2027-03-13T07:30:00Z/2027-03-13T08:30:00Z", "2027-03-14T07:30:00Z/2027-03-14T08:30:00Z",
        "2027-03-15T06:30:00Z/2027-03-15T07:30:00Z",
      ]
    ),
    (
      "2026-11-27", "2026-12-01", "UTC", "yearly by_month=11 by_day=4FR count=3",
      [
        "2026-11-27T00:00:00Z/2026-12-01T00:00:00Z", "2027-11-26T00:00:00Z/2027-11-30T00:00:00Z",
        "2028-11-24T00:00:00Z/2028-11-28T00:00:00Z",
      ]
    ),
    // Instances overlap each other: the days of three 48-hour windows are one.
    (
      "2026-09-01T09:00", "2026-09-03T09:00", "UTC", "daily count=3",
      ["2026-09-01T09:00:00Z/2026-09-05T09:00:00Z"]
    ),
  ])
  func `a window covers each of its instances`(
    start: String, end: String, name: String, rule: String, expected: [String]
  ) throws {
    let timing = try timing(start, end, in: name, rule)
    #expect(try times(of: timing, from: "2026-06-01T00:00:00Z").filter { $0 < "2029" } == expected)
  }

  @Test func `an exclusion uses up a count, an addition does not`() throws {
    let fridays = try timing(
      "2026-09-04", "2026-09-05", in: "UTC", "weekly by_day=FR count=4", excluding: ["2026-09-11"],
      adding: ["2026-09-30"])
    #expect(
      try times(of: fridays, from: "2026-09-01T00:00:00Z") == [
        "2026-09-04T00:00:00Z/2026-09-05T00:00:00Z", "2026-09-18T00:00:00Z/2026-09-19T00:00:00Z",
        "2026-09-25T00:00:00Z/2026-09-26T00:00:00Z", "2026-09-30T00:00:00Z/2026-10-01T00:00:00Z",
      ])
  }

  @Test(arguments: [
    ("Pacific/Kiritimati", "2026-12-30T10:00:00Z/2026-12-31T10:00:00Z"),
    ("Pacific/Pago_Pago", "2026-12-31T11:00:00Z/2027-01-01T11:00:00Z"),
  ])
  func `floating days are those of the region`(name: String, expected: String) throws {
    let day = try timing("2026-12-31", "2027-01-01")
    let calendar = FreezeCalendar([window("F", .deny(.hard), [.gateGo], during: day)], regions: ["R": try zone(name)])
    let timeline = try calendar.timeline(of: FreezableAction(.gateGo), from: instant("2026-01-01T00:00:00Z"))
    #expect(timeline.rows.first?.times.intervals.map { "\($0.start)/\($0.end)" } == [expected])
  }

  @Test func `a window far longer than the years asked about is still on`() throws {
    let decade = try timing("2020-01-01", "2032-01-01", in: "UTC")
    let calendar = FreezeCalendar([window("F", .deny(.hard), [.gateGo], during: decade)], regions: [:])
    let verdict = try calendar.timeline(of: FreezableAction(.gateGo), from: instant("2026-06-01T00:00:00Z"))
      .verdict(at: instant("2026-06-01T00:00:00Z"))
    #expect(verdict.findings.map(\.code) == ["FREEZE-01"])
    #expect(verdict.nextOpening == nil)
  }

  @Test(arguments: ["2026-09-05", "2026-09-03"])
  func `a start that its rule does not give is refused`(start: String) throws {
    let fault = FreezeTimingFault.startNotInRule(CivilDateTime(startOf: try date(start)))
    #expect(throws: fault) { try timing(start, "2026-09-07", in: "UTC", "weekly by_day=FR") }
    #expect("\(fault)" == "its start \(start)T00:00 is not a day of its own rule")
  }

  @Test func `whole days have no time of day`() throws {
    let fault = FreezeTimingFault.timeOfWholeDays(try local("2026-09-11T09:00"))
    #expect(throws: fault) {
      try timing("2026-09-04", "2026-09-05", in: "UTC", "weekly", excluding: ["2026-09-11T09:00"])
    }
    #expect(throws: fault) { try timing("2026-09-04", "2026-09-05", in: "UTC", adding: ["2026-09-11T09:00"]) }
  }
}

extension FreezeTimingTests {
  private func times(of timing: FreezeTiming, from start: String) throws -> [String] {
    let calendar = FreezeCalendar([window("F", .deny(.hard), [.gateGo], during: timing)], regions: [:])
    let timeline = try calendar.timeline(of: FreezableAction(.gateGo), from: instant(start))
    return timeline.rows.flatMap { $0.times.intervals.map { "\($0.start)/\($0.end)" } }
  }
}
