import Calendars
import Planning
import Testing

/// Each constraint by itself, on both sides of its limit.
struct PlacementTests {
  @Test func `a wave that nothing holds takes the first slot from now on`() throws {
    let wave = try #require(SchedulingProblem.sample([.sample()]).schedule().wave("W1"))
    #expect(try wave.start == instant("2026-06-02T08:00:00Z"))
    #expect(wave.refused == [] && wave.floor == nil && wave.binding == nil)
  }

  @Test func `a slot may be now`() throws {
    let problem = try SchedulingProblem.sample([.sample()]) { $0.now = try instant("2026-06-02T08:00:00Z") }
    #expect(try problem.schedule().wave("W1")?.start == problem.now)
  }

  @Test(arguments: [
    ("2026-06-04T08:00:00Z", "2026-06-04T08:00:00Z"), ("2026-06-04T08:00:01Z", "2026-06-09T08:00:00Z"),
  ])
  func `nothing is looked for before a wave's own date`(date: String, start: String) throws {
    let problem = try SchedulingProblem.sample([.sample { $0.notBefore = try instant(date) }])
    let wave = try #require(problem.schedule().wave("W1"))
    #expect(try wave.start == instant(start))
    #expect(try wave.binding == .notBefore(instant(date)))
  }

  @Test func `of what ends at once a dependency holds before a date, and the first by id before others`() throws {
    let now = try instant("2026-06-01T12:00:00Z")
    func floor(end: Instant, notBefore: Instant?) throws -> Refusal? {
      let wave = try PendingWave.sample { ($0.dependsOn, $0.notBefore) = (["B", "A"], notBefore) }
      let standing = ["B", "A"].map { id in
        StandingWave(id: id, segments: [], customers: 0, start: now - 86_400, finish: .at(end))
      }
      return try SchedulingProblem.sample([wave]) { $0.standing = standing }.schedule().wave("W1")?.floor
    }
    #expect(try floor(end: now + 1, notBefore: now + 1) == .dependency("A", until: now + 1))
    #expect(try floor(end: now + 1, notBefore: now + 2) == .notBefore(now + 2))
    #expect(try floor(end: now, notBefore: now) == nil)
  }

  @Test func `training is ready on the morning of its day`() throws {
    let problem = try SchedulingProblem.sample([.sample { $0.trainingReadyOn = try date("2026-06-09") }])
    let wave = try #require(problem.schedule().wave("W1"))
    #expect(try wave.start == instant("2026-06-09T08:00:00Z"))
    #expect(try wave.binding == .training(readyOn: date("2026-06-09")))
    #expect(wave.refused.count == 3)
  }

  @Test(arguments: [
    ("2026-06-10T08:00:00Z", "2026-06-24T08:00:00Z"), ("2026-06-10T08:00:01Z", "2026-06-25T08:00:00Z"),
  ])
  func `a notice goes out after the gate's go, on the day itself if need be`(go: String, start: String) throws {
    let wave = try PendingWave.sample { $0.notices = [Notice(id: "C1", to: .external, lead: try length("P14D"))] }
    let problem = try SchedulingProblem.sample([wave]) { $0.goAt = try instant(go) }
    #expect(try problem.schedule().wave("W1")?.start == instant(start))
  }

  @Test func `a notice's lead keeps the time of day when clocks are turned`() throws {
    // London turns its clocks back on 25 October.
    let wave = try PendingWave.sample { $0.notices = [Notice(id: "C1", to: .external, lead: try length("P10D"))] }
    let problem = try SchedulingProblem.sample([wave]) { $0.now = try instant("2026-10-17T08:00:00Z") }
    #expect(try problem.schedule().wave("W1")?.start == instant("2026-10-27T09:00:00Z"))
  }

  @Test(arguments: [
    ("2026-06-06T08:00:00Z", "2026-06-16T08:00:00Z", "2026-06-16T08:00:00Z"),
    ("2026-06-06T08:00:01Z", "2026-06-16T08:00:00Z", "2026-06-23T08:00:00Z"),
    ("2026-06-06T08:00:00Z", "2026-06-17T08:00:00Z", "2026-06-17T08:00:00Z"),
    ("2026-06-06T08:00:00Z", "2026-06-18T07:00:00Z", "2026-06-23T08:00:00Z"),
  ])
  func `a notice that went out holds for the start that it announced`(
    sent: String, announced: String, start: String
  ) throws {
    let sending = Notice.Sending(at: try instant(sent), announcing: try instant(announced))
    let wave = try PendingWave.sample {
      $0.notices = [Notice(id: "C1", to: .external, lead: try length("P10D"), sent: sending)]
    }
    let problem = try SchedulingProblem.sample([wave]) { $0.now = try instant("2026-06-12T12:00:00Z") }
    #expect(try problem.schedule().wave("W1")?.start == instant(start))
  }

  @Test(arguments: [(250, "2026-06-02T08:00:00Z"), (251, "2026-06-10T08:00:00Z")])
  func `as much of a segment as the cap may be in flight`(customers: Int, start: String) throws {
    let waves = try [
      PendingWave.sample("W1") { $0.customers = 150 }, .sample("W2") { $0.customers = customers - 150 },
    ]
    #expect(try SchedulingProblem.sample(waves).schedule().wave("W2")?.start == instant(start))
  }

  @Test func `a share is never rounded`() throws {
    let waves = try [PendingWave.sample("W1"), .sample("W2") { $0.customers = 151 }]
    let limits = { ExposureLimits(share: Share(millionthsOfPercent: $0), waves: 3) }
    let exact = try SchedulingProblem.sample(waves) { $0.limits = limits(25_100_000) }
    #expect(try exact.schedule().wave("W2")?.start == instant("2026-06-02T08:00:00Z"))
    let less = try SchedulingProblem.sample(waves) { $0.limits = limits(25_099_999) }
    #expect(try less.schedule().wave("W2")?.start == instant("2026-06-10T08:00:00Z"))
  }

  @Test func `a wave counts in full in each of its segments, and not in others`() throws {
    let waves = try [
      PendingWave.sample("W1") { $0.customers = 200 },
      .sample("W2") { ($0.customers, $0.scope.segments) = (200, ["SEG-0002"]) },
      .sample("W3") { $0.scope.segments = ["SEG-0001", "SEG-0002"] },
    ]
    let schedule = try SchedulingProblem.sample(waves).schedule()
    #expect(
      try schedule.starts
        == instants([
          "W1": "2026-06-02T08:00:00Z", "W2": "2026-06-02T08:00:00Z", "W3": "2026-06-10T08:00:00Z",
        ]))
    #expect(
      schedule.wave("W3")?.refused.first?.refusals.map(\.words) == [
        "SEG-0001 30 % of 25 % with W1", "SEG-0002 30 % of 25 % with W2",
      ])
  }

  @Test func `a start that another plans for later is heard too`() throws {
    let other = StandingWave(
      id: "ROL-0002#W1", segments: ["SEG-0001"], customers: 200, start: try instant("2026-06-09T15:00:00Z"),
      finish: .at(try instant("2026-06-20T15:00:00Z")))
    let problem = try SchedulingProblem.sample([.sample()]) { $0.standing = [other] }
    // From 06-02 it would be done on 06-09T16:00Z, an hour too late.
    #expect(try problem.schedule().wave("W1")?.start == instant("2026-06-23T08:00:00Z"))
    let short = try SchedulingProblem.sample([.sample { $0.cutover = try length("PT7H") }]) { $0.standing = [other] }
    #expect(try short.schedule().wave("W1")?.start == instant("2026-06-02T08:00:00Z"))
  }

  @Test func `no more waves than the limit are in flight, whatever they touch`() throws {
    let waves = try (1...4).map { number in
      try PendingWave.sample("W\(number)") {
        $0.scope.segments = number == 4 ? ["SEG-0002"] : []; $0.customers = 0
      }
    }
    let wave = try #require(SchedulingProblem.sample(waves).schedule().wave("W4"))
    #expect(try wave.start == instant("2026-06-10T08:00:00Z"))
    #expect(wave.binding == .crowd(["W1", "W2", "W3"], limit: 3))
  }

  @Test func `a wave that takes no time exposes people at its moment`() throws {
    let moment = StandingWave(
      id: "ROL-0002#W1", segments: ["SEG-0001"], customers: 200, start: try instant("2026-06-09T08:00:00Z"),
      finish: .at(try instant("2026-06-09T08:00:00Z")))
    let problem = try SchedulingProblem.sample([.sample()]) { $0.standing = [moment] }
    #expect(try problem.schedule().wave("W1")?.start == instant("2026-06-10T08:00:00Z"))
  }

  @Test func `people are taken from the quarter in which a wave starts`() throws {
    let quarters = [Quarter("2026Q2"), Quarter("2026Q3")].compactMap { $0 }
    let waves = try ["W1", "W2", "W3"].map { try PendingWave.sample($0) { ($0.customers, $0.demand) = (0, ["CM": 3]) } }
    let problem = try SchedulingProblem.sample(waves) {
      $0.now = try instant("2026-06-24T12:00:00Z")
      $0.staff = StaffPools(left: ["CM": [quarters[0]: 6, quarters[1]: 3]])
    }
    let schedule = try problem.schedule()
    #expect(
      try schedule.starts
        == instants([
          "W1": "2026-06-25T08:00:00Z", "W2": "2026-06-25T08:00:00Z", "W3": "2026-07-01T08:00:00Z",
        ]))
    #expect(schedule.wave("W3")?.binding == .staff(pool: "CM", quarters[0], needed: 3, left: 0))
  }

  @Test func `a wave starts inside of windows that allow it, with its whole cutover`() throws {
    let timing = try FreezeTiming(
      hours("2026-06-04T09:00", "2026-06-04T16:00"), on: .floating, repeating: Recurrence(.weekly))
    let freezes = FreezeCalendar([window("F", .allow, during: timing)], regions: try AlderRollout.regions())
    let short = try SchedulingProblem.sample([.sample { $0.cutover = try length("PT7H") }]) { $0.freezes = freezes }
    #expect(try short.schedule().wave("W1")?.start == instant("2026-06-04T08:00:00Z"))
    #expect(try short.schedule().wave("W1")?.binding == .freeze(.outsideOfAllowed(["F"])))
    let long = try SchedulingProblem.sample([.sample()]) { $0.freezes = freezes }
    #expect(try !long.schedule().isWhole)
  }

  @Test func `a soft freeze may begin in the soak, not in the cutover`() throws {
    let timing = try FreezeTiming(hours("2026-06-02T16:59", "2026-06-05T00:00"), on: .floating)
    let freezes = FreezeCalendar([window("F", .deny(.soft), during: timing)], regions: try AlderRollout.regions())
    let long = try SchedulingProblem.sample([.sample()]) { $0.freezes = freezes }
    #expect(try long.schedule().wave("W1")?.start == instant("2026-06-09T08:00:00Z"))
    let short = try SchedulingProblem.sample([.sample { $0.cutover = try length("PT7H") }]) { $0.freezes = freezes }
    #expect(try short.schedule().wave("W1")?.start == instant("2026-06-02T08:00:00Z"))
  }

  @Test func `a slot that the clocks jump over is shifted`() throws {
    let wave = try PendingWave.sample {
      $0.slots = try #require(StartSlots(on: [.sunday], hour: 1, minute: 30))
    }
    let problem = try SchedulingProblem.sample([wave]) { $0.now = try instant("2027-03-27T12:00:00Z") }
    #expect(try problem.schedule().wave("W1")?.start == instant("2027-03-28T01:30:00Z"))
  }

  @Test func `a day that a zone skipped has no slot`() throws {
    // Samoa had no 30 December in 2011, which would have been a Friday.
    let wave = try PendingWave.sample {
      $0.zone = try zone("Pacific/Apia")
      $0.slots = try #require(StartSlots(on: [.friday], hour: 9))
    }
    let problem = try SchedulingProblem.sample([wave]) { $0.now = try instant("2011-12-28T00:00:00Z") }
    #expect(try problem.schedule().wave("W1")?.start == instant("2012-01-05T19:00:00Z"))
  }

  @Test func `slots need a day and a time that clocks show`() {
    #expect(StartSlots(on: [], hour: 9) == nil)
    #expect(StartSlots(on: [.monday], hour: 24) == nil)
    #expect(StartSlots(on: [.monday], hour: 23, minute: 60) == nil)
  }

  @Test func `the longest tail is placed first, and of equals the first by id`() throws {
    let waves = try [
      PendingWave.sample("A") { $0.customers = 250 },
      .sample("B") { $0.customers = 250 },
      .sample("C") { $0.customers = 250 },
      .sample("D") { ($0.dependsOn, $0.scope.segments) = (["C"], ["SEG-0002"]) },
    ]
    let schedule = try SchedulingProblem.sample(waves).schedule()
    #expect(schedule.waves.map(\.id) == ["C", "A", "D", "B"])
  }
}
