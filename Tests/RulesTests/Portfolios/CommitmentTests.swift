import Governance
import JSON
import Rules
import Testing

/// CAP-01 where people become committed, and the list that a pool keeps of it.
struct CommitmentTests {
  private let asked = rules("CAP-01", "FMT-04")

  private func demand(_ amount: Int64, in quarter: String = "2026Q4") -> JSONValue {
    [["pool": "CAP-0001", "quarter": .string(quarter), "amount": .integer(amount)]]
  }

  @Test(
    arguments: [
      ("G2", "go", 18, true), ("G2", "go", 19, false), ("G3", "conditional_go", 19, false),
      ("G1", "go", 19, true), ("G2", "recycle", 19, true),
    ] as [(String, String, Int64, Bool)])
  func `an initiative passes G2 and G3 while there are people for it`(
    gate: String, choice: String, amount: Int64, isAllowed: Bool
  ) throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.set("INI-0009", "/demand", demand(amount))
      try $0.addGate("DEC-9300", gate, choice, of: "INI-0009", at: "2026-09-09T09:00:00Z")
      try $0.set("DEC-9300", "/status", "open")
    }
    let found = try JudgedCommit(on: ledger).violations(rules("CAP-01")) { try $0.set("DEC-9300", "/status", "closed") }

    #expect(found.messages == (isAllowed ? [] : ["Change managers 2026Q4: 19 of 18"]))
  }

  @Test(
    arguments: [
      ("2026Q4", 24, true), ("2026Q4", 25, false), ("2026Q2", 99, true), ("2027Q4", 1, false),
    ] as [(String, Int64, Bool)])
  func `work that grows has to fit, from this quarter on`(quarter: String, amount: Int64, isAllowed: Bool) throws {
    let found = try JudgedCommit().violations(rules("CAP-01")) {
      try $0.set("INI-0002", "/demand", demand(amount, in: quarter))
    }

    #expect(found.isEmpty == isAllowed, "\(found.messages)")
  }

  @Test func `work that only shrinks is never in the way, however much is booked`() throws {
    let overbooked = try MemoryLedger.alder.with { try $0.set("CAP-0001", "/supply", []) }
    let found = try JudgedCommit(on: overbooked).violations(rules("CAP-01")) {
      try $0.set("INI-0002", "/demand", demand(5))
    }

    #expect(found.isEmpty)
  }

  @Test func `a pool lists who is past G2 and needs it, and nobody else`() throws {
    let judged = JudgedCommit()
    let forgotten = try judged.violations(asked) { try $0.set("CAP-0001", "/committed", ["INI-0001", "INI-0007"]) }
    #expect(forgotten.messages == ["/committed of CAP-0001 does not list INI-0002, which belongs there"])
    let invented = try judged.violations(asked) {
      try $0.set("CAP-0001", "/committed", ["INI-0001", "INI-0002", "INI-0003", "INI-0007"])
    }
    #expect(invented.messages == ["/committed of CAP-0001 points to INI-0003, which does not belong there"])
    let left = try judged.violations(asked) { try $0.set("INI-0002", "/demand", []) }
    #expect(left.codes == ["FMT-04"])
  }
}
