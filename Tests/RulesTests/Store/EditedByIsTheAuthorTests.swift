import Governance
import JSON
import Rules
import Testing

struct EditedByIsTheAuthorTests {
  private let rules: [any Rule] = [EditedByIsTheAuthor()]

  @Test
  func `a material edit under another name is refused`() throws {
    let violation = try #require(
      try JudgedCommit(by: "PER-0001").violations(rules) { try $0.set("INI-0001", "/title", "Call back") }.first)

    #expect(violation.rule.code == "FMT-03")
    #expect(violation.pointer?.description == "/edited_by")
    #expect(violation.message.description.contains("expected PER-0001, the author of this edit, and found PER-0014"))
  }

  @Test(arguments: ["PER-0002", nil] as [JSONValue?])
  func `the name does not move or vanish without a material edit`(name: JSONValue?) throws {
    let violations = try JudgedCommit(by: "PER-0002").violations(rules) {
      try $0.set("INI-0001", "/notes", "Seen.")
      try $0.set("INI-0001", "/edited_by", name)
    }

    #expect(violations.codes == ["FMT-03"])
  }

  @Test
  func `a material edit does not take its author's name away`() throws {
    var ledger = MemoryLedger.alder
    try ledger.set("SEG-0001", "/edited_by", "PER-0014")

    let violations = try JudgedCommit(on: ledger, by: "PER-0001").violations(rules) {
      try $0.set("SEG-0001", "/size", 800_001)
      try $0.set("SEG-0001", "/edited_by", nil)
    }

    #expect(violations.codes == ["FMT-03"])
  }

  @Test
  func `an edit under the author's own name, notes and votes are let pass`() throws {
    let violations = try JudgedCommit(by: "PER-0001").violations(rules) {
      try $0.set("INI-0001", "/title", "Call back")
      try $0.set("INI-0001", "/edited_by", "PER-0001")
      try $0.set("INI-0002", "/notes", "Seen.")
      try $0.set("DEC-0001", "/votes/PER-0005", ["vote": "approve"])
      try $0.set("SEG-0001", "/size", 800_001)
    }

    #expect(violations.isEmpty)
  }

  @Test
  func `while the ledger is set up the name may be any enrolled person's, and no other`() throws {
    var commit = JudgedCommit(on: .opening, by: "PER-0013")
    commit.phase = .setUp
    let edit: (String, inout MemoryLedger) throws -> Void = { name, ledger in
      try ledger.set("INI-0001", "/title", "Call back")
      try ledger.set("INI-0001", "/edited_by", .string(name))
    }

    #expect(try commit.violations([EditedByIsTheAuthor(), ReferencesResolve()]) { try edit("PER-0001", &$0) }.isEmpty)
    #expect(
      try commit.violations([EditedByIsTheAuthor(), ReferencesResolve()]) { try edit("PER-0099", &$0) }.codes == [
        "FMT-04"
      ])
  }
}
