import Governance
import JSON
import Testing

/// That schemas refuse, one broken thing at a time; that they accept is shown by the worked example.
struct SchemaTests {
  @Test(arguments: [
    ("INI-0002", "/nickname", #""portal""#),
    ("INI-0002", "/budget/total", "-1"),
    ("INI-0002", "/budget/total", #""420""#),
    ("INI-0002", "/status", #""paused""#),
    ("INI-0002", "/target_date", #""2027-02-30""#),
    ("INI-0002", "/owner", #""Grace""#),
    ("INI-0002", "/title", #""""#),
    ("INI-0002", "/scope/requirements/R1/priority", #""maybe""#),
    ("DEC-0001", "/votes/PER-0001/vote", #""yes""#),
    ("DEC-0001", "/opened_at", #""2025-05-06T08:30:00+01:00""#),
    ("PER-0001", "/grants", #"[{"role": "emperor"}]"#),
    ("MET-0007", "/min_n", "0.5"),
  ])
  func `a record is refused where it is not what its schema describes`(
    id: String, pointer: String, json: String
  ) throws {
    var broken = try Alder.record(id).json
    try broken.set(JSONParser.parse(json, limits: .document), at: JSONPointer(parsing: pointer))
    #expect(try !SchemaLibrary.schema(for: Alder.record(id).kind).violations(in: broken).isEmpty)
  }

  @Test(arguments: ["id", "kind", "schema", "title", "status", "owner", "created_at"])
  func `a record is refused without a field that all records have`(key: String) throws {
    let accepted = try Alder.all().filter { record in
      var broken = record.json
      broken[key] = nil
      return try SchemaLibrary.schema(for: record.kind).violations(in: broken).isEmpty
    }
    #expect(accepted.map(\.id.text) == [])
  }

  @Test(arguments: RecordCatalog.kinds)
  func `a field of the user's own begins with x-`(kind: RecordKind) throws {
    guard var record = try Alder.all().first(where: { $0.kind == kind })?.json else { return }
    record["x-cost-centre"] = ["number": 4711]
    #expect(try SchemaLibrary.schema(for: kind).violations(in: record).isEmpty)
  }

  @Test func `a schema that does not travel with the binary is named in the error`() throws {
    let error = #expect(throws: UnknownSchema.self) { try SchemaLibrary.schema(named: "horoscope") }
    #expect(error?.description == "no schema named horoscope")
  }
}
