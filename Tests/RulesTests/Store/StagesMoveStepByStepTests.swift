import Governance
import JSON
import Rules
import Testing

struct StagesMoveStepByStepTests {
  private let rules: [any Rule] = [StagesMoveStepByStep()]

  @Test(arguments: [("INI-0001", "rollout"), ("INI-0003", "build"), ("INI-0003", "nowhere")])
  func `a stage is not skipped`(id: String, stage: String) throws {
    let from = try #require(MemoryLedger.alder[id].fields.string("stage"))
    let violations = try JudgedCommit().violations(rules) { try $0.set(id, "/stage", .string(stage)) }

    #expect(violations.messages == ["\(id): \(from) → \(stage) is not allowed"])
    #expect(violations.first?.pointer?.description == "/stage")
  }

  @Test(arguments: [("INI-0001", "pilot"), ("INI-0001", "case"), ("INI-0002", "scoping")])
  func `a stage moves on by one, or back`(id: String, stage: String) throws {
    #expect(try JudgedCommit().violations(rules) { try $0.set(id, "/stage", .string(stage)) }.isEmpty)
  }

  @Test
  func `a new initiative starts as an idea`() throws {
    let commit = JudgedCommit()
    let add: (String, inout MemoryLedger) -> Void = { stage, ledger in
      ledger.add([
        "id": "INI-0020", "kind": "initiative", "status": "proposed", "gatemodel": "GTM-0001", "stage": .string(stage),
      ])
    }

    #expect(try commit.violations(rules) { add("idea", &$0) }.isEmpty)
    #expect(try commit.violations(rules) { add("scoping", &$0) }.codes == ["FMT-06"])
  }
}
