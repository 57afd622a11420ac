import Governance
import JSON
import Rules
import Testing

struct StandardChangeFitsTemplateTests {
  /// CHG-0002: the script text of PRC-0001, by template.
  static func ledger(status: String, _ edit: (inout MemoryLedger) throws -> Void = { _ in }) throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      $0.addChange(
        "CHG-0002", [.touch("/control_docs/claims-script/version", 4, 5)],
        ["target": "PRC-0001", "type": "standard", "template": "script-text", "status": .string(status)])
      try edit(&$0)
    }
  }

  static func approve(_ draft: MemoryLedger, at time: String = "2026-09-09T09:00:00Z") throws -> [String] {
    try JudgedCommit(on: draft, at: time).violations(scopeRules) { try $0.set("CHG-0002", "/status", "approved") }
      .messages("SCOPE-09")
  }

  @Test(arguments: [("2026-09-30T22:59:59Z", []), ("2026-09-30T23:00:00Z", ["SCOPE-09"])])
  func `S15: a template ends at 00:00 at home of the day it expires on`(time: String, codes: [String]) throws {
    let approved = try Self.ledger(status: "approved")

    let violations = try JudgedCommit(on: approved, at: time).violations(scopeRules) {
      try $0.apply("CHG-0002", at: time)
    }

    #expect(violations.codes == codes)
  }

  @Test func `within its template it is approved and applied`() throws {
    #expect(try Self.approve(Self.ledger(status: "draft")).isEmpty)
  }

  @Test(
    arguments: [
      ("/template", "nonsense", "CHG-0002 does not fit standard template nonsense: the policy has no such template"),
      ("/template", nil, "CHG-0002 does not fit standard template (none): the policy has no such template"),
      ("/impact/cost", 3, "CHG-0002 does not fit standard template script-text: its cost of 3 is above 2"),
      (
        "/touches", [.touch("/sla/target", "5", "4")],
        "CHG-0002 does not fit standard template script-text: /sla/target lies outside its paths"
      ),
      (
        "/touches", [.touch("/control_docs_x", nil, "4")],
        "CHG-0002 does not fit standard template script-text: /control_docs_x lies outside its paths"
      ),
    ] as [(String, JSONValue?, String)])
  func `what the template does not say is refused`(pointer: String, value: JSONValue?, message: String) throws {
    let draft = try Self.ledger(status: "draft") { try $0.set("CHG-0002", pointer, value) }

    #expect(try Self.approve(draft) == [message])
  }

  @Test func `an expired template approves nothing`() throws {
    let messages = try Self.approve(Self.ledger(status: "draft"), at: "2026-10-02T09:00:00Z")

    #expect(
      messages == [
        "CHG-0002 does not fit standard template script-text: it expired on 2026-10-01 (2026-09-30T23:00:00Z)"
      ])
  }

  @Test func `what it adds to a budget is its cost, whatever it states`() throws {
    let draft = try MemoryLedger.alder.with {
      try $0.set("POL-0001", "/standard_changes/0/paths", ["/budget"])
      $0.addChange("CHG-0002", [.cost(3)], ["type": "standard", "template": "script-text"])
    }

    #expect(
      try Self.approve(draft) == ["CHG-0002 does not fit standard template script-text: its cost of 3 is above 2"])
  }

  @Test func `a normal change knows no template`() throws {
    let submitted = try Self.ledger(status: "submitted") {
      try $0.set("CHG-0002", "/type", "normal")
      try $0.set("CHG-0002", "/template", "nonsense")
    }

    #expect(try Self.approve(submitted).isEmpty)
  }
}
