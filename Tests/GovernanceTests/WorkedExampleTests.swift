import Governance
import JSON
import JSONSchema
import Testing
import WorkedExample

struct WorkedExampleTests {
  @Test(arguments: WorkedExample.paths)
  func `a file of the worked example is canonical`(path: String) throws {
    let bytes = try #require(WorkedExample.bytes(at: path))
    let value = try JSONParser.parse(bytes, limits: .record)
    #expect(CanonicalJSON.faults(in: bytes, parsed: value) == [])
  }

  @Test(arguments: Alder.paths)
  func `a record of the worked example is what its schema describes`(path: String) throws {
    let record = try Alder.record(at: path)
    let violations = try SchemaLibrary.schema(for: record.kind).violations(in: record.json)
    #expect(violations.map { "\($0.instancePointer): \($0.expected)" } == [])
  }

  @Test(arguments: Alder.paths)
  func `a record of the worked example lies where its id says`(path: String) throws {
    let record = try Alder.record(at: path)
    #expect(Alder.layout.path(of: record.id) == "portfolio/\(path)")
  }

  @Test func `the ledger file is what its schema describes`() throws {
    let ledger = try JSONParser.parse(#require(WorkedExample.bytes(at: "ledger.json")), limits: .record)
    #expect(try SchemaLibrary.schema(named: "ledger").violations(in: ledger).isEmpty)
    #expect(ledger["shards"]?.integerValue == Int64(Alder.layout.shards))
  }

  @Test func `the worked example has the kinds and the numbers of its description`() throws {
    let counts = try Dictionary(grouping: Alder.all(), by: \.kind.name).mapValues(\.count)
    let expected = [
      "assessment": 1, "capacity": 2, "decision": 23, "exception": 3, "forum": 2, "freeze": 7, "gatemodel": 1,
      "initiative": 12,
      "lesson": 1,
      "metric": 9, "person": 14, "policy": 1, "portfolio": 1, "process": 3, "review": 5, "rollout": 1, "segment": 3,
    ]
    #expect(counts == expected)
  }

  @Test func `every reference of the worked example leads to a record of a kind that it may name`() throws {
    let records = try Dictionary(uniqueKeysWithValues: Alder.all().map { ($0.id.text, $0) })
    let broken = try records.values.flatMap { record in
      try SchemaLibrary.schema(for: record.kind).marks.references.flatMap { reference in
        record.json.values(at: reference.place).flatMap { pointer, value -> [String] in
          let named = reference.isKey ? value.objectValue?.keys ?? [] : [value.stringValue ?? ""]
          return named.filter { name in
            guard let kind = records[name]?.kind.name else { return true }
            return !reference.kinds.contains("*") && !reference.kinds.contains(kind)
          }.map { "\(record.id)\(pointer): \($0)" }
        }
      }
    }
    #expect(broken.sorted() == [])
  }
}
