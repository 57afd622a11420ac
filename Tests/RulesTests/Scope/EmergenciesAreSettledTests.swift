import Calendars
import Governance
import JSON
import Rules
import Testing

struct EmergenciesAreSettledTests {
  /// CHG-0003, an emergency change of `target` that was applied 2026-12-16T10:00:00Z, and a gate of INI-0002 to close.
  static func ledger(of target: String = "INI-0002", _ edit: (inout MemoryLedger) throws -> Void = { _ in }) throws
    -> MemoryLedger
  {
    try MemoryLedger.alder.with {
      $0.addChange(
        "CHG-0003", target == "INI-0002" ? [.cost(5)] : [.touch("/sla/target", "5", "4")],
        ["type": "emergency", "target": .string(target)])
      try $0.approve("CHG-0003", at: "2026-12-16T09:00:00Z")
      try $0.apply("CHG-0003", at: "2026-12-16T10:00:00Z")
      try $0.addGate("DEC-9300", "G5", "go", at: "2027-01-01T09:00:00Z")
      try $0.set("DEC-9300", "/status", "open")
      try edit(&$0)
    }
  }

  static func close(_ ledger: MemoryLedger, at time: String) throws -> [String] {
    try JudgedCommit(on: ledger, at: time).violations(scopeRules) { try $0.set("DEC-9300", "/status", "closed") }
      .messages("SCOPE-10")
  }

  @Test(arguments: [("2026-12-23T10:00:00Z", 0), ("2026-12-23T10:00:01Z", 1)])
  func `S13: after seven days without ratification no gate is passed`(time: String, count: Int) throws {
    #expect(try Self.close(Self.ledger(), at: time).count == count)
  }

  @Test func `the violation stands at the gate and names the vote and the voters`() throws {
    let violations = try JudgedCommit(on: Self.ledger(), at: "2026-12-24T09:00:00Z").violations(scopeRules) {
      try $0.set("DEC-9300", "/status", "closed")
    }

    let violation = try #require(violations.first)
    #expect(violation.subject == "DEC-9300")
    #expect(
      "\(violation.message)" == "emergency change CHG-0003 is not ratified, which was due by 2026-12-23T10:00:00Z")
    #expect("\(violation.fix)".hasPrefix("hold the vote: folio decision new --type change --subject CHG-0003"))
    #expect(violation.whoCan.map(\.text) == ["PER-0010"])
  }

  @Test(arguments: [("2026-12-30T10:00:00Z", 0), ("2026-12-30T10:00:01Z", 1)])
  func `after fourteen days without a completed review no gate is passed`(time: String, count: Int) throws {
    let ratified = try Self.ledger { try $0.set("CHG-0003", "/status", "ratified") }

    #expect(try Self.close(ratified, at: time).count == count)
  }

  @Test(
    arguments: [
      ("/status", "completed", 0), ("/status", "in_progress", 1), ("/type", "drift_review", 1),
      ("/subject", "INI-0002", 1),
    ] as [(String, JSONValue, Int)])
  func `the review is a completed one of this change`(pointer: String, value: JSONValue, count: Int) throws {
    let reviewed = try Self.ledger {
      try $0.set("CHG-0003", "/status", "closed")
      try $0.set("CHG-0003", "/pir", "REV-0099")
      $0.add([
        "id": "REV-0099", "kind": "review", "status": "completed", "type": "pir", "subject": "CHG-0003",
      ])
      try $0.set("REV-0099", pointer, value)
    }

    #expect(try Self.close(reviewed, at: "2027-02-01T10:00:00Z").count == count)
  }

  @Test func `both duties are said at once`() throws {
    #expect(try Self.close(Self.ledger(), at: "2027-01-01T09:00:00Z").count == 2)
  }

  @Test(arguments: [("PRC-0001", 1), ("PRC-0003", 0)])
  func `an emergency of a process holds up every initiative that lists it`(process: String, count: Int) throws {
    let ledger = try Self.ledger(of: process)

    #expect(try Self.close(ledger, at: "2026-12-24T09:00:00Z").count == count)
  }

  @Test(arguments: [("hold", 0), ("recycle", 0), ("kill", 0), ("conditional_go", 1), ("go", 1)])
  func `holding, recycling and killing stay possible`(choice: String, count: Int) throws {
    let ledger = try Self.ledger { try $0.set("DEC-9300", "/gate_result/choice", .string(choice)) }

    #expect(try Self.close(ledger, at: "2026-12-24T09:00:00Z").count == count)
  }

  @Test func `a ratification in the closing commit itself counts from the next`() throws {
    let violations = try JudgedCommit(on: Self.ledger(), at: "2026-12-24T09:00:00Z").violations(scopeRules) {
      try $0.set("CHG-0003", "/status", "ratified")
      try $0.set("DEC-9300", "/status", "closed")
    }

    #expect(violations.codes == ["SCOPE-10"])
  }

  @Test func `an emergency that does not say when is overdue from the start`() throws {
    let change = try ChangeRequest(Self.ledger { try $0.set("CHG-0003", "/implemented_at", nil) }["CHG-0003"])
    let policy = Policy(MemoryLedger.alder["POL-0001"])

    let overdue = OverdueEmergency.all(of: change, review: nil, policy: policy, at: Instant("2026-12-16T10:00:00Z")!)

    #expect(overdue.map(\.duty) == [.ratified, .reviewed])
  }
}
