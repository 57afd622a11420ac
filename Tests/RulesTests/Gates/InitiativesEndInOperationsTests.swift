import Governance
import JSON
import Testing

@testable import Rules

/// G5 of INI-0002, owned by Grace (PER-0007), which works on PRC-0001 of Dev (PER-0004) and PRC-0002.
struct InitiativesEndInOperationsTests {
  /// A closing that lacks nothing, but for what `spoil` takes away.
  private func fixture(
    _ choice: String = "go", gate: String = "G5", _ spoil: (inout MemoryLedger) throws -> Void = { _ in }
  ) throws -> GateFixture {
    let ledger = try MemoryLedger.alder.with {
      try $0.set("INI-0002", "/handover", [["item": "Run book", "owner": "PER-0007", "accepted_by": "PER-0004"]])
      for metric in ["MET-0001", "MET-0003", "MET-0006", "MET-0008"] {
        try $0.set(
          metric, "/targets", [["value": "60", "from": "2027-01-01", "reason": "The level of the pilot holds."]])
      }
      $0.addLesson("LES-0009", ["source": "INI-0002", "tags": ["portal"]])
      try spoil(&$0)
    }
    var fixture = try GateFixture("INI-0002", gate, choice, on: ledger)
    fixture.time = "2027-03-02T10:00:00Z"
    if gate == "G5", choice == "go" { try fixture.setEvidence("C1", evidence(["MET-0008", "MET-0003"])) }
    return fixture
  }

  private func evidence(_ metrics: [String]) -> [JSONValue] {
    metrics.map { metric in
      [
        "type": "outcome_metric", "n": 240, "on": "2027-02-15", "digest": .string(metric), "metric": .string(metric),
      ]
    }
  }

  private func messages(_ spoil: (inout MemoryLedger) throws -> Void) throws -> [String] {
    try fixture("go", spoil).violations().messages("GATE-14")
  }

  @Test func `an initiative that lacks nothing ends`() throws {
    let violations = try fixture().violations(RuleCatalog.gates + RuleCatalog.handover)
    #expect(violations.messages("GATE-14") == [] && violations.messages("HAND-01") == [])
  }

  @Test func `G16: what the project's own owner accepted is not handed over`() throws {
    let violations = try fixture { try $0.set("INI-0002", "/handover/0/accepted_by", "PER-0007") }
      .violations(RuleCatalog.gates + RuleCatalog.handover)
    #expect(violations.messages("GATE-14") == ["INI-0002 cannot close: 'Run book' is not accepted by operations"])
    #expect(
      violations.messages("HAND-01") == [
        "Operations must accept 'Run book', and PER-0007 does not own the receiving process"
      ])
  }

  @Test func `an item that nobody accepted keeps it open`() throws {
    #expect(
      try messages { try $0.set("INI-0002", "/handover/0/accepted_by", nil) }
        == ["INI-0002 cannot close: 'Run book' is not accepted by operations"])
  }

  @Test func `usage and outcome are both measured`() throws {
    var fixture = try fixture()
    try fixture.setEvidence("C1", evidence(["MET-0008"]))
    #expect(
      try fixture.violations().messages("GATE-14") == ["INI-0002 cannot close: outcome (MET-0003) is not measured"])
    #expect(
      try messages { try $0.set("INI-0002", "/adoption", nil) }
        == [
          "INI-0002 cannot close: no metric of outcome is named",
          "INI-0002 cannot close: no metric of usage is named",
        ])
  }

  @Test(arguments: [
    ("202702", "2027-02-20", 240, true), ("202702", "2027-02-20", 0, false), ("202501", "2025-01-20", 240, false),
  ])
  func `what was counted since the gate before measures it as well`(
    month: String, day: String, n: Int64, isMeasured: Bool
  ) throws {
    var fixture = try fixture {
      $0.addObservation("OBS-0003-\(month)", of: "MET-0003", [["at": .string(day), "region": "UK", "n": .integer(n)]])
    }
    try fixture.setEvidence("C1", evidence(["MET-0008"]))
    #expect(
      try fixture.violations().messages("GATE-14")
        == (isMeasured ? [] : ["INI-0002 cannot close: outcome (MET-0003) is not measured"]))
  }

  @Test(arguments: [("2027-02-20T09:00:00Z", true), ("2027-02-21T09:00:00Z", false)])
  func `what was counted before the last wave ended does not`(ended: String, isMeasured: Bool) throws {
    var fixture = try fixture {
      $0.addObservation("OBS-0003-202702", of: "MET-0003", [["at": "2027-02-20", "region": "UK", "n": 240]])
      try $0.setWave("W6", ["state": "completed", "ended_at": .string(ended)])
    }
    try fixture.setEvidence("C1", evidence(["MET-0008"]))
    #expect(
      try fixture.violations().messages("GATE-14")
        == (isMeasured ? [] : ["INI-0002 cannot close: outcome (MET-0003) is not measured"]))
  }

  @Test(arguments: [("/status", "draft"), ("/source", "INI-0003")])
  func `a lesson of it is published`(pointer: String, value: String) throws {
    #expect(
      try messages { try $0.set("LES-0009", pointer, .string(value)) }
        == ["INI-0002 cannot close: no lesson of it is published"])
  }

  @Test func `control documents are in effect and taught`() throws {
    #expect(
      try messages { try $0.set("PRC-0001", "/control_docs/claims-script/effective_on", "2027-03-03") }
        == ["INI-0002 cannot close: claims-script of PRC-0001 is not in effect"])
    #expect(
      try messages { try $0.set("PRC-0001", "/control_docs/claims-procedure/version", 7) }
        == ["INI-0002 cannot close: training of PRC-0001 covers version 6 of 7"])
  }

  @Test func `every outcome has a target since the gate before`() throws {
    #expect(
      try messages { try $0.set("MET-0001", "/targets", [["value": "84", "from": "2026-09-07", "reason": "Old."]]) }
        == ["INI-0002 cannot close: MET-0001 has no target since the gate before"])
  }

  @Test func `only a pass of the last gate asks`() throws {
    let spoil: (inout MemoryLedger) throws -> Void = { try $0.set("INI-0002", "/handover/0/accepted_by", "PER-0007") }
    for (choice, gate) in [("hold", "G5"), ("go", "G4")] {
      let violations = try fixture(choice, gate: gate, spoil).violations(RuleCatalog.gates + RuleCatalog.handover)
      #expect(violations.messages("GATE-14") == [] && violations.messages("HAND-01") == [])
    }
  }

  @Test(arguments: [("PER-0004", 0), ("PER-0007", 1), ("PER-0008", 1)])
  func `an acceptance is asked about when it is recorded, and once`(acceptor: String, count: Int) throws {
    let ledger = MemoryLedger.alder
    let commit = JudgedCommit(on: ledger, by: "PER-0007", at: "2026-09-09T09:00:00Z")
    let recorded = try commit.violations(RuleCatalog.handover) {
      try $0.set("INI-0002", "/handover/0/accepted_by", .string(acceptor))
    }
    #expect(recorded.messages("HAND-01").count == count)

    let known = try ledger.with { try $0.set("INI-0002", "/handover/0/accepted_by", .string(acceptor)) }
    let later = try JudgedCommit(on: known, by: "PER-0007", at: "2026-09-09T09:00:00Z")
      .violations(RuleCatalog.handover) { try $0.set("INI-0002", "/handover/1/done_on", "2026-09-09") }
    #expect(later.messages("HAND-01") == [])
  }
}
