import Governance
import JSON
import Rules
import Testing

struct EscalationListsTests {
  private func violations(on ledger: MemoryLedger = .alder, _ edit: (inout MemoryLedger) throws -> Void) throws
    -> [String]
  {
    try JudgedCommit(on: ledger).violations([ListsAgreeWithRecords()], edit).messages
  }

  @Test(arguments: ["alert", "conflict"]) func `an open alert or conflict stands on the change board's register`(
    type: String
  ) throws {
    let forgotten = try violations { $0.addEscalation("ESC-0001", ["type": .string(type)]) }
    let listed = try violations {
      $0.addEscalation("ESC-0001", ["type": .string(type)])
      try $0.set("FOR-0001", "/register/alerts", ["ESC-0001"])
    }

    #expect(forgotten == ["/register/alerts of FOR-0001 does not list ESC-0001, which belongs there"])
    #expect(listed == [])
  }

  @Test func `it leaves the register when it is resolved`() throws {
    let open = try MemoryLedger.alder.with {
      $0.addEscalation()
      try $0.set("FOR-0001", "/register/alerts", ["ESC-0001"])
    }

    let kept = try violations(on: open) { try $0.set("ESC-0001", "/status", "resolved") }
    let dropped = try violations(on: open) {
      try $0.set("ESC-0001", "/status", "resolved")
      try $0.set("FOR-0001", "/register/alerts", nil)
    }
    let early = try violations(on: open) { try $0.set("FOR-0001", "/register/alerts", nil) }

    #expect(kept == ["/register/alerts of FOR-0001 points to ESC-0001, which does not belong there"])
    #expect(dropped == [])
    #expect(early == ["/register/alerts of FOR-0001 does not list ESC-0001, which belongs there"])
  }

  @Test func `one of severity 1 stands on its initiative's list`() throws {
    let recovery: JSONObject = ["type": "customer_recovery", "subject": "INI-0002"]
    var grave = recovery
    grave["severity"] = 1

    #expect(
      try violations { $0.addEscalation("ESC-0001", grave) } == [
        "/escalations of INI-0002 does not list ESC-0001, which belongs there"
      ])
    #expect(
      try violations {
        $0.addEscalation("ESC-0001", grave)
        try $0.set("INI-0002", "/escalations", ["ESC-0001"])
      } == [])
    #expect(try violations { $0.addEscalation("ESC-0001", recovery) } == [])
  }

  @Test(arguments: [("customer_recovery", true), ("cross_functional", false)])
  func `a customer recovery stands on its rollout's list`(type: String, isListed: Bool) throws {
    let fields: JSONObject = ["type": .string(type), "subject": "ROL-0001"]
    let unlisted = try violations { $0.addEscalation("ESC-0001", fields) }
    let listed = try violations {
      $0.addEscalation("ESC-0001", fields)
      try $0.set("ROL-0001", "/recoveries", ["ESC-0001"])
    }
    #expect(
      unlisted == (isListed ? ["/recoveries of ROL-0001 does not list ESC-0001, which belongs there"] : []))
    #expect(
      Set(listed) == (isListed ? [] : ["/recoveries of ROL-0001 points to ESC-0001, which does not belong there"]))
  }
}
