import Calendars
import Planning
import SeededRandom
import Testing

/// What the end of a schedule hangs on, and what does not.
struct CriticalChainTests {
  @Test func `the chain of the worked example begins with a notice`() throws {
    let chain = try AlderRollout.problem().schedule().criticalChain
    #expect(chain.map(\.words) == ["notice C1", "W1", "W2", "W3", "FRZ-0001/FRZ-0002", "W5"])
    #expect(chain[4] == .freezes(["FRZ-0001", "FRZ-0002"]))
  }

  @Test(arguments: [
    (WhatIf(droppedFreezes: ["FRZ-0001"]), ["notice C1", "W1", "W2", "W3", "W4", "W6"]),
    (
      WhatIf(leads: [Notice.Audience.external: CalendarDuration("P14D")].compactMapValues { $0 }),
      ["notice C1", "W1", "W2", "W3", "FRZ-0001", "W4", "W6"]
    ),
    (WhatIf(settles: false), ["notice C1", "W1", "W2", "W3", "W4", "FRZ-0001", "W6"]),
  ])
  func `a chain goes through the wave that was in flight`(question: WhatIf, chain: [String]) throws {
    let schedule = try AlderRollout.problem().changed(by: question).schedule()
    #expect(schedule.criticalChain.map(\.words) == chain)
  }

  @Test func `a chain may begin with a wave that stands already`() throws {
    let schedule = try AlderRollout.problemAfterAlert().schedule()
    #expect(schedule.criticalChain.map(\.words) == ["W3", "FRZ-0001", "W4", "W6"])
  }

  @Test func `a chain begins with the date, the training or the people that a wave waited for`() throws {
    func chain(_ change: (inout PendingWave) throws -> Void) throws -> [CriticalLink] {
      let left = try [#require(Quarter("2026Q2")): 0, #require(Quarter("2026Q3")): 1]
      return try SchedulingProblem.sample([.sample("W1", change)]) { $0.staff = StaffPools(left: ["CM": left]) }
        .schedule().criticalChain
    }
    #expect(try chain { _ in } == [.wave("W1")])
    let moment = try instant("2026-06-20T00:00:00Z")
    #expect(try chain { $0.notBefore = moment } == [.notBefore(moment), .wave("W1")])
    let day = try date("2026-06-20")
    #expect(try chain { $0.trainingReadyOn = day } == [.training(readyOn: day), .wave("W1")])
    #expect(try chain { $0.demand = ["CM": 1] } == [.staff(pool: "CM"), .wave("W1")])
  }

  @Test func `a schedule without a placed wave has no chain and no slack`() throws {
    let problem = try SchedulingProblem.sample([.sample { $0.customers = 251 }])
    let schedule = try problem.schedule()
    #expect(schedule.criticalChain == [])
    #expect(try problem.slack(in: schedule) == [:])
  }

  @Test func `of waves that finish at once the first by id ends the chain`() throws {
    let schedule = try SchedulingProblem.sample([.sample("W2"), .sample("W1")]).schedule()
    #expect(schedule.criticalChain == [.wave("W1")])
  }

  @Test func `of waves in flight the chain takes the one whose end made room`() throws {
    let waves = try [
      PendingWave.sample("W1") { ($0.customers, $0.soak) = (100, try length("P30D")) },
      .sample("W2") { ($0.customers, $0.soak) = (100, try length("P20D")) },
      .sample("W3") { ($0.customers, $0.soak) = (100, try length("P19D")) },
    ]
    let schedule = try SchedulingProblem.sample(waves).schedule()
    #expect(schedule.wave("W3")?.binding?.words == "SEG-0001 30 % of 25 % with W1 W2")
    #expect(schedule.criticalChain == [.wave("W2"), .wave("W3")])
  }

  @Test func `of waves that ended together the chain takes the last to end`() throws {
    let waves = try [
      PendingWave.sample("W1"), .sample("W2") { $0.cutover = try length("PT4H") },
      .sample("W3") { ($0.customers, $0.soak) = (200, try length("P6D")) },
    ]
    let schedule = try SchedulingProblem.sample(waves).schedule()
    #expect(schedule.wave("W3")?.binding?.words == "SEG-0001 40 % of 25 % with W1 W2")
    #expect(schedule.criticalChain == [.wave("W1"), .wave("W3")])
  }

  @Test func `a wave may move until it finishes with the last`() throws {
    let waves = try [
      PendingWave.sample("W1") { $0.notBefore = try instant("2026-07-01T00:00:00Z") },
      .sample("W2") { $0.soak = try length("P14D") },
    ]
    let problem = try SchedulingProblem.sample(waves)
    #expect(try problem.slack(in: problem.schedule()) == ["W2": 22])
  }

  @Test func `the other waves of the worked example may move until a freeze or the end`() throws {
    let problem = try AlderRollout.problem()
    // W4 would meet FRZ-0001 with its next slot, and W6 would then end after W5. W6 itself may move to 14 January.
    #expect(try problem.slack(in: problem.schedule()) == ["W4": 0, "W6": 9])
  }

  @Test func `a wave's slack is that of all that give way to it`() throws {
    let waves = try [
      PendingWave.sample("W1") { ($0.customers, $0.soak) = (1, try length("P60D")) },
      .sample("W2"), .sample("W3") { $0.dependsOn = ["W2"] },
    ]
    let problem = try SchedulingProblem.sample(waves)
    let schedule = try problem.schedule()
    #expect(schedule.criticalChain == [.wave("W1")])
    let slack = try problem.slack(in: schedule)
    #expect(slack == ["W2": 43, "W3": 43])

    for (id, days) in slack {
      func finish(delayedBy days: Int) throws -> Instant? {
        var later = problem
        let index = try #require(later.waves.firstIndex { $0.id == id })
        let start = try #require(schedule.wave(id)?.start)
        later.waves[index].notBefore = later.waves[index].zone.instant(try length("P\(days)D"), after: start)
        return try later.schedule().finish
      }
      let end = try #require(schedule.finish)
      #expect(try finish(delayedBy: days) == end)
      let late = try #require(try finish(delayedBy: days + 1))
      #expect(late > end)
    }
  }

  @Test func `a chain ends with the wave that finishes last, and time runs along it`() throws {
    var problems = RandomProblem(SplitMix64(seed: 35))
    for _ in 0..<80 {
      let schedule = try problems.next().schedule()
      let ends = Dictionary(
        uniqueKeysWithValues: schedule.waves.map { ($0.id, $0.finish) }
          + schedule.standing.compactMap { wave in
            if case .at(let end) = wave.finish { (wave.id, end) } else { nil }
          })
      let waves = schedule.criticalChain.compactMap { if case .wave(let id) = $0 { id } else { nil } }
      #expect(waves.last.flatMap { ends[$0] } == schedule.finish)
      for (earlier, later) in zip(waves, waves.dropFirst()) {
        let (end, start) = try (#require(ends[earlier]), #require(schedule.wave(later)?.start))
        #expect(end <= start)
      }
    }
  }

  @Test func `a wave may move by its slack, and not by a day more`() throws {
    var problems = RandomProblem(SplitMix64(seed: 37))
    var moved = 0
    for _ in 0..<40 {
      let problem = try problems.next()
      let schedule = try problem.schedule()
      guard let end = schedule.finish else { continue }
      for (id, days) in try problem.slack(in: schedule) {
        let index = try #require(problem.waves.firstIndex { $0.id == id })
        let zone = problem.waves[index].zone
        let day = try zone.date(at: #require(schedule.wave(id)).start)
        func delayed(by days: Int) throws -> RolloutSchedule {
          var later = problem
          later.waves[index].notBefore = zone.startOfDay(day.adding(days: days))
          return try later.schedule()
        }
        let latest = try delayed(by: days)
        #expect(try #require(latest.finish) <= end && latest.waves.count == schedule.waves.count)
        let tooLate = try delayed(by: days + 1)
        #expect(try #require(tooLate.finish) > end || tooLate.waves.count < schedule.waves.count)
        moved += days > 0 ? 1 : 0
      }
    }
    #expect(moved > 20)
  }

  @Test func `neither chain nor slack depends on the order in which a problem is written`() throws {
    var problems = RandomProblem(SplitMix64(seed: 36))
    for _ in 0..<60 {
      let problem = try problems.next()
      var other = problem
      other.waves = problems.shuffled(problem.waves)
      let schedule = try problem.schedule()
      #expect(try other.schedule().criticalChain == schedule.criticalChain)
      #expect(try other.slack(in: schedule) == problem.slack(in: schedule))
    }
  }
}

extension CriticalLink {
  fileprivate var words: String {
    switch self {
    case .wave(let id): id
    case .freezes(let windows): windows.joined(separator: "/")
    case .notice(let notice): "notice \(notice)"
    case .training(let day): "training \(day)"
    case .staff(let pool): pool
    case .notBefore(let date): "\(date)"
    }
  }
}
