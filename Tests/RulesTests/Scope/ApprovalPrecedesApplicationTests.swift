import Governance
import JSON
import Rules
import Testing

struct ApprovalPrecedesApplicationTests {
  @Test func `S06: vote, closing and application in one commit`() throws {
    let open = try Self.open()

    let violations = try JudgedCommit(on: open).violations(scopeRules) {
      try Self.vote(in: &$0)
      try $0.approve()
      try $0.apply()
    }

    #expect(violations.messages("SCOPE-03") == ["CHG-0001 was not approved before this commit"])
    // The moderate row, without Grace, who asked for it.
    #expect(violations.first { $0.rule.code == "SCOPE-03" }?.whoCan.map(\.text) == ["PER-0001", "PER-0003"])
  }

  @Test func `S06: vote, closing and application as three commits of one push`() throws {
    let open = try Self.open()
    let voted = try open.with { try Self.vote(in: &$0) }
    let closed = try voted.with { try $0.approve() }
    let applied = try closed.with { try $0.apply() }

    for (before, after) in [(open, voted), (voted, closed), (closed, applied)] {
      #expect(try JudgedCommit(on: before).violations(scopeRules, after: after).isEmpty)
    }
  }

  @Test(
    arguments: [
      ("/outcome", "rejected"), ("/status", "open"), ("/subject", "CHG-0002"), ("/type", "metric"),
    ] as [(String, JSONValue)])
  func `the decision is closed, approved and about this change`(pointer: String, value: JSONValue) throws {
    let approved = try Self.open().with {
      try $0.approve()
      try $0.set("DEC-9001", pointer, value)
    }

    let violations = try JudgedCommit(on: approved).violations(scopeRules) { try $0.apply() }

    #expect(violations.codes == ["SCOPE-03"])
  }

  @Test(arguments: [("emergency", "approved"), ("normal", "approved_emergency")])
  func `each type has its own kind of approval`(type: String, status: String) throws {
    let approved = try Self.open().with {
      try $0.set("CHG-0001", "/type", .string(type))
      try $0.approve()
      try $0.set("CHG-0001", "/status", .string(status))
    }

    let violations = try JudgedCommit(on: approved).violations(scopeRules) { try $0.apply() }

    #expect(violations.codes == ["SCOPE-03"])
  }

  @Test(arguments: [("draft", ["SCOPE-03"]), ("approved", [])])
  func `a standard change needs no decision, but stands approved before`(status: String, codes: [String]) throws {
    let ledger = try StandardChangeFitsTemplateTests.ledger(status: status)

    let violations = try JudgedCommit(on: ledger).violations(scopeRules) { try $0.apply("CHG-0002") }

    #expect(violations.codes.filter { $0 == "SCOPE-03" } == codes)
  }

  private static func open() throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      $0.addChange([.cost(22)], ["class": "moderate"])
      try $0.approve()
      try $0.set("CHG-0001", "/status", "submitted")
      try $0.set("CHG-0001", "/decision", nil)
      try $0.set("CHG-0001", "/use_by", nil)
      for field in ["outcome", "outcome_at"] { try $0.set("DEC-9001", "/" + field, nil) }
      try $0.set("DEC-9001", "/status", "open")
    }
  }

  private static func vote(in ledger: inout MemoryLedger) throws {
    try ledger.set("DEC-9001", "/votes/PER-0001", ["vote": "approve", "as": "portfolio_manager"])
  }
}
