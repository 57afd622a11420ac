import Governance
import JSON
import Testing

@testable import Rules

struct EscalationsFindAWayTests {
  private func opened(_ fields: JSONObject) throws -> [String] {
    try JudgedCommit().violations(RuleCatalog.escalations) { $0.addEscalation("ESC-0001", fields) }.messages("ESC-01")
  }

  @Test(
    arguments: [
      (1, []), (2, []), (3, ["operations may not settle"]), (4, ["which PRC-0001 does not have"]),
    ] as [(Int64, [String])])
  func `what the role of a level may not settle goes to a forum`(level: Int64, words: [String]) throws {
    // PRC-0001 may be settled by its frontline lead and its owner; level 3 is operations.
    let messages = try opened(["level": .integer(level)])

    #expect(messages.count == words.count)
    #expect(zip(messages, words).allSatisfy { $0.contains($1) }, "\(messages)")
    #expect(try opened(["level": .integer(level), "path": "FOR-0001"]) == [])
  }

  @Test(arguments: [("conflict", 1), ("cross_functional", 1), ("customer_recovery", 0), ("alert", 0)])
  func `what concerns more than one process goes to a forum`(type: String, count: Int) throws {
    #expect(try opened(["type": .string(type)]).count == count)
    #expect(try opened(["type": .string(type), "path": "FOR-0002"]) == [])
  }

  @Test func `one that stays where it is asks nothing again`() throws {
    let ledger = MemoryLedger.alder.with { $0.addEscalation("ESC-0001", ["level": 3]) }

    let violations = try JudgedCommit(on: ledger).violations(RuleCatalog.escalations) {
      try $0.set("ESC-0001", "/status", "acknowledged")
    }

    #expect(violations.isEmpty)
  }

  @Test(arguments: [0: 1, 1: 1, 2: 0]) func `an active process has a path of two levels`(
    levels: Int, count: Int
  ) throws {
    let path = Array((MemoryLedger.alder["PRC-0001"].fields.array("escalation_path")).prefix(levels))

    let violations = try JudgedCommit().violations(RuleCatalog.escalations) {
      try $0.set("PRC-0001", "/escalation_path", .array(path))
    }

    #expect(violations.messages("ESC-01").count == count)
    #expect(violations.allSatisfy { $0.pointer == "/escalation_path" })
  }

  @Test func `a draft need not have one until it becomes active`() throws {
    let draft = try MemoryLedger.alder.with {
      try $0.set("PRC-0001", "/status", "draft")
      try $0.set("PRC-0001", "/escalation_path", nil)
    }

    let edited = try JudgedCommit(on: draft).violations(RuleCatalog.escalations) {
      try $0.set("PRC-0001", "/title", "Claims")
    }
    let activated = try JudgedCommit(on: draft).violations(RuleCatalog.escalations) {
      try $0.set("PRC-0001", "/status", "active")
    }

    #expect(edited.isEmpty)
    #expect(activated.messages == ["PRC-0001 has no escalation path"])
  }
}
