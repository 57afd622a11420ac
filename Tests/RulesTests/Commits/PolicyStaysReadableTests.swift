import Governance
import JSON
import Rules
import Testing

struct PolicyStaysReadableTests {
  private let rules: [any Rule] = [PolicyStaysReadable()]

  @Test(arguments: [.governed, .setUp] as [CommitChange.Phase])
  func `without a policy that can be read every commit is refused`(phase: CommitChange.Phase) throws {
    var missing = MemoryLedger.alder
    missing.remove("POL-0001")
    var newer = MemoryLedger.alder
    try newer.set("POL-0001", "/schema", 2)
    var odd = MemoryLedger.alder
    try odd.set("POL-0001", "/status", "suspended")

    for ledger in [missing, newer, odd] {
      var commit = JudgedCommit(on: ledger)
      commit.phase = phase
      #expect(try commit.violations(rules) { try $0.set("MET-0001", "/notes", "a") }.codes == ["GIT-03"])
    }
  }

  @Test
  func `a policy that nobody could read afterwards is refused`() throws {
    #expect(
      try JudgedCommit().violations(rules) { try $0.set("POL-0001", "/schema", 2) }.messages
        == ["nobody could read the policy after this commit: its form is 2, and this version reads 1"])
  }

  @Test
  func `zones that the database does not know are refused`() throws {
    let commit = JudgedCommit()
    let edit: (inout MemoryLedger) throws -> Void = {
      try $0.set("POL-0001", "/home_tz", "Europe/Lodnon")
      try $0.set("POL-0001", "/regions/US/tz", "America/New_Yrok")
    }
    #expect(
      try commit.violations(rules, edit).compactMap(\.pointer?.description) == ["/home_tz", "/regions/US/tz"])
    #expect(try commit.violations(rules) { try $0.set("POL-0001", "/currency", "kUSD") }.isEmpty)
  }

  @Test
  func `the root commit brings the policy as a draft`() throws {
    var root = JudgedCommit(on: MemoryLedger())
    root.phase = .root
    var without = MemoryLedger.opening
    without.remove("POL-0001")

    #expect(try root.violations(rules, after: .opening).isEmpty)
    #expect(
      try root.violations(rules, after: .alder).messages == [
        "a ledger begins in set-up, with its policy as a draft, not active"
      ])
    #expect(try root.violations(rules, after: without).codes == ["GIT-03"])
  }

  @Test
  func `there is one policy`() throws {
    let violations = try JudgedCommit().violations(rules) {
      var fields = $0["POL-0001"].fields
      fields["id"] = "POL-0002"
      $0.add(fields)
    }

    #expect(violations.messages == ["POL-0002: a ledger has one policy, POL-0001"])
  }
}
