import Governance
import JSON
import Rules
import Testing

struct BaselineMatchesContentTests {
  @Test(arguments: WorkedBaselines.ids)
  func `the worked example's digests are those of its content`(id: String) throws {
    let record = MemoryLedger.alder[id]

    #expect(try record.baselineDigest().description == record.baseline?.digest)
  }

  @Test(
    arguments: [
      ("/baseline/version", 3, "version is 3, not 2"), ("/baseline/version", 1, "version is 1, not 2"),
      ("/baseline/digest", "00", "digest is not that of the baselined fields, "),
      ("/baseline/v1/budget/total", 440, "v1 is not the content first agreed"),
      ("/baseline/v1", nil, "v1 is not the content first agreed"),
      ("/baseline/decision", "DEC-0023", "decision is not DEC-0006"),
      ("/baseline/changes", [], "changes are not those that were applied, CHG-0001"),
      ("/baseline", nil, "it is missing, 2 is due"),
    ] as [(String, JSONValue?, String)])
  func `applying a change writes the next version and nothing else`(
    pointer: String, value: JSONValue?, words: String
  ) throws {
    let violations = try JudgedCommit(on: Self.approved()).violations(scopeRules) {
      try $0.apply()
      try $0.set("INI-0002", pointer, value)
    }

    let message = try #require(violations.messages("SCOPE-05").first)
    #expect(violations.codes == ["SCOPE-05"])
    #expect(message.hasPrefix("baseline of INI-0002 does not match its content: " + words))
  }

  @Test(
    arguments: [
      ("INI-0002", "/baseline/version", 2), ("INI-0002", "/baseline", nil),
      ("INI-0002", "/baseline/v1/budget/total", 900),
      ("INI-0009", "/baseline", ["version": 1, "digest": "00"]), ("PRC-0001", "/baseline/digest", "00"),
      ("MET-0001", "/baseline", nil),
    ] as [(String, String, JSONValue?)])
  func `no other commit touches a baseline`(id: String, pointer: String, value: JSONValue?) throws {
    let violations = try JudgedCommit().violations(scopeRules) { try $0.set(id, pointer, value) }

    #expect(violations.codes == ["SCOPE-05"])
  }

  @Test func `a change applied to a record that the commit leaves alone has no baseline`() throws {
    let violations = try JudgedCommit(on: Self.approved()).violations(scopeRules) {
      try $0.set("CHG-0001", "/status", "implemented")
    }

    #expect(violations.codes.contains("SCOPE-05"))
  }

  @Test func `the first go at G2 makes version 1 with the content and the decision`() throws {
    let open = try Self.openG2(of: "INI-0009")

    let violations = try JudgedCommit(on: open).violations(scopeRules) {
      try Self.pass(&$0, "INI-0009")
      try $0.writeBaseline("INI-0009")
      try $0.set("INI-0009", "/baseline/v1", $0["INI-0009"].baselinedContent())
      try $0.set("INI-0009", "/baseline/decision", "DEC-9100")
    }

    #expect(violations.isEmpty)
  }

  @Test(
    arguments: [
      ("/baseline", nil, ["it is missing, 1 is due"]), ("/baseline/version", 2, ["version is 2, not 1"]),
      ("/baseline/v1", nil, ["v1 is not the content first agreed"]),
      ("/baseline/v1/budget/total", 1, ["v1 is not the content first agreed"]),
      ("/baseline/decision", nil, ["decision is not DEC-9100"]),
    ] as [(String, JSONValue?, [String])])
  func `a go at G2 without its baseline is refused`(pointer: String, value: JSONValue?, words: [String]) throws {
    let violations = try JudgedCommit(on: Self.openG2(of: "INI-0009")).violations(scopeRules) {
      try Self.pass(&$0, "INI-0009")
      try $0.writeBaseline("INI-0009")
      try $0.set("INI-0009", "/baseline/v1", $0["INI-0009"].baselinedContent())
      try $0.set("INI-0009", "/baseline/decision", "DEC-9100")
      try $0.set("INI-0009", pointer, value)
    }

    let expected = words.map { "baseline of INI-0009 does not match its content: " + $0 }
    #expect(violations.messages("SCOPE-05") == expected)
  }

  @Test(arguments: [(2, true), (1, false)])
  func `a go at G2 after a recycle adds a version and keeps v1`(version: Int64, isRight: Bool) throws {
    let recycled = try Self.openG2(of: "INI-0002").with { try $0.set("INI-0002", "/budget/total", 500) }

    let violations = try JudgedCommit(on: recycled).violations(scopeRules) {
      try Self.pass(&$0, "INI-0002")
      try $0.writeBaseline("INI-0002")
      try $0.set("INI-0002", "/baseline/version", .integer(version))
    }

    #expect(violations.codes == (isRight ? [] : ["SCOPE-05"]))
    #expect(recycled["INI-0002"].baseline?.first?["budget"]?["total"] == 420)
  }

  @Test func `a recycle keeps the baseline as it is`() throws {
    let violations = try JudgedCommit().violations(scopeRules) { try $0.set("INI-0002", "/stage", "case") }

    #expect(violations.isEmpty)
  }

  @Test(arguments: ["PRC-0001", "MET-0001"])
  func `a process and a metric get their baseline when they become active`(id: String) throws {
    let draft = try MemoryLedger.alder.with {
      try $0.set(id, "/status", "draft")
      try $0.set(id, "/baseline", nil)
    }

    let right = try JudgedCommit(on: draft).violations(scopeRules) {
      try $0.set(id, "/status", "active")
      try $0.writeBaseline(id)
    }
    let missing = try JudgedCommit(on: draft).violations(scopeRules) { try $0.set(id, "/status", "active") }

    #expect(right.isEmpty)
    #expect(missing.codes == ["SCOPE-05"])
  }

  private static func approved() throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      $0.addChange([.cost(20)])
      try $0.approve()
    }
  }

  /// An initiative before G2 with the decision open that would let it through.
  private static func openG2(of initiative: String) throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      try $0.set(initiative, "/stage", "case")
      try $0.addGate("DEC-9100", "G2", "go", of: initiative, at: "2026-09-09T09:00:00Z")
      try $0.set("DEC-9100", "/status", "open")
      try $0.set("DEC-9100", "/outcome", nil)
    }
  }

  private static func pass(_ ledger: inout MemoryLedger, _ initiative: String) throws {
    try ledger.set("DEC-9100", "/status", "closed")
    try ledger.set("DEC-9100", "/outcome", "approved")
    try ledger.set(initiative, "/stage", "build")
  }
}

/// The records of the worked example that have a baseline.
enum WorkedBaselines {
  static let ids = MemoryLedger.alder.records.values.filter { $0.baseline != nil }.map(\.id.text).sorted()
}
