import Governance
import JSON
import Rules
import Testing

struct GateCriteriaTests {
  @Test func `G02: musts that are not met, or only said to be`() throws {
    var unmet = try GateFixture()
    try unmet.set("/criteria/C1/met", false)
    var unproven = try GateFixture()
    try unproven.setEvidence("C1", [])
    var unanswered = try GateFixture()
    try unanswered.set("/criteria/C2", nil)

    #expect(try unmet.codes() == ["GATE-02"])
    #expect(try unproven.codes() == ["GATE-02"])
    #expect(
      try unproven.violations().messages("GATE-02") == [
        "Must-meet C1 'Customers prefer the proposed answer to what they have today' has no evidence"
      ])
    #expect(try unanswered.codes() == ["GATE-02"])
  }

  @Test(arguments: ["hold", "recycle", "kill"]) func `nothing needs to be met to stop`(choice: String) throws {
    var fixture = try GateFixture("INI-0009", "G2", choice)
    try fixture.set("/criteria", nil)

    #expect(try fixture.codes() == [])
  }

  @Test(
    arguments: [
      ("interview", 11, "2026-09-01", "C1 too small"), ("interview", 12, "2026-09-01", nil),
      ("interview", 12, "2026-03-12", nil), ("interview", 12, "2026-03-11", "181 days, at most 180"),
      ("business_case", 12, "2026-09-01", "business_case does not count here"),
    ] as [(String, Int64, String, String?)])
  func `G03: customers were asked, enough of them and lately`(
    type: String, n: Int64, on: String, problem: String?
  ) throws {
    var fixture = try GateFixture()
    try fixture.setEvidence("C1", [GateFixture.evidence(type, n: n, on: on)])

    #expect(try fixture.codes() == (problem == nil ? [] : ["GATE-04"]))
    let words = try fixture.violations().messages("GATE-04").joined()
    #expect(problem.map { words.contains($0.replacing("C1 ", with: "")) } ?? words.isEmpty, "\(words)")
  }

  @Test func `one good piece of evidence is enough, whatever lies beside it`() throws {
    var fixture = try GateFixture()
    try fixture.setEvidence(
      "C1", [GateFixture.evidence("interview", n: 3, digest: "a"), GateFixture.evidence("survey", digest: "b")])

    #expect(try fixture.codes() == [])
  }

  @Test func `G04: what was accepted at an earlier gate is no evidence again`() throws {
    // An artifact of DEC-0014, G1 of INI-0009.
    let artifact = "d1359b07444f7393717da0e2e5e3e9de1d9b0c213b631ed799a2ae26db2b2a91"
    var fixture = try GateFixture()
    try fixture.setEvidence("C1", [GateFixture.evidence("interview", digest: artifact)])

    #expect(
      try fixture.violations().messages("GATE-04") == [
        "Customer validation for C1: interview of 2026-09-01 reused: accepted at G1 already"
      ])
    var other = try GateFixture("INI-0001", "G3")
    try other.setEvidence("C1", [GateFixture.evidence("frontline_pilot_review", digest: artifact)])
    #expect(try other.codes() == [])
  }

  @Test func `G05: finance is among those who approve`() throws {
    var fixture = try GateFixture()
    #expect(try fixture.violations().messages("GATE-05") == ["Financial approval is missing at G2"])
    #expect(try fixture.violations().first { $0.rule.code == "GATE-05" }?.whoCan.map(\.text) == ["PER-0002"])

    try fixture.vote("PER-0002", "abstain", as: "finance")
    #expect(try fixture.violations().codes == ["GATE-05"])
    try fixture.vote("PER-0002", "approve", as: "finance")
    #expect(try fixture.violations().codes == [])
  }

  @Test func `a sound case states cost and benefit`() throws {
    var fixture = try GateFixture()
    try fixture.set("/criteria/C2/evidence/0/benefit", nil)
    try fixture.vote("PER-0002", "approve", as: "finance")

    #expect(
      try fixture.violations().messages("GATE-05") == [
        "No evidence for C2 'The business case holds within 20 %' states both cost and benefit"
      ])
  }

  @Test(
    arguments: [("6", "6", nil), ("6", "5", "Should-meet score 56.00 % is below the hurdle 60 %")]
      as [(String, String, String?)])
  func `G06: weights 3 and 2 against a hurdle of 60`(first: String, second: String, message: String?) throws {
    var fixture = try GateFixture()
    try fixture.set("/criteria/C3/score", .string(first))
    try fixture.set("/criteria/C4/score", .string(second))

    #expect(try fixture.violations().messages("GATE-06") == [message].compactMap { $0 })
    try fixture.set("/choice", "conditional_go")
    #expect(try fixture.violations().messages("GATE-06") == [])
  }

  @Test func `a score below its own least is too low, however high the others are`() throws {
    var fixture = try GateFixture()
    try fixture.set("/criteria/C3/score", "10")
    try fixture.set("/criteria/C4/score", "3")

    #expect(
      try fixture.violations().messages("GATE-06") == [
        "C4 'Risks are known and have an owner' scores 3, at least 4"
      ])
  }

  @Test func `a criterion without a score counts as nought`() throws {
    var fixture = try GateFixture()
    try fixture.set("/criteria/C4", nil)

    #expect(try fixture.codes() == ["GATE-06"])
  }

  @Test(
    arguments: [("SEG-0002", 5, nil), ("SEG-0002", 4, "SEG-0002"), ("SEG-0003", 5, "SEG-0002")]
      as [(String, Int64, String?)])
  func `G12: a digital pilot was tested with five customers of each segment`(
    segment: String, n: Int64, missing: String?
  ) throws {
    let digital = try MemoryLedger.alder.with { try $0.set("INI-0001", "/digital_self_service", true) }
    var fixture = try GateFixture("INI-0001", "G3", on: digital)
    try fixture.setEvidence(
      "C1",
      [
        GateFixture.evidence("usability_test", n: 5, digest: "a", segment: "SEG-0001"),
        GateFixture.evidence("usability_test", n: n, digest: "b", segment: segment),
      ])

    #expect(
      try fixture.violations().messages("GATE-12")
        == [missing].compactMap { $0 }.map {
          "No usability test for segment \($0)"
        })
  }

  @Test func `any other pilot was reviewed by the front line`() throws {
    var fixture = try GateFixture("INI-0001", "G3")
    try fixture.setEvidence("C1", [GateFixture.evidence("usability_test")])
    #expect(try fixture.codes() == ["GATE-12"])

    try fixture.setEvidence("C1", [GateFixture.evidence("frontline_pilot_review")])
    #expect(try fixture.codes() == [])
  }
}
