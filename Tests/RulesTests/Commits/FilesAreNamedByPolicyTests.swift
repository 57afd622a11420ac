import Governance
import JSON
import Rules
import Testing

struct FilesAreNamedByPolicyTests {
  private static let path = "hooks/pre-commit"
  private let rules: [any Rule] = [FilesAreNamedByPolicy()]

  private static func digest(_ text: String) -> JSONValue { .string(SHA256Digest(of: Array(text.utf8)).description) }

  /// Alder with one hook, which the policy names.
  private static func ledger() throws -> MemoryLedger {
    var ledger = MemoryLedger.alder
    ledger.write(path, "exec folio\n")
    try ledger.set("POL-0001", "/files", [path: digest("exec folio\n")])
    return ledger
  }

  private func messages(_ edit: (inout MemoryLedger) throws -> Void) throws -> [String] {
    let violations = try JudgedCommit(on: Self.ledger()).violations(rules, edit)
    #expect(violations.allSatisfy { $0.rule.code == "GIT-06" })
    return violations.messages
  }

  @Test
  func `a file of schemas or hooks is the one that the policy names`() throws {
    let other = try messages { $0.write(Self.path, "rm -rf /\n") }
    let stray = try messages { $0.write("schemas/metric.schema.json", "{}") }
    let gone = try messages { $0.write(Self.path, nil) }

    #expect(other == ["\(Self.path) does not belong in a ledger: its SHA-256 is not the one in the policy"])
    #expect(stray == ["schemas/metric.schema.json does not belong in a ledger: the policy does not name it"])
    #expect(gone == ["\(Self.path) is gone, and the policy still names it"])
  }

  @Test(arguments: [
    ["hooks/pre-commit": digest("other")], [:],
    ["hooks/pre-commit": digest("exec folio\n"), "hooks/update": digest("")],
  ])
  func `a digest does not change without its file`(files: JSONObject) throws {
    #expect(try messages { try $0.set("POL-0001", "/files", .object(files)) }.count == 1)
  }

  @Test
  func `file and digest change together`() throws {
    #expect(
      try messages {
        $0.write(Self.path, "exec folio hook\n")
        try $0.set("POL-0001", "/files/hooks~1pre-commit", Self.digest("exec folio hook\n"))
      }.isEmpty)
    #expect(
      try messages {
        $0.write(Self.path, nil)
        try $0.set("POL-0001", "/files", [:])
      }.isEmpty)
    #expect(try messages { $0.write("docs/a.md", "a") }.isEmpty)
  }

  @Test
  func `the root commit brings what its policy names, and nothing else`() throws {
    var root = JudgedCommit(on: MemoryLedger())
    root.phase = .root
    let ledger = try Self.ledger()
    var without = ledger
    without.write(Self.path, nil)

    #expect(try root.violations(rules, after: ledger).isEmpty)
    #expect(try root.violations(rules, after: without).codes == ["GIT-06"])
  }
}
