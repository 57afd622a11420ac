import Governance
import JSON
import Testing

@testable import Rules

struct EscalationsAreAnsweredTests {
  private func standing(_ fields: JSONObject = [:], at time: String = "2026-09-09T13:00:00Z") throws -> [Violation] {
    let ledger = MemoryLedger.alder.with { $0.addEscalation("ESC-0001", fields) }
    return try EscalationsAreAnswered().standing(ledger["ESC-0001"], in: ledger, .alder(at: time))
  }

  @Test(arguments: [("2026-09-09T12:59:59Z", 0), ("2026-09-09T13:00:00Z", 1)])
  func `from respond_by on it is unanswered`(time: String, count: Int) throws {
    let violations = try standing(at: time)

    #expect(violations.count == count)
    #expect(violations.allSatisfy { "\($0.message)" == "ESC-0001 unanswered at level 1" && $0.severity == .warn })
  }

  @Test(arguments: ["acknowledged", "resolved", "closed"]) func `one that was acknowledged is answered`(
    status: String
  ) throws {
    #expect(try standing(["status": .string(status)]).isEmpty)
  }

  @Test(
    arguments: [
      (["level": 1], "--set level=2 --set respond_by"), (["level": 2], "--set level=3 --set path=FOR-0001"),
      (["path": "FOR-0002"], "--set path=FOR-0001"),
    ] as [(JSONObject, String)])
  func `it goes up level by level, and then to a forum`(fields: JSONObject, words: String) throws {
    let violation = try #require(try standing(fields).first)

    #expect("\(violation.fix)".contains(words), "\(violation.fix)")
  }

  @Test func `above the change board there is nobody`() throws {
    let violation = try #require(try standing(["path": "FOR-0001"]).first)

    #expect("\(violation.fix)" == "respond: folio escalation edit ESC-0001 --set status=acknowledged")
  }

  @Test(
    arguments: [
      (5, nil, ["ESC-03"]), (nil, "2026-09-09T12:00:00Z", ["ESC-03"]), (5, "2026-09-09T12:00:00Z", []),
    ] as [(Int64?, String?, [String])])
  func `customers are counted and helped before the matter is resolved`(
    customers: Int64?, done: String?, codes: [String]
  ) throws {
    var fields: JSONObject = ["type": "customer_recovery"]
    fields["affected_customers"] = customers.map { .integer($0) }
    fields["recovery"] = done.map { ["plan": "Call back", "done_at": .string($0)] }
    let ledger = MemoryLedger.alder.with { $0.addEscalation("ESC-0001", fields) }

    let resolved = try JudgedCommit(on: ledger).violations(RuleCatalog.escalations) {
      try $0.set("ESC-0001", "/status", "resolved")
    }
    let acknowledged = try JudgedCommit(on: ledger).violations(RuleCatalog.escalations) {
      try $0.set("ESC-0001", "/status", "acknowledged")
    }

    #expect(resolved.codes == codes)
    #expect(acknowledged.isEmpty)
  }

  @Test func `an alert is resolved without a recovery`() throws {
    let ledger = MemoryLedger.alder.with { $0.addEscalation() }

    let violations = try JudgedCommit(on: ledger).violations(RuleCatalog.escalations) {
      try $0.set("ESC-0001", "/status", "resolved")
    }

    #expect(violations.isEmpty)
  }
}
