import Governance
import JSON
import Rules
import Testing

struct GateModelIsPinnedTests {
  @Test func `before G2 as well the gate model changes only by a change`() throws {
    let violations = try JudgedCommit().violations(scopeRules) { try $0.set("INI-0009", "/gatemodel", "GTM-0002") }

    #expect(violations.messages("SCOPE-12") == ["INI-0009 is pinned to GTM-0001"])
  }

  @Test func `an applied change that touches it may`() throws {
    let approved = try MemoryLedger.alder.with {
      $0.addChange([.touch("/gatemodel", "GTM-0001", "GTM-0002")], ["target": "INI-0009"])
      try $0.approve()
    }

    #expect(try JudgedCommit(on: approved).violations(scopeRules) { try $0.apply() }.isEmpty)
  }

  @Test func `an applied change of something else may not`() throws {
    let approved = try MemoryLedger.alder.with {
      $0.addChange([.touch("/bucket", "run", "grow")], ["target": "INI-0009"])
      try $0.approve()
    }

    let violations = try JudgedCommit(on: approved).violations(scopeRules) {
      try $0.apply()
      try $0.set("INI-0009", "/gatemodel", "GTM-0002")
    }

    #expect(violations.codes.contains("SCOPE-12"))
  }

  @Test func `a new initiative chooses its model`() throws {
    let violations = try JudgedCommit().violations(scopeRules) {
      $0.add(["id": "INI-0099", "kind": "initiative", "status": "proposed", "stage": "idea", "gatemodel": "GTM-0002"])
    }

    #expect(violations.isEmpty)
  }

  @Test(arguments: [("C1", []), ("C9", ["INI-0009 is pinned to GTM-0001, whose G2 has no criterion C9"])])
  func `a gate decision answers the pinned criteria`(criterion: String, messages: [String]) throws {
    let violations = try JudgedCommit().violations(scopeRules) {
      try $0.addGate("DEC-9400", "G2", "go", of: "INI-0009", at: "2026-09-09T09:00:00Z")
      try $0.set("DEC-9400", "/status", "open")
      try $0.set("DEC-9400", "/gate_result/criteria", .object([criterion: ["met": true]]))
    }

    #expect(violations.messages("SCOPE-12") == messages)
  }

  @Test func `a gate that the model does not have cannot be decided`() throws {
    let violations = try JudgedCommit().violations(scopeRules) {
      try $0.addGate("DEC-9400", "G6", "go", of: "INI-0009", at: "2026-09-09T09:00:00Z")
    }

    #expect(violations.messages("SCOPE-12") == ["INI-0009 is pinned to GTM-0001"])
  }
}
