import Governance
import JSON
import Planning
import Rules
import Testing

/// CAP-01, CAP-02, PORT-01 and PORT-04 where a plan is approved.
struct PlanApprovalTests {
  private func ledger(_ edit: (inout MemoryLedger) throws -> Void = { _ in }) throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      try $0.planBest()
      try edit(&$0)
    }
  }

  @Test func `the best plan of the worked example is approved`() throws {
    #expect(try approvePlan(of: ledger()).isEmpty)
  }

  @Test func `P02: four that all start at once need more people than there are`() throws {
    let found = try approvePlan(
      of: ledger {
        try $0.plan(
          ["INI-0003": "2026Q4", "INI-0006": "2026Q4", "INI-0011": "2026Q4", "INI-0012": "2026Q4"], value: "237",
          cost: 1110)
      })

    #expect(found.messages("CAP-01") == ["Analysts 2026Q4: 32 of 26", "Change managers 2026Q4: 22 of 18"])
    #expect(
      found.messages("PORT-01") == [
        "Plan breaks CAP-0001 in 2026Q4 by 4: CAP-0001 2026Q4: 22 of 18",
        "Plan breaks CAP-0002 in 2026Q4 by 6: CAP-0002 2026Q4: 32 of 26",
      ])
    #expect(
      found.messages("CAP-02") == [
        "The lvhi reserve of Analysts is taken: 28 of 26 in 2026Q4, 10 % are kept",
        "The lvhi reserve of Change managers is taken: 19 of 18 in 2026Q4, 10 % are kept",
      ])
  }

  @Test(
    arguments: [
      (
        ["INI-0003": "2026Q4", "INI-0006": "2026Q4", "INI-0008": "2027Q1", "INI-0011": "2026Q4"], "249.5", 1220,
        "Plan breaks INI-0008 after INI-0006 by 1: INI-0008 starts 1 quarter before INI-0006 is completed"
      ),
      (
        ["INI-0003": "2026Q4", "INI-0008": "2027Q2", "INI-0011": "2026Q4"], "193.5", 740,
        "Plan breaks the mandate of INI-0006 by 1: INI-0006 is mandated and not in the plan"
      ),
      (
        ["INI-0003": "2026Q4", "INI-0006": "2026Q4", "INI-0008": "2027Q2"], "194.5", 980,
        "Plan breaks the least number of lvhi by 1: bucket lvhi: 0, at least 1"
      ),
      (
        ["INI-0006": "2026Q4", "INI-0011": "2027Q3"], "111", 720,
        "Plan cannot be carried out: INI-0011 started in 2027Q3 needs people for 1 quarter after the last planned one"
      ),
      (
        ["INI-0006": "2026Q4", "INI-0011": "2026Q4", "INI-0001": "2026Q4"], "181.5", 900,
        "Plan cannot be carried out: INI-0001 is no candidate"
      ),
    ] as [([String: String], String, Int64, String)])
  func `PORT-01: each constraint is counted again`(
    starts: [String: String], value: String, cost: Int64, message: String
  ) throws {
    let found = try approvePlan(of: ledger { try $0.plan(starts, value: value, cost: cost) })

    #expect(found.messages("PORT-01").contains(message), "\(found.messages)")
  }

  @Test(
    arguments: [
      ("/result/value", "250", "Plan says value 250, its members make 249.5"),
      ("/result/cost", 1219, "Plan says cost 1219, its members cost 1220"),
      (
        "/result/set", ["INI-0003", "INI-0006", "INI-0008"],
        "Plan takes what it does not start, or starts what it does not take"
      ),
      ("/result/method", "rice", "Plan was found by another method than weighted"),
    ] as [(String, JSONValue, String)])
  func `PORT-01: a plan edited by hand is refused`(place: String, value: JSONValue, message: String) throws {
    let found = try approvePlan(of: ledger { try $0.set("PFL-0001", place, value) })

    #expect(found.messages == [message])
  }

  @Test func `PORT-01: a plan without a result is none`() throws {
    let found = try approvePlan(of: ledger { try $0.set("PFL-0001", "/result", nil) })

    #expect(found.messages == ["PFL-0001 has no plan that could be approved: it holds none"])
  }

  @Test func `PORT-01: scores that moved since the plan was found move its value`() throws {
    let found = try approvePlan(of: ledger { try $0.set("INI-0003", "/scores/strategic", "9") })

    #expect(found.messages == ["Plan says value 249.5, its members make 252.5"])
  }

  @Test func `PORT-01: an approved plan and its overrides are not edited, notes are`() throws {
    let approved = try ledger { try $0.set("PFL-0001", "/status", "approved") }
    let judged = JudgedCommit(on: approved)
    let edited = try judged.violations(portfolioRules) { try $0.set("PFL-0001", "/result/cost", 1219) }
    #expect(edited.messages == ["PFL-0001/result/cost was approved as it is"])
    #expect(try judged.violations(portfolioRules) { try $0.set("PFL-0001", "/title", "The plan") }.isEmpty)
    for (place, value) in [
      ("/budget", 2_000), ("/reserve_lvhi_pct", 0), ("/buckets", []), ("/mandated", []), ("/candidates", ["INI-0003"]),
      ("/quarters", ["2026Q4"]), ("/decision", "DEC-0001"),
      ("/advisory_inputs", []),
    ] as [(String, JSONValue)] {
      let edit: (inout MemoryLedger) throws -> Void = { try $0.set("PFL-0001", place, value) }
      #expect(try judged.violations(portfolioRules, edit).codes.contains("PORT-01"), "\(place)")
      #expect(try JudgedCommit(on: ledger()).violations(portfolioRules, edit).isEmpty, "\(place)")
    }
    let more = try judged.violations(portfolioRules) {
      let inputs = $0["PFL-0001"].fields.array("advisory_inputs")
      try $0.set("PFL-0001", "/advisory_inputs", .array(inputs + inputs))
    }
    #expect(more.isEmpty, "further advice is welcome")
  }

  /// PFL-0001 is approved, and PFL-0002 wants the same candidates, or those of `ids`.
  private func secondCycle(
    _ ids: [String: String], value: String, cost: Int64, _ edit: (inout MemoryLedger) throws -> Void = { _ in }
  ) throws -> MemoryLedger {
    try ledger { first in
      let other = try MemoryLedger.alder.with { try $0.plan(ids, value: value, cost: cost) }
      var second = other["PFL-0001"].fields
      second["id"] = "PFL-0002"
      second["mandated"] = nil
      second["buckets"] = nil
      first.add(second)
      try first.set("PFL-0001", "/status", "approved")
      try edit(&first)
    }
  }

  private func approveSecond(_ ledger: MemoryLedger, _ edit: (inout MemoryLedger) throws -> Void = { _ in }) throws
    -> [Violation]
  {
    try JudgedCommit(on: ledger, at: "2026-09-09T12:00:00Z").violations(portfolioRules) {
      try $0.set("PFL-0002", "/status", "approved")
      try edit(&$0)
    }
  }

  @Test func `PORT-01: what one plan takes, another does not`() throws {
    let same = try secondCycle(["INI-0003": "2026Q4"], value: "65.5", cost: 260)
    #expect(
      try approveSecond(same).messages("PORT-01").first
        == "INI-0003 is in the plan of PFL-0001 already, which is approved")
    let other = try secondCycle(["INI-0005": "2027Q2"], value: "53.5", cost: 220)
    #expect(try approveSecond(other).isEmpty)
  }

  @Test func `PORT-01: two plans that are approved at once are held against each other`() throws {
    let both = try secondCycle(["INI-0003": "2026Q4"], value: "65.5", cost: 260) {
      try $0.set("PFL-0001", "/status", "scored")
    }
    let found = try approveSecond(both) { try $0.set("PFL-0001", "/status", "approved") }
    #expect(found.messages("PORT-01").contains("INI-0003 is in the plan of PFL-0001 already, which is approved"))
    #expect(found.messages("PORT-01").contains("INI-0003 is in the plan of PFL-0002 already, which is approved"))
  }

  @Test func `CAP-01: the people whom one plan takes are gone for another`() throws {
    let crowded = try secondCycle(["INI-0005": "2026Q4", "INI-0012": "2026Q4"], value: "114", cost: 350)
    #expect(
      try approveSecond(crowded).messages("CAP-01") == ["Analysts 2026Q4: 10 of 2", "Change managers 2026Q4: 8 of 0"])
  }

  @Test func `CAP-02: nothing is kept for whom another plan has`() throws {
    // PFL-0001 has INI-0011; PFL-0002 takes what a pool would keep for INI-0005, or for nobody.
    func found(_ candidates: JSONValue) throws -> [String] {
      let next = try secondCycle(["INI-0012": "2027Q2"], value: "60.5", cost: 130) {
        try $0.set("PFL-0002", "/candidates", candidates)
        try $0.set("CAP-0001", "/reserve_lvhi_pct", 90)
      }
      // Who looks for a plan is bound by the same.
      let cycle = try PlanningCycle(Portfolio(next["PFL-0002"]), in: next)
      let broken = try cycle.problem().violations(of: #require(cycle.plan))
      return try approveSecond(next).codes + broken.map { "\($0.kind)" }
    }
    #expect(try found(["INI-0005", "INI-0011", "INI-0012"]).first == "CAP-02")
    #expect(try found(["INI-0011", "INI-0012"]).isEmpty)
  }

  @Test func `PORT-01: a plan ends with the approval of the one that supersedes it, and only so`() throws {
    let next = try secondCycle(["INI-0003": "2026Q4"], value: "65.5", cost: 260) {
      try $0.set("PFL-0002", "/supersedes", "PFL-0001")
    }
    #expect(try approveSecond(next) { try $0.set("PFL-0001", "/status", "superseded") }.isEmpty)
    #expect(try approveSecond(next).messages("PORT-01") == ["PFL-0002 supersedes PFL-0001, which stays approved"])
    let alone = try JudgedCommit(on: next).violations(portfolioRules) {
      try $0.set("PFL-0001", "/status", "superseded")
    }
    #expect(
      alone.messages == ["PFL-0001 was approved, and no cycle that supersedes it is approved with this commit"])
  }

  @Test func `PORT-01: the bucket lvhi is for low volume and high impact`() throws {
    let relabelled = try ledger { try $0.set("INI-0012", "/bucket", "lvhi") }
    let found = try approvePlan(of: relabelled)
    #expect(found.codes == ["PORT-01"])
    #expect(found.messages.first?.contains("INI-0012 stands in the bucket lvhi and is none of low volume") == true)
  }

  @Test func `an override takes in or out, and the plan follows`() throws {
    let overridden = try ledger {
      try $0.set(
        "PFL-0001", "/overrides",
        [["initiative": "INI-0003", "choice": "out", "rationale": "Too much at once for the desks.", "by": "PER-0001"]])
    }
    #expect(
      try approvePlan(of: overridden).messages == ["Plan cannot be carried out: INI-0003 may not start in 2026Q4"])
  }

  @Test func `what people are committed to leaves less, and what waits for it starts after it`() throws {
    let busy = try ledger {
      try $0.set("INI-0009", "/baseline", ["version": 1, "digest": .string(String(repeating: "a", count: 64))])
      try $0.set("CAP-0001", "/committed", ["INI-0001", "INI-0002", "INI-0007", "INI-0009"])
    }
    #expect(try approvePlan(of: busy).messages("CAP-01") == ["Change managers 2026Q4: 18 of 13"])

    let waiting = try ledger { try $0.set("INI-0003", "/depends_on", ["INI-0002"]) }
    #expect(
      try approvePlan(of: waiting).messages == ["Plan cannot be carried out: INI-0003 may not start in 2026Q4"])
  }

  @Test(
    arguments: [
      (nil, true), (["panel": "P", "on": "2026-05-12", "theme": "T", "response": "R"], false),
      (["panel": "P", "on": "2026-05-11", "theme": "T", "response": "R"], true),
      (["panel": "P", "on": "2026-09-10", "theme": "T", "response": "R"], true),
      (["panel": "P", "on": "2026-09-01", "theme": "T"], true),
    ] as [(JSONValue?, Bool)])
  func `PORT-04: customers were asked in the last 120 days, and answered`(input: JSONValue?, isRefused: Bool) throws {
    let found = try approvePlan(of: ledger { try $0.set("PFL-0001", "/advisory_inputs", input.map { [$0] }) })

    #expect(found.codes == (isRefused ? ["PORT-04"] : []))
  }

  @Test func `CAP-02: while both of low volume and high impact are in, nothing is kept`() throws {
    let both = try ledger {
      try $0.set("CAP-0001", "/reserve_lvhi_pct", 60)
      try $0.plan(
        ["INI-0005": "2026Q4", "INI-0006": "2026Q4", "INI-0008": "2027Q2", "INI-0011": "2026Q4"], value: "237.5",
        cost: 1180)
    }
    #expect(try approvePlan(of: both).isEmpty)
    let one = try ledger { try $0.set("CAP-0001", "/reserve_lvhi_pct", 60) }
    #expect(try approvePlan(of: one).codes == ["CAP-02"])
  }
}
