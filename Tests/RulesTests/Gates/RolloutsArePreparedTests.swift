import Governance
import JSON
import Testing

@testable import Rules

struct RolloutsArePreparedTests {
  /// What GATE-13 says of G4 of INI-0007, which works on PRC-0001, once `prepare` has changed the ledger.
  private func messages(
    choice: String = "go", gate: String = "G4", _ prepare: (inout MemoryLedger) throws -> Void = { _ in }
  ) throws -> [String] {
    let ledger = try MemoryLedger.alder.with {
      try $0.set("INI-0007", "/processes", ["PRC-0001"])
      try $0.set("INI-0007", "/links", [["rel": "evidence", "to": "CIA-0001"]])
      try $0.set("CIA-0001", "/subject", "INI-0007")
      try $0.set("ROL-0001", "/initiative", "INI-0007")
      try $0.set("INI-0007", "/rollouts", ["ROL-0001"])
      try prepare(&$0)
    }
    return try GateFixture("INI-0007", gate, choice, on: ledger).violations().messages("GATE-13")
  }

  @Test func `an approved assessment and a way to be heard let it through`() throws {
    #expect(try messages() == [])
  }

  @Test func `what is missing is listed whole`() throws {
    let missing = try messages {
      try $0.set("CIA-0001", "/status", "draft")
      try $0.set("PRC-0001", "/escalation_path", nil)
      try $0.set("INI-0007", "/rollouts", nil)
    }
    #expect(
      missing == [
        "G4 is missing: a rollout of INI-0007",
        "G4 is missing: an approved customer impact assessment among the links of INI-0007",
        "G4 is missing: an escalation path for the customers of PRC-0001",
      ])
  }

  @Test func `the rollout has a way back and, for every wave, what is said and taught before it`() throws {
    #expect(try messages { try $0.set("ROL-0001", "/rollback", nil) } == ["G4 is missing: a rollback plan of ROL-0001"])
    #expect(try messages { try $0.setWave("W2", ["comms": nil]) } == ["G4 is missing: W2 has no communication"])
    #expect(try messages { try $0.setWave("W2", ["training": nil]) } == ["G4 is missing: W2 has no training plan"])
    #expect(try messages { try $0.set("ROL-0001", "/status", "aborted") } == ["G4 is missing: a rollout of INI-0007"])
    #expect(try messages { try $0.set("ROL-0001", "/waves", []) } == ["G4 is missing: a wave of ROL-0001"])
  }

  @Test func `another initiative's assessment is none, nor one that nobody links to`() throws {
    #expect(try messages { try $0.set("CIA-0001", "/subject", "INI-0002") }.count == 1)
    #expect(try messages { try $0.set("INI-0007", "/links", nil) }.count == 1)
  }

  @Test func `only a pass of the gate that opens the rollout asks`() throws {
    #expect(try messages(choice: "recycle") { try $0.set("INI-0007", "/links", nil) } == [])
    #expect(try messages(gate: "G3") { try $0.set("INI-0007", "/links", nil) } == [])
  }
}
