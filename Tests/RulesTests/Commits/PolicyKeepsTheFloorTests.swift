import Governance
import JSON
import Rules
import Testing

struct PolicyKeepsTheFloorTests {
  private func messages(_ edit: (inout MemoryLedger) throws -> Void) throws -> [String] {
    let violations = try JudgedCommit().violations([PolicyKeepsTheFloor()], edit)
    #expect(violations.allSatisfy { $0.rule.code == "GIT-03" })
    return violations.messages
  }

  @Test(arguments: ["change-major", "exception-high", "freeze-override", "policy", "portfolio"])
  func `the rows that protect the rules take two votes or more`(row: String) throws {
    let one = try messages { try $0.set("POL-0001", "/approval/\(row)/min", 1) }
    let none = try messages { try $0.set("POL-0001", "/approval/\(row)", nil) }
    let two = try messages { try $0.set("POL-0001", "/approval/\(row)/min", 2) }

    #expect(one == ["the approval row \(row) would take 1 vote, and 2 is the floor"])
    #expect(none == ["the approval row \(row) is missing"])
    #expect(two.isEmpty)
  }

  @Test(arguments: [
    ("1/2", ["finance"], false), ("1/3", [], false), ("1/2", ["finance", "risk"], true), ("2/3", [], true),
  ])
  func `a single approval does not carry one of them`(share: String, roles: [String], isAllowed: Bool) throws {
    let found = try messages {
      try $0.set("POL-0001", "/approval/policy/min", 2)
      try $0.set("POL-0001", "/approval/policy/share", .string(share))
      try $0.set("POL-0001", "/approval/policy/roles", .array(roles.map { .string($0) }))
    }

    #expect(found == (isAllowed ? [] : ["the approval row policy would let a single approval decide"]))
  }

  @Test
  func `other rows go down to one vote`() throws {
    #expect(try messages { try $0.set("POL-0001", "/approval/gate-l/min", 1) }.isEmpty)
  }

  @Test
  func `signatures once required stay required`() throws {
    #expect(
      try messages { try $0.set("POL-0001", "/git/require_signature", false) }
        == ["signatures once required stay required"])

    var ledger = MemoryLedger.alder
    try ledger.set("POL-0001", "/git/require_signature", false)
    #expect(
      try JudgedCommit(on: ledger).violations([PolicyKeepsTheFloor()]) {
        try $0.set("POL-0001", "/git/require_signature", true)
      }.isEmpty)
  }

  @Test
  func `a policy in force names its change board`() throws {
    #expect(
      try messages { try $0.set("POL-0001", "/change_board", nil) } == ["an active policy names its change board"])
  }

  @Test
  func `a draft below the floor does not become active`() throws {
    var ledger = MemoryLedger.opening
    try ledger.set("POL-0001", "/approval/policy/min", 1)
    var commit = JudgedCommit(on: ledger, by: "PER-0013")
    commit.phase = .setUp

    #expect(
      try commit.violations([PolicyKeepsTheFloor()]) { try $0.set("POL-0001", "/status", "active") }.codes == ["GIT-03"]
    )
    #expect(try commit.violations([PolicyKeepsTheFloor()]) { try $0.set("POL-0001", "/currency", "kUSD") }.isEmpty)
  }
}
