import JSON
@testable import JSONSchema
import Testing

struct SchemaTests {
  private func compile(_ schema: JSONValue, _ registry: SchemaRegistry = SchemaRegistry()) throws -> Schema {
    try Schema(compiling: schema, registry: registry, assertFormats: true)
  }

  @Test func `a schema refers to others by URI, relative to its own`() throws {
    var registry = SchemaRegistry()
    try registry.add(
      [
        "$id": "https://folio.example/schemas/common.schema.json",
        "$defs": ["name": ["type": "string", "minLength": 1]],
      ],
      uri: nil
    )
    try registry.add(["type": "integer"], uri: "https://folio.example/schemas/count.json")
    let schema = try compile(
      [
        "$id": "https://folio.example/schemas/initiative.schema.json",
        "properties": ["title": ["$ref": "common.schema.json#/$defs/name"], "count": ["$ref": "count.json"]],
      ], registry
    )
    #expect(try schema.isValid(["title": "a", "count": 1]))
    #expect(try schema.validate(["title": "", "count": "1"]).map(\.instancePointer) == ["/count", "/title"])
  }

  @Test(
    arguments: [
      (["$ref": "https://folio.example/none.json"], .unresolvedReference("https://folio.example/none.json")),
      (["$ref": "#/$defs/none"], .unresolvedReference("#/$defs/none")),
      (["$ref": "#none"], .unresolvedReference("#none")),
      (["type": "text"], .malformed(mustBe: "null, boolean, integer, number, string, array or object")),
      (["minLength": "1"], .malformed(mustBe: "a whole number, 0 or more")),
      (["properties": ["a": 1]], .malformed(mustBe: "a schema: an object, true or false")),
      (["required": "a"], .malformed(mustBe: "an array of strings")),
      (["multipleOf": 0], .malformed(mustBe: "a number above 0")),
      (["allOf": []], .malformed(mustBe: "an array with at least one schema")),
      (["$schema": "https://folio.example/dialect"], .unknownDialect("https://folio.example/dialect")),
      (["pattern": "("], .invalidPattern("(", "'(' without ')'")),
      (["$defs": ["a": ["$anchor": "x"], "b": ["$anchor": "x"]]], .identifierTaken("#x")),
      (1, .malformed(mustBe: "a schema: an object, true or false")),
    ] as [(JSONValue, SchemaError.Reason)])
  func `a broken schema is refused when it is compiled`(schema: JSONValue, reason: SchemaError.Reason) throws {
    let error = try #require(throws: SchemaError.self) { try compile(schema) }
    #expect(error.reason == reason)
  }

  @Test func `one identifier names one schema`() throws {
    var registry = SchemaRegistry()
    try registry.add(["$id": "https://folio.example/a", "type": "string"], uri: nil)
    try registry.add(["$id": "https://folio.example/a", "type": "string"], uri: nil)
    #expect(
      throws: SchemaError(location: "https://folio.example/a", reason: .identifierTaken("https://folio.example/a"))
    ) {
      try registry.add(["$id": "https://folio.example/a", "type": "number"], uri: nil)
    }
  }

  @Test func `references without end are an error, not a crash`() throws {
    let circle = try compile(["$ref": "#/$defs/a", "$defs": ["a": ["$ref": "#/$defs/b"], "b": ["$ref": "#/$defs/a"]]])
    #expect(throws: SchemaError.self) { try circle.validate(1) }
  }

  @Test func `a value nested to the parser's limit is followed`() throws {
    let list = try compile(["type": "array", "items": ["$ref": "#"]])
    let text = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    let value = try JSONParser.parse(text, limits: .document)
    #expect(try list.isValid(value))
    let inner = try JSONParser.parse(text.replacing("[]", with: "[1]"), limits: .document)
    #expect(try list.validate(inner).first?.instancePointer.tokens.count == 512)
  }

  @Test func `the metaschema describes itself and finds mistakes`() throws {
    let metaschema = try compile(["$ref": "https://json-schema.org/draft/2020-12/schema"])
    for name in ["schema", "meta/core", "meta/applicator", "meta/unevaluated", "meta/validation", "meta/content"] {
      let copy = try compile(["$ref": .string("https://json-schema.org/draft/2020-12/\(name)")])
      #expect(try copy.isValid(["type": "object"]))
    }
    #expect(try metaschema.isValid(["properties": ["a": ["minLength": 1]], "$defs": ["b": false]]))
    #expect(
      try metaschema.validate(["properties": ["a": ["minLength": -1]], "required": ["a", "a"]]).map(\.instancePointer)
        == ["/properties/a/minLength", "/required/1"]
    )
  }

  @Test func `many threads may use one schema`() async throws {
    let schema = try compile([
      "type": "object", "properties": ["a": ["pattern": "^(?=x)x+$"], "b": ["pattern": "^y+$"]],
    ])
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<500).allSatisfy { _ in (try? schema.isValid(["a": "xxx", "b": "yy"])) == true }
        }
      }
      for await isValid in group { #expect(isValid) }
    }
  }
}
