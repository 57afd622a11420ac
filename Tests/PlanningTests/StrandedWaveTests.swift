import Calendars
import Planning
import Testing

/// What has no place, and what is no problem at all.
struct StrandedWaveTests {
  @Test(arguments: [StandingWave.Finish.unknown, .never])
  func `nothing follows a wave that is paused or was rolled back`(finish: StandingWave.Finish) throws {
    let waves = try [
      PendingWave.sample("W2") { $0.dependsOn = ["W1"] }, .sample("W3") { $0.dependsOn = ["W2"] }, .sample("W4"),
    ]
    let schedule = try SchedulingProblem.sample(waves) {
      $0.standing = [
        StandingWave(
          id: "W1", segments: [], customers: 0, start: try instant("2026-05-01T08:00:00Z"), finish: finish)
      ]
    }.schedule()
    #expect(schedule.stranded.map(\.id) == ["W2", "W3"])
    #expect(schedule.stranded.map(\.cause) == [.dependencies(["W1"]), .dependencies(["W2"])])
    #expect(schedule.waves.map(\.id) == ["W4"])
    #expect(!schedule.isWhole)
  }

  @Test(arguments: [(StandingWave.Finish.unknown, 0), (.never, 1), (.at(Instant(secondsSinceEpoch: 1_780_500_000)), 1)])
  func `who is paused exposes its customers, who was rolled back does not`(
    finish: StandingWave.Finish, placed: Int
  ) throws {
    let schedule = try SchedulingProblem.sample([.sample()]) {
      $0.standing = [
        StandingWave(
          id: "ROL-0002#W1", segments: ["SEG-0001"], customers: 200, start: try instant("2026-05-01T08:00:00Z"),
          finish: finish)
      ]
    }.schedule()
    #expect(schedule.waves.count == placed)
  }

  @Test func `what finds no slot within 400 days says why of each`() throws {
    let schedule = try SchedulingProblem.sample([.sample { $0.customers = 251 }]).schedule()
    guard case .noSlot(let from, let refused)? = schedule.stranded.first?.cause else {
      Issue.record("a wave larger than the cap has a place")
      return
    }
    #expect(try from == instant("2026-06-01T12:00:00Z"))
    #expect(refused.count == 172)
    #expect(try refused.last?.start == instant("2027-07-06T08:00:00Z"))
    #expect(refused.stretches.map(\.count) == [172])
    #expect(refused.last?.refusals.map(\.words) == ["SEG-0001 25 % of 25 % with "])
    #expect(schedule.finish == nil)
  }

  @Test func `400 days are counted for each wave from when it could begin`() throws {
    func schedule(date: String) throws -> RolloutSchedule {
      let wave = try PendingWave.sample {
        $0.trainingReadyOn = CivilDate(date)
        $0.slots = try #require(daily(at: 13))
      }
      return try SchedulingProblem.sample([wave]).schedule()
    }
    #expect(try schedule(date: "2027-07-06").isWhole)
    #expect(try !schedule(date: "2027-07-07").isWhole)
  }

  @Test(arguments: [Instant.distantPast, .distantFuture, Instant(secondsSinceEpoch: 0)])
  func `absurd times and lengths cost nothing and crash nothing`(now: Instant) throws {
    let longest = try length("P9999999W")
    let waves = try [
      PendingWave.sample("W1") { ($0.cutover, $0.soak, $0.customers) = (longest, longest, .max) },
      .sample("W2") { ($0.notBefore, $0.demand) = (.distantFuture, ["CM": .max]) },
      .sample("W3") { $0.notices = [Notice(id: "C1", to: .external, lead: longest)] },
      .sample("W4") { $0.dependsOn = ["W1", "W2", "W3"] },
    ]
    // On the last day that there is, these have a slot and none after it.
    let late = try ["W5", "W6"].map { try PendingWave.sample($0) { $0.slots = try #require(daily(at: 23)) } }
    let problem = try SchedulingProblem.sample(waves + late) {
      $0.now = now
      $0.limits = ExposureLimits(share: Share(percent: .max), waves: .max)
      $0.staff = StaffPools(left: ["CM": [:]])
    }
    let schedule = try problem.schedule()
    #expect(schedule.waves.count + schedule.stranded.count == 6)
    #expect(try problem.slack(in: schedule).values.allSatisfy { $0 <= 400 })
    #expect(try problem.objections(to: ["W1": now, "W2": .distantFuture, "W4": now])["W4"] != nil)
  }

  @Test func `waves that wait for each other are named`() throws {
    let waves = try [
      PendingWave.sample("A"), .sample("B") { $0.dependsOn = ["A", "D"] }, .sample("C") { $0.dependsOn = ["B"] },
      .sample("D") { $0.dependsOn = ["C"] }, .sample("E") { $0.dependsOn = ["D"] },
    ]
    #expect(throws: SchedulingError.cycle(["B", "D", "C"])) { try SchedulingProblem.sample(waves).schedule() }
    #expect(throws: SchedulingError.cycle(["W1"])) {
      try SchedulingProblem.sample([.sample { $0.dependsOn = ["W1"] }]).schedule()
    }
  }

  @Test func `what a problem names must be there, once`() throws {
    func error(_ waves: [PendingWave], standing: [StandingWave] = []) throws -> SchedulingError? {
      let problem = try SchedulingProblem.sample(waves) { $0.standing = standing }
      return #expect(throws: SchedulingError.self) { try problem.schedule() }
    }
    #expect(try error([.sample { $0.dependsOn = ["W9"] }]) == .unknownDependency("W9", of: "W1"))
    #expect(try error([.sample { $0.scope.segments = ["SEG-0009"] }]) == .unknownSegment("SEG-0009", of: "W1"))
    #expect(try error([.sample { $0.demand = ["AN": 1] }]) == .unknownPool("AN", of: "W1"))
    #expect(try error([.sample(), .sample()]) == .sameID("W1"))
    let start = try instant("2026-05-01T08:00:00Z")
    let same = StandingWave(id: "W1", segments: [], customers: 0, start: start, finish: .never)
    #expect(try error([.sample()], standing: [same]) == .sameID("W1"))
  }

  @Test func `a freeze that cannot be placed is no open one`() throws {
    let timing = try FreezeTiming(days("2026-07-01", "2026-07-02"), on: .floating)
    let problem = try SchedulingProblem.sample([.sample()]) {
      $0.freezes = FreezeCalendar([window("F", .deny(.soft), during: timing)], regions: [:])
    }
    #expect(throws: SchedulingError.freezes(.unknownRegion("UK", window: "F"))) { try problem.schedule() }
  }

  private func daily(at hour: Int) -> StartSlots? { StartSlots(on: Set(Weekday.allCases), hour: hour) }
}
