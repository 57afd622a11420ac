import Governance
import JSON
import Rules
import Testing

struct ActivationEndsSetUpTests {
  private func violations(
    on ledger: MemoryLedger = .opening, _ edit: (inout MemoryLedger) throws -> Void = { _ in }
  ) throws -> [Violation] {
    var commit = JudgedCommit(on: ledger, by: "PER-0013")
    commit.phase = .setUp
    let violations = try commit.violations([ActivationEndsSetUp()]) {
      try $0.set("POL-0001", "/status", "active")
      try edit(&$0)
    }
    #expect(violations.allSatisfy { $0.rule.code == "GIT-03" && $0.subject == "POL-0001" })
    return violations
  }

  @Test
  func `the worked example can govern itself`() throws {
    #expect(try violations().isEmpty)
  }

  @Test(
    arguments: [
      ("POL-0001", "/notes", "a"), ("MET-0001", "/notes", "a"), ("POL-0001", "/version", 2),
    ] as [(String, String, JSONValue)])
  func `activation stands alone in its commit`(id: String, pointer: String, value: JSONValue) throws {
    #expect(
      try violations { try $0.set(id, pointer, value) }.messages
        == ["the commit that activates the policy moves its status and nothing else"])
  }

  @Test(
    arguments: [
      ("PER-0006", "/status", "inactive", "two active role_admins and has PER-0013"),
      ("PER-0006", "/grants/1/to", "2026-09-09", "two active role_admins and has PER-0013"),
      ("GTM-0001", "/status", "draft", "it has no active gate model"),
      ("FOR-0001", "/status", "proposed", "its change board FOR-0001 is not an active forum"),
      ("POL-0001", "/change_board", nil, "its policy names no change board"),
      (
        "FOR-0001", "/members",
        [["person": "PER-0002", "seat": "finance"], ["person": "PER-0003", "seat": "customer_representative"]],
        "FOR-0001 needs three active members and has PER-0002, PER-0003"
      ),
      ("PER-0002", "/grants", [], "no member of FOR-0001 is left to hold finance"),
      (
        "PER-0003", "/grants/0/scope", ["regions": ["UK"]],
        "no member of FOR-0001 is left to hold customer_representative"
      ),
      ("POL-0001", "/owner", "PER-0002", "no member of FOR-0001 is left to hold finance"),
    ] as [(String, String, JSONValue?, String)])
  func `a ledger that could not govern itself stays in set-up`(
    id: String, pointer: String, value: JSONValue?, lack: String
  ) throws {
    var ledger = MemoryLedger.opening
    try ledger.set(id, pointer, value)
    let messages = try violations(on: ledger).messages

    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("the ledger could not govern itself: ") == true)
    #expect(messages.first?.contains(lack) == true)
  }

  @Test
  func `one person does not hold both roles that the board needs`() throws {
    var ledger = MemoryLedger.opening
    try ledger.set("PER-0003", "/grants", [])
    try ledger.set(
      "PER-0002", "/grants/1",
      [
        "role": "customer_representative", "from": "2025-01-06", "granted_by": "PER-0013", "confirmed_by": "PER-0006",
      ])

    #expect(
      try violations(on: ledger).messages
        == ["the ledger could not govern itself: no member of FOR-0001 is left to hold customer_representative"])
  }

  @Test
  func `every grant and every key of another's making is confirmed by then`() throws {
    var ledger = MemoryLedger.opening
    try ledger.set("PER-0011", "/grants/0/confirmed_by", nil)
    try ledger.set(
      "PER-0001", "/keys",
      [
        ["id": "K1", "key": "ssh-ed25519 AAAA1", "added_by": "PER-0013"],
        ["id": "K2", "key": "ssh-ed25519 AAAA2", "added_by": "PER-0001"],
        ["id": "K3", "key": "ssh-ed25519 AAAA3", "added_by": "PER-0013", "revoked_at": "2026-09-01T00:00:00Z"],
        ["id": "K4", "key": "ssh-ed25519 AAAA4", "added_by": "PER-0013", "confirmed_by": "PER-0006"],
      ])
    let violations = try violations(on: ledger)

    #expect(
      violations.messages == [
        "auditor of PER-0011 is not confirmed, and would not count",
        "key K1 of PER-0001 is not confirmed, and would not count",
      ])
    #expect(violations.allSatisfy { $0.fix.description.hasPrefix("folio person confirm --all") })
  }

  @Test
  func `a grant that has ended needs no confirmation any more`() throws {
    var ledger = MemoryLedger.opening
    try ledger.set("PER-0011", "/grants/0/confirmed_by", nil)
    try ledger.set("PER-0011", "/grants/0/to", "2026-09-09")

    #expect(try violations(on: ledger).isEmpty)
  }
}
