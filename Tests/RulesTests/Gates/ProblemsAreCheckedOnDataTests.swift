import Governance
import JSON
import Testing

@testable import Rules

struct ProblemsAreCheckedOnDataTests {
  /// What GATE-15 says of `gate` of INI-0003, whose problem is a theme with this check.
  private func messages(
    _ result: String?, gate: String = "G1", choice: String = "go", conflict: String? = nil
  ) throws -> [String] {
    var theme: JSONObject = [:]
    if let result { theme["data_check"] = ["metric": "MET-0001", "result": .string(result)] }
    if conflict != nil { theme["links"] = [["rel": "relates", "to": "ESC-0001"]] }
    let ledger = try MemoryLedger.alder.with {
      $0.addFeedback([], theme)
      if let conflict {
        $0.addEscalation("ESC-0001", ["type": "conflict", "path": "FOR-0001", "status": .string(conflict)])
      }
      try $0.set("INI-0003", "/problem/feedback", ["FBK-0001"])
    }
    return try GateFixture("INI-0003", gate, choice, on: ledger).violations().messages("GATE-15")
  }

  @Test(arguments: [nil, "none", "contradicts"]) func `what data do not support does not pass G1`(
    result: String?
  ) throws {
    #expect(
      try messages(result) == ["Customer-reported problem of INI-0003 is not checked against operational data"])
  }

  @Test func `what data support passes`() throws {
    #expect(try messages("supports") == [])
  }

  @Test(arguments: [("open", 1), ("resolved", 0), ("closed", 0)])
  func `a contradiction passes once the conflict is settled`(status: String, count: Int) throws {
    #expect(try messages("contradicts", conflict: status).count == count)
  }

  @Test func `only a pass of G1 asks, and only of what customers reported`() throws {
    #expect(try messages(nil, gate: "G2") == [])
    #expect(try messages(nil, choice: "recycle") == [])
    #expect(try GateFixture("INI-0003", "G1").violations().messages("GATE-15") == [])
  }
}
