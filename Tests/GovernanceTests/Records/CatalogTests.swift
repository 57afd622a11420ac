import Governance
import JSON
import Testing

struct CatalogTests {
  @Test func `no two kinds share a name, a folder or a prefix`() {
    let kinds = RecordCatalog.kinds
    for names in [kinds.map(\.name), kinds.map(\.folder), kinds.map(\.prefix)] {
      #expect(Set(names).count == kinds.count)
    }
  }

  @Test(arguments: RecordCatalog.kinds)
  func `a kind is found by its name, its prefix and its folder`(kind: RecordKind) {
    #expect(RecordCatalog.kind(named: kind.name) == kind)
    #expect(RecordCatalog.kind(prefix: kind.prefix) == kind)
    #expect(RecordCatalog.kind(folder: kind.folder) == kind)
  }

  @Test(arguments: RecordCatalog.kinds)
  func `a kind's schema asks for its name and its prefix`(kind: RecordKind) throws {
    let properties = try #require(SchemaLibrary.schema(for: kind).json["properties"])
    #expect(properties["kind"]?["const"]?.stringValue == kind.name)
    let isOnlyOne = properties["id"]?["const"]?.stringValue == Policy.id.text
    let month = kind.isMonthly ? "-[0-9]{4}(0[1-9]|1[0-2])" : ""
    #expect(
      isOnlyOne || properties["id"]?["pattern"]?.stringValue == "^\(kind.prefix)-[0-9A-HJKMNP-TV-Z]{4,12}\(month)$")
  }

  @Test func `a record names its id and its kind, and they agree`() {
    #expect(Record(fields: ["id": "INI-0002", "kind": "initiative"])?.kind == Initiative.kind)
    #expect(Record(fields: ["id": "INI-0002", "kind": "person"]) == nil)
    #expect(Record(fields: ["id": "XYZ-0002", "kind": "initiative"]) == nil)
    #expect(Record(fields: ["id": "INI-0002"]) == nil)
    #expect(Record(fields: ["kind": "initiative"]) == nil)
  }

  @Test func `a record is seen only as what it is`() throws {
    let record = try Alder.record("INI-0002")
    #expect(record.of(Initiative.self)?.budgetTotal == 420)
    #expect(record.of(Person.self) == nil)
  }
}
