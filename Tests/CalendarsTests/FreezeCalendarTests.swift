import Calendars
import Testing

/// The freezes of the worked example, asked: F01 to F06, F08 to F15, F22 to F26, F29, F30 and F34.
struct FreezeCalendarTests {
  typealias Scope = FreezeScope

  @Test(arguments: [
    ("2026-11-22T23:59:59Z", Scope(regions: ["UK"], systems: ["WEB"]), []),
    ("2026-11-23T00:00:00Z", Scope(regions: ["UK"], systems: ["WEB"]), ["FREEZE-01 until 2027-01-04T00:00:00Z"]),
    ("2027-01-03T23:59:59Z", Scope(regions: ["UK"], systems: ["WEB"]), ["FREEZE-01 until 2027-01-04T00:00:00Z"]),
    ("2027-01-04T00:00:00Z", Scope(regions: ["UK"], systems: ["WEB"]), []),
    // Floating: every region by its own clocks, and any frozen region freezes.
    ("2026-11-22T22:59:59Z", Scope(regions: ["DACH"], systems: ["WEB"]), []),
    ("2026-11-22T23:00:00Z", Scope(regions: ["DACH"], systems: ["WEB"]), ["FREEZE-01 until 2027-01-03T23:00:00Z"]),
    ("2026-11-23T04:59:59Z", Scope(regions: ["US"], systems: ["WEB"]), []),
    ("2026-11-23T01:00:00Z", Scope(regions: ["UK", "US"], systems: ["WEB"]), ["FREEZE-01 until 2027-01-04T05:00:00Z"]),
    ("2026-11-22T23:30:00Z", Scope(systems: ["WEB"]), ["FREEZE-01 until 2027-01-04T05:00:00Z"]),
    // What is not said matches: FRZ-0006 is about CORE, and it is Sunday in New York.
    ("2026-11-23T04:59:59Z", Scope(regions: ["US"]), ["FREEZE-03"]),
    // Inside of the only window that allows, and after it.
    ("2026-09-08T19:59:59Z", Scope(regions: ["US"], systems: ["CORE"]), []),
    ("2026-09-08T20:00:00Z", Scope(regions: ["US"], systems: ["CORE"]), ["FREEZE-03"]),
    // Proposed, so not on.
    ("2026-11-17T10:00:00Z", Scope(regions: ["UK"], systems: ["WEB"]), []),
    // A soft freeze and a limit at once are both said.
    ("2026-11-01T00:00:00Z", Scope(regions: ["US"]), ["FREEZE-02 until 2026-11-01T11:00:00Z", "FREEZE-03"]),
  ])
  func `a change of configuration is frozen`(at moment: String, scope: Scope, expected: [String]) throws {
    let verdict = try verdict(FreezableAction(.configChange, in: scope), at: moment)
    #expect(verdict.findings.map(\.code) == expected)
    #expect(verdict.isRefused == !expected.isEmpty)
    let isFrozen = try AlderFreezes.calendar()
      .isFrozen(FreezableAction(.configChange, in: scope), at: instant(moment))
    #expect(isFrozen == verdict.isRefused)
  }

  @Test(arguments: [
    ("2026-10-23T14:59:59Z", []), ("2026-10-23T15:00:00Z", ["FREEZE-02 until 2026-10-26T08:00:00Z"]),
    ("2026-10-26T07:30:00Z", ["FREEZE-02 until 2026-10-26T08:00:00Z"]), ("2026-10-26T08:00:00Z", []),
    ("2026-10-19T07:30:00Z", []),
    ("2026-10-01T09:00:00Z", ["FREEZE-04 until 2026-10-14T23:00:00Z"]),
    ("2026-10-03T09:00:00Z", ["FREEZE-02 until 2026-10-05T07:00:00Z", "FREEZE-04 until 2026-10-14T23:00:00Z"]),
  ])
  func `a wave in the United Kingdom waits for Monday`(at moment: String, expected: [String]) throws {
    let verdict = try verdict(FreezableAction(.waveStart, in: Scope(regions: ["UK"])), at: moment)
    #expect(verdict.findings.map(\.code) == expected)
  }

  @Test func `a standard change that is exempt passes a soft freeze, and no hard one`() throws {
    let action = FreezableAction(.waveStart, in: Scope(regions: ["UK"]))
    let soft = try instant("2026-10-24T12:00:00Z")
    let hard = try instant("2026-11-28T12:00:00Z")
    let timeline = try AlderFreezes.calendar().timeline(of: action, from: soft)
    #expect(timeline.verdict(at: soft, isExempt: true).findings.isEmpty)
    #expect(timeline.verdict(at: hard, isExempt: true).findings.map(\.code) == ["FREEZE-01 until 2027-01-04T00:00:00Z"])
    #expect(try timeline.nextOpening(from: hard) == instant("2027-01-04T08:00:00Z"))
    #expect(try timeline.nextOpening(from: hard, isExempt: true) == instant("2027-01-04T00:00:00Z"))
  }

  @Test func `deny beats allow`() throws {
    let hours = try timing("2026-12-01T09:00", "2026-12-01T17:00", in: "Europe/London")
    let hole = window("FRZ-0008", .allow, [.configChange], in: Scope(regions: ["UK"]), during: hours)
    let action = FreezableAction(.configChange, in: Scope(regions: ["UK"], systems: ["WEB"]))
    let verdict = try verdict(action, at: "2026-12-01T10:00:00Z", AlderFreezes.calendar(with: [hole]))
    #expect(verdict.findings.map(\.code) == ["FREEZE-01 until 2027-01-04T00:00:00Z"])
    // And it is no opening either: there is none left that is allowed.
    #expect(verdict.nextOpening == nil)
  }

  @Test func `withdrawing one window leaves the others`() throws {
    let action = FreezableAction(.waveStart, in: Scope(regions: ["DACH"], segments: ["SEG-0002"]))
    let both = try verdict(action, at: "2026-12-20T09:00:00Z")
    #expect(both.findings.first?.windows == ["FRZ-0001", "FRZ-0002"])
    let one = try verdict(action, at: "2026-12-20T09:00:00Z", AlderFreezes.calendar(withdrawn: ["FRZ-0002"]))
    #expect(one.findings.map(\.code) == ["FREEZE-01 until 2027-01-03T23:00:00Z"])
    #expect(one.findings.first?.windows == ["FRZ-0001"])
  }

  @Test(arguments: [
    (
      FreezableAction(.configChange, in: Scope(regions: ["US"], systems: ["CORE"])), "2026-09-08T20:00:00Z", nil,
      "2026-09-09T13:00:00Z"
    ),
    // Seven hours fit, eight never do.
    (
      FreezableAction(.configChange, in: Scope(regions: ["US"], systems: ["CORE"])), "2026-09-08T20:00:00Z", "PT7H",
      "2026-09-09T13:00:00Z"
    ),
    (
      FreezableAction(.configChange, in: Scope(regions: ["US"], systems: ["CORE"])), "2026-09-08T13:00:01Z", "PT7H",
      "2026-09-09T13:00:00Z"
    ),
    (
      FreezableAction(.configChange, in: Scope(regions: ["US"], systems: ["CORE"])), "2026-09-08T20:00:00Z", "PT8H",
      "none"
    ),
    (
      FreezableAction(.waveStart, in: Scope(regions: ["DACH"], segments: ["SEG-0002"])), "2026-12-20T00:00:00Z", "PT4H",
      "2027-01-15T23:00:00Z"
    ),
    (FreezableAction(.waveStart, in: Scope(regions: ["UK"])), "2026-10-23T14:00:00Z", "PT1H", "2026-10-23T14:00:00Z"),
    (FreezableAction(.waveStart, in: Scope(regions: ["UK"])), "2026-10-23T14:00:00Z", "PT2H", "2026-10-26T08:00:00Z"),
    (FreezableAction(.waveStart, in: Scope(regions: ["UK"])), "2026-10-23T14:00:00Z", "P1W", "none"),
  ])
  func `the next opening is the first start that fits`(
    action: FreezableAction, from start: String, length: String?, expected: String
  ) throws {
    let course = FreezeCourse(length: length.flatMap { CalendarDuration($0) }, zone: .utc)
    let start = try instant(start)
    let opening = try AlderFreezes.calendar().timeline(of: action, from: start, for: course)
      .nextOpening(from: start, for: course)
    #expect((opening.map { "\($0)" } ?? "none") == expected)
  }

  @Test func `an opening is looked for over 400 days`() throws {
    let action = FreezableAction(.gateGo)
    let start = try instant("2026-03-01T00:00:00Z")
    for (days, isFound) in [(400, true), (401, false)] {
      let end = try date("2026-03-01").adding(days: days)
      let long = try window("F", .deny(.hard), [.gateGo], during: timing("2026-03-01", "\(end)", in: "UTC"))
      let timeline = try FreezeCalendar([long], regions: [:]).timeline(of: action, from: start)
      #expect((timeline.nextOpening(from: start) == start + Int64(days) * 86_400) == isFound)
      #expect((timeline.verdict(at: start).findings.first?.until != nil) == isFound)
    }
  }

  @Test func `a floating window that allows must allow in every region`() throws {
    let hours = try timing("2026-09-01T09:00", "2026-09-01T17:00", "daily")
    let calendar = FreezeCalendar([window("F", .allow, [.gateGo], during: hours)], regions: try AlderFreezes.regions())
    func isFrozen(_ scope: Scope, _ moment: String) throws -> Bool {
      try calendar.isFrozen(FreezableAction(.gateGo, in: scope), at: instant(moment))
    }
    // London 09:00 to 17:00 is 08:00Z to 16:00Z, New York 13:00Z to 21:00Z.
    #expect(try !isFrozen(Scope(regions: ["UK"]), "2026-09-01T08:00:00Z"))
    #expect(try isFrozen(Scope(regions: ["UK", "US"]), "2026-09-01T08:00:00Z"))
    #expect(try !isFrozen(Scope(regions: ["UK", "US"]), "2026-09-01T13:00:00Z"))
    #expect(try isFrozen(Scope(), "2026-09-01T15:00:00Z"))
    #expect(try !isFrozen(Scope(), "2026-09-01T14:59:59Z"))
  }

  @Test func `a floating window follows the clocks of its own regions only`() throws {
    let day = try timing("2026-09-02", "2026-09-03")
    let british = window("F", .deny(.hard), [.gateGo], in: Scope(regions: ["UK"]), during: day)
    let calendar = FreezeCalendar([british], regions: try AlderFreezes.regions())
    for scope in [Scope(regions: ["UK", "US"]), Scope()] {
      let action = FreezableAction(.gateGo, in: scope)
      #expect(try calendar.isFrozen(action, at: instant("2026-09-02T22:59:59Z")))
      #expect(try !calendar.isFrozen(action, at: instant("2026-09-02T23:00:00Z")))
    }
    #expect(
      try !calendar.isFrozen(FreezableAction(.gateGo, in: Scope(regions: ["US"])), at: instant("2026-09-02T12:00:00Z")))
  }

  @Test func `a floating window that has no place is never open`() throws {
    let day = try timing("2026-09-02", "2026-09-03")
    let floating = window("F", .deny(.hard), [.gateGo], during: day)
    let abroad = window("F", .deny(.hard), [.gateGo], in: Scope(regions: ["MARS"]), during: day)
    let moment = try instant("2030-01-01T00:00:00Z")
    #expect(throws: FreezeCalendarError.noRegions(window: "F")) {
      try FreezeCalendar([floating], regions: [:]).isFrozen(FreezableAction(.gateGo), at: moment)
    }
    #expect(throws: FreezeCalendarError.unknownRegion("MARS", window: "F")) {
      try FreezeCalendar([abroad], regions: AlderFreezes.regions()).isFrozen(FreezableAction(.gateGo), at: moment)
    }
    #expect(throws: FreezeCalendarError.unknownRegion("MARS", window: "F")) {
      let action = FreezableAction(.gateGo, in: Scope(regions: ["MARS"]))
      return try FreezeCalendar([floating], regions: AlderFreezes.regions()).isFrozen(action, at: moment)
    }
  }

  @Test func `regions that one floating window concerns keep their own clocks`() throws {
    let holidays = try window("F", .deny(.hard), [.gateGo], during: timing("2026-11-23", "2026-11-24"))
    let calendar = FreezeCalendar([holidays], regions: try AlderFreezes.regions())
    let moment = try instant("2026-11-22T23:00:00Z")
    func isFrozen(_ region: String, _ segment: String) throws -> Bool {
      try calendar.isFrozen(FreezableAction(.gateGo, in: Scope(regions: [region], segments: [segment])), at: moment)
    }
    #expect(try !isFrozen("UK", "S"))
    #expect(try isFrozen("DACH", "S"))
    // What only differs in what no window speaks of is answered alike.
    #expect(try !isFrozen("UK", "T"))
    #expect(try isFrozen("DACH", "T"))
  }

  @Test func `a calendar without a window is as if it were never there`() throws {
    let action = FreezableAction(.waveStart, in: Scope(regions: ["DACH"], segments: ["SEG-0002"]))
    let calendar = try AlderFreezes.calendar().without(["FRZ-0001", "FRZ-0099"])
    #expect(calendar.windows.count == 6)
    #expect(try !calendar.isFrozen(action, at: instant("2026-12-01T09:00:00Z")))
    #expect(try calendar.isFrozen(action, at: instant("2026-12-20T09:00:00Z")))
  }

  @Test func `every dimension must match, and any member of it does`() throws {
    let day = try timing("2026-09-02", "2026-09-03", in: "UTC")
    let narrow = Scope(regions: ["UK"], segments: ["S"], processes: ["P", "Q"], systems: ["W"], initiatives: ["I"])
    let calendar = FreezeCalendar([window("F", .deny(.hard), [.gateGo], in: narrow, during: day)], regions: [:])
    func isFrozen(_ change: (inout Scope) -> Void) throws -> Bool {
      var scope = narrow
      change(&scope)
      return try calendar.isFrozen(FreezableAction(.gateGo, in: scope), at: instant("2026-09-02T12:00:00Z"))
    }
    #expect(try isFrozen { $0.processes = ["Q", "R"] })
    #expect(try isFrozen { $0.segments = [] })
    #expect(try !isFrozen { $0.regions = ["US"] })
    #expect(try !isFrozen { $0.segments = ["T"] })
    #expect(try !isFrozen { $0.processes = ["R"] })
    #expect(try !isFrozen { $0.systems = ["X"] })
    #expect(try !isFrozen { $0.initiatives = ["J"] })
  }
}

extension FreezeCalendarTests {
  private func verdict(
    _ action: FreezableAction, at moment: String, _ calendar: FreezeCalendar? = nil
  ) throws -> FreezeVerdict {
    let moment = try instant(moment)
    return try (calendar ?? AlderFreezes.calendar()).timeline(of: action, from: moment).verdict(at: moment)
  }
}

extension FreezeFinding {
  /// The rule that says it, and until when.
  var code: String {
    let code =
      switch self {
      case .hardFreeze: "FREEZE-01"
      case .softFreeze: "FREEZE-02"
      case .outsideOfAllowed: "FREEZE-03"
      case .advised: "FREEZE-04"
      case .overrideFails: "FREEZE-05"
      case .overridden: "overridden"
      case .unsettled: "FREEZE-08"
      }
    return code + (until.map { " until \($0)" } ?? "")
  }
}
