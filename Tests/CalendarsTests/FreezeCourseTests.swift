import Calendars
import Testing

/// F29 to F31: what takes its time, and what an override opens.
struct FreezeCourseTests {
  private let smallBusiness = FreezableAction(
    .waveStart, in: FreezeScope(regions: ["DACH"], segments: ["SEG-0002"])
  )

  @Test(arguments: [
    ("2026-11-10T08:00:00Z", ["FRZ-0001"]), ("2026-11-08T19:00:01Z", ["FRZ-0001"]), ("2026-11-08T19:00:00Z", []),
    ("2026-11-08T18:00:00Z", []),
  ])
  func `a soak that meets a hard freeze is refused, one that ends with its beginning is not`(
    start: String, expected: [String]
  ) throws {
    let verdict = try verdict(at: start, soak: "P14D")
    #expect(verdict.findings.flatMap(\.windows) == expected)
    #expect(verdict.findings.map(\.code) == expected.map { _ in "FREEZE-08" })
    guard case .unsettled(let coming, let startBy)? = verdict.findings.first else { return }
    #expect(try coming.map(\.from) == [instant("2026-11-22T23:00:00Z")])
    #expect(try startBy == instant("2026-11-08T19:00:00Z"))
    #expect(try verdict.nextOpening == instant("2027-01-15T23:00:00Z"))
  }

  @Test func `without the settle rule only the cutover counts`() throws {
    #expect(try verdict(at: "2026-11-10T08:00:00Z", soak: nil).findings.isEmpty)
    #expect(try verdict(at: "2026-11-22T19:00:00Z", soak: nil).findings.isEmpty)
    #expect(try verdict(at: "2026-11-22T19:00:01Z", soak: nil).findings.map(\.code) == ["FREEZE-08"])
  }

  @Test func `a soft freeze may begin in the soak, not in the cutover`() throws {
    let action = FreezableAction(.waveStart, in: FreezeScope(regions: ["UK"]))
    let day = try #require(CalendarDuration("P1D"))
    func codes(_ moment: String) throws -> [String] {
      let moment = try instant(moment)
      let course = FreezeCourse(length: CalendarDuration("PT4H"), soak: day, zone: try zone("Europe/London"))
      return try AlderFreezes.calendar().timeline(of: action, from: moment, for: course)
        .verdict(at: moment, for: course).findings.map(\.code)
    }
    #expect(try codes("2026-10-23T11:00:00Z") == [])
    #expect(try codes("2026-10-23T11:00:01Z") == ["FREEZE-08"])
    // Once it is on, it is the freeze that is said.
    #expect(try codes("2026-10-23T15:00:00Z") == ["FREEZE-02 until 2026-10-26T08:00:00Z"])
  }

  @Test func `an action that is limited to windows must fit into one`() throws {
    let core = FreezableAction(.configChange, in: FreezeScope(regions: ["US"], systems: ["CORE"]))
    let course = FreezeCourse(length: CalendarDuration("PT2H"), zone: .utc)
    let timeline = try AlderFreezes.calendar().timeline(of: core, from: instant("2026-09-08T00:00:00Z"), for: course)
    #expect(try timeline.verdict(at: instant("2026-09-08T18:00:00Z"), for: course).findings.isEmpty)
    let late = try timeline.verdict(at: instant("2026-09-08T18:00:01Z"), for: course)
    #expect(late.findings == [.outsideOfAllowed(["FRZ-0006"])])
    #expect(try late.nextOpening == instant("2026-09-09T13:00:00Z"))
  }

  @Test(arguments: ["2027-03-28T00:30:00Z", "2027-03-28T01:15:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"])
  func `whoever starts by the said time has settled when the freeze begins`(begin: String) throws {
    let begin = try instant(begin)
    let berlin = try zone("Europe/Berlin")
    let freeze = try window("F", .deny(.hard), [.waveStart], during: timing(utc(begin), utc(begin + 86_400), in: "UTC"))
    let course = FreezeCourse(length: CalendarDuration("PT4H"), soak: CalendarDuration("P14D"), zone: berlin)
    let start = begin - 86_400
    let timeline = try FreezeCalendar([freeze], regions: [:])
      .timeline(of: FreezableAction(.waveStart), from: start - 40 * 86_400, for: course)
    guard case .unsettled(_, let startBy)? = timeline.verdict(at: start, for: course).findings.first else {
      Issue.record("a wave may start a day before the freeze")
      return
    }
    #expect(timeline.verdict(at: startBy, for: course).findings.isEmpty)
    #expect(!timeline.verdict(at: startBy + 7_200, for: course).findings.isEmpty)
  }

  @Test(arguments: [
    (["FRZ-0001"], "2026-12-16T10:00:00Z", "2026-12-18T10:00:00Z", [FreezeOverride.Fault.doesNotName(["FRZ-0002"])]),
    (["FRZ-0001", "FRZ-0002"], "2026-12-14T10:00:00Z", "2026-12-16T10:00:00Z", [.doesNotHold]),
    (["FRZ-0001", "FRZ-0002"], "2026-12-16T10:00:01Z", "2026-12-18T10:00:00Z", [.doesNotHold]),
    (["FRZ-0001", "FRZ-0002"], "2026-12-16T10:00:00Z", "2026-12-18T11:00:00Z", [.isTooLong]),
    ([], "2026-12-16T10:00:00Z", "2026-12-18T10:00:01Z", [.doesNotName(["FRZ-0001", "FRZ-0002"]), .isTooLong]),
    (["FRZ-0001", "FRZ-0002"], "2026-12-16T10:00:00Z", "2026-12-18T10:00:00Z", []),
  ])
  func `an override opens all that deny, or nothing`(
    windows: [String], from: String, to: String, faults: [FreezeOverride.Fault]
  ) throws {
    let override = FreezeOverride(
      id: "DEC-0099", of: Set(windows), from: try instant(from), to: try instant(to),
      atMost: try #require(CalendarDuration("PT48H"))
    )
    let fix = FreezableAction(
      .configChange, in: FreezeScope(regions: ["DACH"], segments: ["SEG-0002"], systems: ["WEB"]))
    let moment = try instant("2026-12-16T10:00:00Z")
    let verdict = try AlderFreezes.calendar().timeline(of: fix, from: moment).verdict(at: moment, under: override)
    #expect(verdict.isRefused == !faults.isEmpty)
    if faults.isEmpty {
      #expect(verdict.findings.map(\.windows) == [["FRZ-0001", "FRZ-0002"]])
    } else {
      #expect(verdict.findings.last == .overrideFails("DEC-0099", faults))
      #expect(verdict.findings.first?.windows == ["FRZ-0001", "FRZ-0002"])
    }
  }

  @Test func `an absurd course costs nothing`() throws {
    let course = FreezeCourse(length: CalendarDuration("P9999999W"), soak: CalendarDuration("P9999999W"), zone: .utc)
    let start = try instant("2026-09-01T00:00:00Z")
    let timeline = try AlderFreezes.calendar().timeline(of: smallBusiness, from: start, for: course)
    #expect(timeline.verdict(at: start, for: course).isRefused)
    #expect(timeline.covered.seconds < 20 * 366 * 86_400)
  }
}

extension FreezeCourseTests {
  private func verdict(at moment: String, soak: String?) throws -> FreezeVerdict {
    let moment = try instant(moment)
    let course = FreezeCourse(
      length: CalendarDuration("PT4H"), soak: soak.flatMap { CalendarDuration($0) }, zone: try zone("Europe/Berlin")
    )
    return try AlderFreezes.calendar().timeline(of: smallBusiness, from: moment, for: course)
      .verdict(at: moment, for: course)
  }

  private func utc(_ instant: Instant) -> String { "\(Zone.utc.civil(at: instant))" }
}
