import Governance
import JSON
import Testing

@testable import Rules

struct LessonsAreConsideredTests {
  /// What LESS-01 says when `gate` of `initiative` is passed as `choice`.
  private func messages(
    _ ledger: MemoryLedger = .alder, _ initiative: String = "INI-0009", _ gate: String = "G2", _ choice: String = "go"
  ) throws -> [String] {
    try GateFixture(initiative, gate, choice, on: ledger).violations(RuleCatalog.lessons).messages("LESS-01")
  }

  private func acknowledged(_ response: String, _ note: String? = nil) throws -> MemoryLedger {
    var said: JSONObject = [
      "lesson": "LES-0001", "person": "PER-0004", "at": "2026-09-01T09:00:00Z", "response": .string(response),
    ]
    said["note"] = note.map { .string($0) }
    return try MemoryLedger.alder.with { try $0.set("INI-0009", "/lessons_ack", [.object(said)]) }
  }

  @Test func `G14: a lesson that shares a tag is considered before G2`() throws {
    let violations = try GateFixture("INI-0009", "G2").violations(RuleCatalog.lessons)

    #expect(violations.messages == ["LES-0001 'No fallback to a person' has not been considered"])
    #expect(violations.codes == ["LESS-01"])
    #expect("\(violations[0].fix)".hasPrefix("consider it: folio lesson ack INI-0009 LES-0001"))
  }

  @Test(arguments: ["go", "conditional_go"]) func `a pass asks, whatever the conditions`(choice: String) throws {
    #expect(try messages(.alder, "INI-0009", "G2", choice).count == 1)
  }

  @Test(arguments: ["hold", "recycle", "kill"]) func `stopping asks nothing`(choice: String) throws {
    #expect(try messages(.alder, "INI-0009", "G2", choice) == [])
  }

  @Test(arguments: [("G1", 0), ("G2", 1), ("G3", 1), ("G4", 1), ("G5", 0)])
  func `G2, G3 and G4 ask`(gate: String, count: Int) throws {
    #expect(try messages(.alder, "INI-0009", gate).count == count)
  }

  @Test(
    arguments: [
      ("apply", nil, 0), ("not_applicable", "Not for us.", 1), ("not_applicable", "twelve chars", 1),
      ("not_applicable", "nineteen characters", 1), ("not_applicable", "Nothing speaks here.", 0),
    ] as [(String, String?, Int)])
  func `G14: what does not apply takes a reason`(response: String, note: String?, count: Int) throws {
    let said = try messages(acknowledged(response, note))

    #expect(said.count == count)
    #expect(said.allSatisfy { $0.hasSuffix("called not applicable without a reason of 20 characters") })
  }

  @Test(arguments: [("low", 0), ("medium", 1), ("high", 1)])
  func `G14: a lesson of low severity is not asked about`(severity: String, count: Int) throws {
    let ledger = try MemoryLedger.alder.with { try $0.set("LES-0001", "/severity", .string(severity)) }

    #expect(try messages(ledger).count == count)
  }

  @Test(arguments: [("draft", 0), ("published", 1), ("retired", 0)])
  func `only a published lesson is asked about`(status: String, count: Int) throws {
    let ledger = try MemoryLedger.alder.with { try $0.set("LES-0001", "/status", .string(status)) }

    #expect(try messages(ledger).count == count)
  }

  @Test func `an initiative without a tag in common passes`() throws {
    #expect(try messages(.alder, "INI-0001", "G3") == [])
  }

  @Test func `G15: what is published after G2 is asked about at G3`() throws {
    let before = try MemoryLedger.alder.with { try $0.set("LES-0001", "/status", "draft") }
    #expect(try messages(before) == [])

    let after = try before.with {
      try $0.addGate("DEC-0901", "G2", "go", of: "INI-0009", at: "2026-09-08T12:00:00Z")
      try $0.set("LES-0001", "/status", "published")
    }
    #expect(try messages(after, "INI-0009", "G3").count == 1)
  }

  @Test func `what the closing commit itself says counts from the next`() throws {
    let fixture = try GateFixture("INI-0009", "G2")

    let violations = try JudgedCommit(on: fixture.ledger, at: fixture.time).violations(RuleCatalog.lessons) {
      try $0.set("INI-0009", "/lessons_ack", acknowledged("apply")["INI-0009"].fields["lessons_ack"])
      try $0.set("DEC-0900", "/status", "closed")
      try $0.set("DEC-0900", "/outcome", "approved")
    }

    #expect(violations.codes == ["LESS-01"])
  }
}
