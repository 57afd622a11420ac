import Governance
import JSON
import Rules
import Testing

struct RecordsFollowTheirSchemaTests {
  private let path = "portfolio/metrics/MET-0001.json"

  @Test(
    arguments: [
      ("/colour", "blue"), ("/status", "asleep"), ("/direction", 1), ("/title", nil),
    ] as [(String, JSONValue?)])
  func `a field that the schema does not allow is refused at its place`(pointer: String, value: JSONValue?) throws {
    let violations = try JudgedCommit().violations([RecordsFollowTheirSchema()]) {
      try $0.set("MET-0001", pointer, value)
    }

    let violation = try #require(violations.first)
    #expect(violation.rule.code == "FMT-03")
    #expect(violation.subject == "MET-0001")
    #expect(violation.pointer?.description == pointer)
    #expect(violation.message.description.hasPrefix("\(path)\(pointer): expected "))
    #expect(violation.fix.description == "correct the field; see folio schema show metric")
  }

  @Test
  func `a decimal with a trailing zero is refused`() throws {
    let violations = try JudgedCommit().violations([RecordsFollowTheirSchema()]) {
      try $0.set("POL-0001", "/thresholds/feedback/surge_factor", "0.350")
    }

    #expect(violations.codes == ["FMT-03"])
  }

  @Test
  func `records that follow their schema are let pass, with fields of their own`() throws {
    let violations = try JudgedCommit().violations([RecordsFollowTheirSchema()]) {
      try $0.set("MET-0001", "/notes", "As agreed.")
      try $0.set("MET-0001", "/x-colour", "blue")
    }

    #expect(violations.isEmpty)
  }

  @Test
  func `the ledger's own schema is met as well`() throws {
    var ledger = MemoryLedger.alder
    ledger.write("schemas/metric.schema.json", #"{"required": ["x-colour"]}"#)
    let commit = JudgedCommit(on: ledger)

    #expect(
      try commit.violations([RecordsFollowTheirSchema()]) { try $0.set("MET-0001", "/notes", "a") }.codes == ["FMT-03"])
    #expect(
      try commit.violations([RecordsFollowTheirSchema()]) { try $0.set("MET-0001", "/x-colour", "blue") }.isEmpty)
  }

  @Test(arguments: [#"{"type": 1}"#, "{", #"{"$ref": "https://example.org/other"}"#])
  func `a schema that cannot be used is refused, and so is a record that it judges`(schema: String) throws {
    let alone = try JudgedCommit().violations([RecordsFollowTheirSchema()]) {
      $0.write("schemas/metric.schema.json", schema)
    }
    let both = try JudgedCommit().violations([RecordsFollowTheirSchema()]) {
      $0.write("schemas/metric.schema.json", schema)
      try $0.set("MET-0001", "/notes", "a")
    }

    #expect(alone.count == 1)
    #expect(both.count == 2)
    #expect(
      alone.first?.message.description.hasPrefix("schemas/metric.schema.json cannot be used as a schema: ") == true)
  }

  @Test
  func `the file that names the ledger has a schema, too`() throws {
    var commit = JudgedCommit(on: MemoryLedger())
    commit.phase = .root

    #expect(
      try commit.violations([RecordsFollowTheirSchema()]) {
        $0.write("portfolio/ledger.json", #"{"format": 1, "ledger": "short", "shards": 0}"#)
      }.codes == ["FMT-03"])
  }
}
