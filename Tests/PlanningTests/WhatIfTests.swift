import Calendars
import Planning
import SeededRandom
import Testing

/// The what-ifs of DOMAIN.md §5.3, and what they are made of.
struct WhatIfTests {
  /// A question, the waves that it moves with their starts, and the finish of the whole.
  static let table: [(WhatIf, [String: String], String)] = [
    (
      WhatIf(droppedFreezes: ["FRZ-0001"]),
      ["W5": "2026-11-10T08:00:00Z", "W6": "2026-11-24T09:00:00Z"], "2026-12-08T13:00:00Z"
    ),
    (
      WhatIf(soaks: ["W1": weeks(1)]),
      [
        "W2": "2026-09-30T08:00:00Z", "W3": "2026-10-15T07:00:00Z", "W4": "2026-10-29T13:00:00Z",
        "W5": "2026-11-03T08:00:00Z",
      ], "2027-01-19T13:00:00Z"
    ),
    (WhatIf(share: Share(percent: 40)), ["W4": "2026-10-21T13:00:00Z"], "2027-02-02T12:00:00Z"),
    (WhatIf(settles: false), ["W5": "2026-11-10T08:00:00Z"], "2027-01-19T13:00:00Z"),
    (
      WhatIf(leads: [.external: weeks(2)]),
      [
        "W1": "2026-09-23T08:00:00Z", "W2": "2026-10-08T08:00:00Z", "W3": "2026-10-27T08:00:00Z",
        "W4": "2027-01-05T14:00:00Z", "W6": "2027-01-20T09:00:00Z",
      ], "2027-02-03T13:00:00Z"
    ),
    (WhatIf(leads: [.frontline: weeks(1)]), [:], "2027-02-02T12:00:00Z"),
    (
      WhatIf(now: Instant(secondsSinceEpoch: 1_789_027_200)),  // 2026-09-10T08:00:00Z
      [:], "2027-02-02T12:00:00Z"
    ),
    (WhatIf(), [:], "2027-02-02T12:00:00Z"),
  ]

  @Test(arguments: table)
  func `a question moves just the waves that it concerns`(
    question: WhatIf, moved: [String: String], finish: String
  ) throws {
    let problem = try AlderRollout.problem()
    let before = try problem.schedule()
    let difference = try ScheduleDifference(from: before, to: problem.changed(by: question).schedule())

    let starts = Dictionary(uniqueKeysWithValues: difference.waves.map { ($0.id, $0.after?.start) })
    #expect(try starts == before.starts.merging(instants(moved)) { $1 })
    let movedOrLonger = Set(moved.keys).union(question.soaks.keys)
    #expect(Set(difference.waves.filter { !$0.stays }.map(\.id)) == movedOrLonger)
    #expect(difference.isEmpty == movedOrLonger.isEmpty)
    #expect(try difference.finishBefore == instant("2027-02-02T12:00:00Z"))
    #expect(try difference.finishAfter == instant(finish))
  }

  @Test func `a difference says how far a start moves, and who has lost or found a place`() throws {
    let problem = try AlderRollout.problem()
    let schedule = try problem.schedule()
    let drop = try problem.changed(by: WhatIf(droppedFreezes: ["FRZ-0001"])).schedule()
    let difference = ScheduleDifference(from: schedule, to: drop)
    #expect(difference.waves.map(\.startMoves) == [0, 0, 0, 0, -70 * 86_400, -42 * 86_400])

    let small = try problem.changed(by: WhatIf(share: Share(percent: 24))).schedule()
    let lost = try #require(ScheduleDifference(from: schedule, to: small).waves.first { $0.id == "W5" })
    #expect(lost.before != nil && lost.after == nil && lost.startMoves == nil && !lost.stays)
  }

  @Test func `a question about what is not there is no answer`() throws {
    let problem = try AlderRollout.problem()
    #expect(throws: WhatIfError.unknownFreeze("FRZ-0009")) {
      try problem.changed(by: WhatIf(droppedFreezes: ["FRZ-0001", "FRZ-0009"]))
    }
    #expect(throws: WhatIfError.unknownWave("W9")) { try problem.changed(by: WhatIf(soaks: ["W9": Self.weeks(1)])) }
  }

  /// Of several waves that would be false: one that starts earlier may be in the way of another.
  @Test func `a wave alone never starts later for a freeze that is dropped`() throws {
    var problems = RandomProblem(SplitMix64(seed: 34))
    for _ in 0..<120 {
      var problem = try problems.next()
      problem.waves = [problem.waves[0]]
      let start = try problem.schedule().waves.first?.start ?? .distantFuture
      for window in problem.freezes.windows {
        let freer = try problem.changed(by: WhatIf(droppedFreezes: [window.id])).schedule()
        #expect(freer.waves.first?.start ?? .distantFuture <= start)
      }
    }
  }

  private static func weeks(_ count: Int) -> CalendarDuration {
    guard let duration = CalendarDuration(count, .weeks) else { preconditionFailure("a few weeks are a duration") }
    return duration
  }
}
