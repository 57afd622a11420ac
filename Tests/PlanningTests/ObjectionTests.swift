import Calendars
import Planning
import Testing

/// Which waves of a plan can no longer start when it says.
struct ObjectionTests {
  @Test func `a plan says by itself what no longer holds`() throws {
    let problem = try AlderRollout.problem()
    let plan = try problem.schedule().starts
    #expect(try problem.objections(to: plan) == [:])

    let later = try AlderRollout.problemAfterAlert()
    let objections = try later.objections(to: plan).mapValues { $0.map(\.words) }
    // The external notice of W4 would have to be out already, and was not sent.
    #expect(objections == ["W4": ["notice C1", "SEG-0001 40 % of 25 % with W3"]])
  }

  @Test(arguments: [
    ("2026-06-09T16:00:00Z", nil), ("2026-06-09T15:59:59Z", "after W1"),
  ])
  func `a wave waits for the one that it depends on`(start: String, objection: String?) throws {
    let problem = try SchedulingProblem.sample([.sample("W1"), .sample("W2") { $0.dependsOn = ["W1"] }])
    let plan = try instants(["W1": "2026-06-02T08:00:00Z", "W2": start])
    #expect(try problem.objections(to: plan)["W2"]?.map(\.words) == objection.map { [$0] })
    let refusal = try problem.objections(to: plan)["W2"]?.first
    #expect(try objection == nil || refusal == .dependency("W1", until: instant("2026-06-09T16:00:00Z")))
  }

  @Test func `what depends on a wave that nobody planned has no end to wait for`() throws {
    let paused = StandingWave(
      id: "W1", segments: [], customers: 0, start: try instant("2026-05-01T08:00:00Z"), finish: .unknown)
    let waves = try [
      PendingWave.sample("W2") { $0.dependsOn = ["W1"] }, .sample("W3") { $0.dependsOn = ["W4"] }, .sample("W4"),
    ]
    let problem = try SchedulingProblem.sample(waves) { $0.standing = [paused] }
    let objections = try problem.objections(to: instants(["W2": "2026-06-02T08:00:00Z", "W3": "2026-06-02T08:00:00Z"]))
    #expect(objections == ["W2": [.dependency("W1", until: nil)], "W3": [.dependency("W4", until: nil)]])
  }

  @Test func `a plan is held to dates, training and people too`() throws {
    let quarter = try #require(Quarter("2026Q2"))
    let waves = try [
      PendingWave.sample("W1") { $0.notBefore = try instant("2026-06-02T08:00:01Z") },
      .sample("W2") { ($0.trainingReadyOn, $0.customers) = (try date("2026-06-03"), 0) },
      .sample("W3") { ($0.demand, $0.customers) = (["CM": 3], 0) },
      .sample("W4") { ($0.demand, $0.customers) = (["CM": 2], 0) },
    ]
    let problem = try SchedulingProblem.sample(waves) {
      $0.limits.waves = 4
      $0.staff = StaffPools(left: ["CM": [quarter: 4]])
    }
    // It need not be a slot: this is a Monday.
    let plan = Dictionary(uniqueKeysWithValues: try waves.map { ($0.id, try instant("2026-06-01T16:00:00Z")) })
    #expect(
      try problem.objections(to: plan).mapValues { $0.map(\.words) } == [
        "W1": ["not before"], "W2": ["training"], "W3": ["3 of 2 weeks of CM in 2026Q2"],
        "W4": ["2 of 1 weeks of CM in 2026Q2"],
      ])
  }

  @Test func `a plan that was announced in time need not be announced again`() throws {
    let start = try instant("2026-06-09T08:00:00Z")
    func objections(sentAt sent: String?) throws -> [String: [Refusal]] {
      let sending = try sent.map { Notice.Sending(at: try instant($0), announcing: start) }
      let wave = try PendingWave.sample {
        $0.notices = [Notice(id: "C1", to: .external, lead: try length("P10D"), sent: sending)]
      }
      return try SchedulingProblem.sample([wave]).objections(to: ["W1": start])
    }
    #expect(try objections(sentAt: "2026-05-30T08:00:00Z") == [:])
    #expect(try objections(sentAt: "2026-05-30T08:00:01Z").keys.sorted() == ["W1"])
    #expect(try objections(sentAt: nil).keys.sorted() == ["W1"])
  }
}
