import Calendars
import Planning
import SeededRandom
import Testing

/// What holds of every schedule, on seeded problems.
struct SchedulePropertyTests {
  @Test func `a wave has the first slot that a plain check lets it have`() throws {
    var problems = RandomProblem(SplitMix64(seed: 31))
    var (placed, refused, stranded) = (0, 0, 0)
    for _ in 0..<120 {
      let problem = try problems.next()
      let schedule = try problem.schedule()
      let check = PlainCheck(problem: problem, starts: schedule.starts)
      #expect(schedule.waves.count + schedule.stranded.count == problem.waves.count)
      stranded += schedule.stranded.count
      for place in schedule.waves {
        let wave = try #require(problem.waves.first { $0.id == place.id })
        #expect(
          try check.mayStart(wave, at: place.start),
          "\(place.id) at \(place.start), until \(place.finish), in \(schedule.starts)")
        #expect(place.finish == check.end(of: wave, from: place.start))
        for slot in place.refused {
          let isOpen = try check.mayStart(wave, at: slot.start)
          #expect(!isOpen && !slot.refusals.isEmpty, "\(place.id) at \(slot.start), refused for \(slot.refusals)")
        }
        let slots = try self.slots(of: wave, in: problem, schedule, upTo: place.start)
        #expect(slots == place.refused.map(\.start) + [place.start])
        (placed, refused) = (placed + 1, refused + place.refused.count)
      }
    }
    // The samples are worth something only if they come out in all ways.
    #expect(placed > 300 && refused > 1_000 && stranded > 100)
  }

  @Test func `the order in which a problem is written does not matter`() throws {
    var problems = RandomProblem(SplitMix64(seed: 32))
    for _ in 0..<60 {
      let problem = try problems.next()
      var other = problem
      other.waves = problems.shuffled(problem.waves)
      other.standing = problems.shuffled(problem.standing)
      for index in other.waves.indices { other.waves[index].notices.reverse() }
      other.freezes = FreezeCalendar(
        problems.shuffled(problem.freezes.windows), regions: try AlderRollout.regions())
      let schedule = try problem.schedule()
      #expect(try other.schedule() == schedule)
    }
  }

  @Test func `a schedule raises no objection to itself, and a refused slot does`() throws {
    var problems = RandomProblem(SplitMix64(seed: 33))
    for _ in 0..<80 {
      let problem = try problems.next()
      let schedule = try problem.schedule()
      #expect(try problem.objections(to: schedule.starts) == [:])
      for place in schedule.waves {
        guard let slot = place.refused.last else { continue }
        var plan = schedule.starts
        plan[place.id] = slot.start
        #expect(try problem.objections(to: plan)[place.id] != nil)
      }
    }
  }
}

extension SchedulePropertyTests {
  /// Every moment up to `last` at which a clock of the wave shows its time on one of its days, found hour by hour.
  private func slots(
    of wave: PendingWave, in problem: SchedulingProblem, _ schedule: RolloutSchedule, upTo last: Instant
  ) throws -> [Instant] {
    var floor = max(problem.now, wave.notBefore ?? problem.now)
    for id in wave.dependsOn {
      if let finish = schedule.wave(id)?.finish { floor = max(floor, finish) }
      if case .at(let end)? = problem.standing.first(where: { $0.id == id })?.finish { floor = max(floor, end) }
    }
    var moment = Instant(secondsSinceEpoch: (floor.secondsSinceEpoch + 1_799) / 1_800 * 1_800)
    var slots: [Instant] = []
    var previous: CivilDate?
    while moment <= last {
      let clock = wave.zone.civil(at: moment)
      // An hour that the clocks skip is looked for an hour later, and of two the first counts.
      let hour = wave.zone.resolve(try #require(CivilDateTime(clock.date, hour: wave.slots.hour))).earliest
      if wave.slots.days.contains(clock.date.weekday), moment == hour, clock.date != previous {
        slots.append(moment)
        previous = clock.date
      }
      moment = moment + 1_800
    }
    return slots
  }
}
