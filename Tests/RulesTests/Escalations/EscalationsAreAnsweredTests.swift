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

  /// What is listed of ROL-0001 two days after its first wave was rolled back, with an escalation about it.
  private func afterRollback(_ fields: JSONObject?, at time: String = "2026-10-03T09:00:01Z") throws -> [String] {
    let ledger = try MemoryLedger.alder.with {
      try $0.setWave(
        "W1",
        ["state": "rolled_back", "started_at": "2026-09-22T08:00:00Z", "ended_at": "2026-10-02T09:00:00Z"])
      if let fields {
        let recovery: JSONObject = [
          "type": "customer_recovery", "subject": "ROL-0001", "opened_at": "2026-10-02T10:00:00Z",
        ]
        $0.addEscalation("ESC-0001", recovery.adding(fields))
        try $0.set("ROL-0001", "/recoveries", ["ESC-0001"])
      }
    }
    return try CustomersAreMadeWhole().standing(ledger["ROL-0001"], in: ledger, .alder(at: time)).messages
  }

  @Test(arguments: [("2026-10-03T09:00:00Z", 0), ("2026-10-03T09:00:01Z", 1)])
  func `24 hours after a rollback there is a recovery`(time: String, count: Int) throws {
    let messages = try afterRollback(nil, at: time)
    #expect(messages.count == count)
    #expect(
      messages.allSatisfy {
        $0 == "Affected customers have no recovery plan: ROL-0001#W1 was rolled back more than 24 hours ago"
      })
  }

  @Test(
    arguments: [
      ([:], 0), (["region": "UK"], 0), (["region": "DACH"], 1), (["type": "cross_functional"], 1),
      (["opened_at": "2026-09-22T07:59:59Z"], 1),
    ] as [(JSONObject, Int)])
  func `a recovery is of the wave's region and opened since it started`(fields: JSONObject, count: Int) throws {
    #expect(try afterRollback(fields).count == count)
  }
}

extension JSONObject {
  /// These fields with those of `others` in their place.
  fileprivate func adding(_ others: JSONObject) -> JSONObject {
    var fields = self
    for (key, value) in others { fields[key] = value }
    return fields
  }
}
