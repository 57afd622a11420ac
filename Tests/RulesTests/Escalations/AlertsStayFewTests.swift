import Governance
import JSON
import Testing

@testable import Rules

struct AlertsStayFewTests {
  /// `count` open alerts of PER-0004 on the change board's register.
  private func ledger(_ count: Int, _ fields: JSONObject = [:]) throws -> MemoryLedger {
    try MemoryLedger.alder.with { ledger in
      let ids = (0..<count).map { "ESC-1\($0 < 10 ? "00" : "0")\($0)" }
      for id in ids { ledger.addEscalation(id, fields) }
      try ledger.set("FOR-0001", "/register/alerts", .array(ids.map { .string($0) }))
    }
  }

  private func open(_ ledger: MemoryLedger, _ fields: JSONObject = [:]) throws -> [Violation] {
    try JudgedCommit(on: ledger).violations(RuleCatalog.escalations) {
      $0.addEscalation("ESC-2000", fields)
      let listed = Forum($0["FOR-0001"]).register.array("alerts") + ["ESC-2000"]
      try $0.set("FOR-0001", "/register/alerts", .array(listed))
    }
  }

  @Test(arguments: [(9, []), (10, ["Alert budget of PER-0004 is used up: 11 are open"])])
  func `an owner has ten open alerts at most`(count: Int, messages: [String]) throws {
    let violations = try open(ledger(count))

    #expect(violations.messages("FBK-04") == messages)
    #expect(violations.allSatisfy { $0.severity == .warn })
  }

  @Test(
    arguments: [
      ["owner": "PER-0005"], ["status": "resolved"], ["type": "conflict", "path": "FOR-0001"],
    ] as [JSONObject])
  func `only open alerts of the same owner count`(fields: JSONObject) throws {
    #expect(try open(ledger(10, fields)).isEmpty)
  }

  @Test(
    arguments: [
      ("2026-09-08T09:00:01Z", "csat", 1), ("2026-09-08T09:00:00Z", "csat", 0), ("2026-09-08T12:00:00Z", "nps", 0),
    ])
  func `an alert is not repeated within the cooldown`(openedAt: String, key: String, count: Int) throws {
    let before = try ledger(1, ["opened_at": .string(openedAt), "dedup_key": .string(key)])

    let violations = try open(before, ["dedup_key": "csat"])

    #expect(violations.count == count)
    #expect(violations.allSatisfy { "\($0.message)" == "ESC-2000 repeats ESC-1000 within the cooldown" })
  }
}
