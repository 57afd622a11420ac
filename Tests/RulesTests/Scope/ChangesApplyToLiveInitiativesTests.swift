import Governance
import JSON
import Rules
import Testing

struct ChangesApplyToLiveInitiativesTests {
  @Test(arguments: [
    ("active", "normal", []), ("on_hold", "normal", ["SCOPE-11"]), ("killed", "normal", ["SCOPE-11"]),
    ("completed", "normal", ["SCOPE-11"]), ("completed", "emergency", []), ("on_hold", "emergency", ["SCOPE-11"]),
  ])
  func `S16: nothing is applied to an initiative that does not go on`(
    status: String, type: String, codes: [String]
  ) throws {
    let approved = try MemoryLedger.alder.with {
      $0.addChange([.cost(5)], ["type": .string(type)])
      try $0.approve()
      try $0.set("INI-0002", "/status", .string(status))
    }

    let violations = try JudgedCommit(on: approved).violations(scopeRules) { try $0.apply() }

    #expect(violations.codes == codes)
  }

  @Test func `resuming and applying are two commits`() throws {
    let approved = try MemoryLedger.alder.with {
      $0.addChange([.cost(5)])
      try $0.approve()
      try $0.set("INI-0002", "/status", "on_hold")
    }

    let violations = try JudgedCommit(on: approved).violations(scopeRules) {
      try $0.apply()
      try $0.set("INI-0002", "/status", "active")
    }

    #expect(violations.messages("SCOPE-11") == ["INI-0002 is on_hold"])
  }
}
