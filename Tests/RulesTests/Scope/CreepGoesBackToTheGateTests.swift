import Governance
import JSON
import Rules
import Testing

struct CreepGoesBackToTheGateTests {
  @Test(
    arguments: [
      ([.cost(42)], nil, nil),
      ([.cost(43)], .warn, "10.24 %"),
      ([.cost(105)], .warn, "25.00 %"),
      ([.cost(106)], .block, "25.24 %"),
      ([.cost(-106)], nil, nil),
      ([.days(20)], nil, nil),
      ([.days(21)], .warn, "21 days"),
      ([.days(90)], .warn, "90 days"),
      ([.days(91)], .block, "91 days"),
      ([.days(-91)], nil, nil),
      ((9...18).map { .requirement($0) }, nil, nil),
      ((9...19).map { .requirement($0) }, .warn, "11 requirements"),
      ([.cost(43), .days(21)], .warn, "10.24 %, 21 days"),
    ] as [([JSONValue], Violation.Severity?, String?)])
  func `S14: growth warns, and then refuses approval`(
    touches: [JSONValue], severity: Violation.Severity?, words: String?
  ) throws {
    let submitted = MemoryLedger.alder.with { $0.addChange(touches, ["status": "submitted", "class": "major"]) }

    let violations = try JudgedCommit(on: submitted).violations(scopeRules) { try $0.approve() }

    #expect(violations.first?.severity == severity)
    #expect(
      violations.messages("SCOPE-08")
        == [words].compactMap { $0 }.map { "INI-0002 has crept \($0) since its first baseline, with CHG-0001" })
  }

  @Test(arguments: [(85, .warn), (86, .block)] as [(Int64, Violation.Severity)])
  func `what was applied before counts, net`(delta: Int64, severity: Violation.Severity) throws {
    let submitted = try MemoryLedger.alder.with {
      $0.addChange("CHG-0002", [.cost(20)])
      try $0.approve("CHG-0002")
      try $0.apply("CHG-0002")
      $0.addChange(
        [.touch("/budget/total", 440, .integer(440 + delta))], ["status": "submitted", "class": "major"])
    }

    let violations = try JudgedCommit(on: submitted).violations(scopeRules) { try $0.approve() }

    #expect(violations.first?.severity == severity)
  }

  @Test(
    arguments: [
      ("G2", "recycle", "2026-06-01T09:00:00Z", .warn), ("G2", "recycle", "2025-11-01T09:00:00Z", .block),
      ("G3", "recycle", "2026-06-01T09:00:00Z", .block), ("G2", "hold", "2026-06-01T09:00:00Z", .block),
    ] as [(String, String, String, Violation.Severity)])
  func `a recycle at G2 since the first baseline opens the way`(
    gate: String, choice: String, time: String, severity: Violation.Severity
  ) throws {
    let submitted = try MemoryLedger.alder.with {
      try $0.addGate("DEC-9200", gate, choice, at: time)
      $0.addChange([.cost(106)], ["status": "submitted", "class": "major"])
    }

    let violations = try JudgedCommit(on: submitted).violations(scopeRules) { try $0.approve() }

    #expect(violations.first { $0.rule.code == "SCOPE-08" }?.severity == severity)
  }

  @Test func `two approvals side by side do not add up unseen`() throws {
    let ledger = try MemoryLedger.alder.with {
      $0.addChange("CHG-0001", [.cost(60)], ["class": "major"])
      $0.addChange("CHG-0002", [.days(91)], ["class": "major"])
      try $0.approve("CHG-0001")
      try $0.approve("CHG-0002")
      try $0.apply("CHG-0001")
    }

    let violations = try JudgedCommit(on: ledger).violations(scopeRules) { try $0.apply("CHG-0002") }

    #expect(violations.codes == ["SCOPE-08"])
  }

  @Test func `a process has no such measure`() throws {
    let submitted = MemoryLedger.alder.with {
      $0.addChange([.touch("/sla/target", "5", "4")], ["target": "PRC-0001", "status": "submitted"])
    }

    #expect(try JudgedCommit(on: submitted).violations(scopeRules) { try $0.approve() }.isEmpty)
  }
}
