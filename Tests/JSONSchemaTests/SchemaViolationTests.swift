import JSON
import JSONSchema
import Testing

struct SchemaViolationTests {
  private func lines(_ schema: JSONValue, _ value: JSONValue, assertFormats: Bool = true) throws -> [String] {
    let compiled = try Schema(compiling: schema, registry: SchemaRegistry(), assertFormats: assertFormats)
    return try compiled.validate(value).map {
      "\($0.instancePointer) \($0.keywordLocation): \($0.expected), found \($0.found?.description ?? "nothing")"
    }
  }

  @Test(
    arguments: [
      (["type": "string"], 1, ["#/type: a string, found 1"]),
      (["type": ["string", "null"]], 1, ["#/type: a string or null, found 1"]),
      (
        ["type": ["object", "array", "boolean", "integer"]], "x",
        [
          "#/type: an integer, true or false, an array or an object, found \"x\""
        ]
      ),
      (["enum": ["draft", "active", 1]], "x", ["#/enum: one of draft, active, 1, found \"x\""]),
      (["const": "initiative"], "x", ["#/const: initiative, found \"x\""]),
      (["pattern": "^INI-"], "x", ["#/pattern: a string matching ^INI-, found \"x\""]),
      (["minLength": 1], "", ["#/minLength: at least 1 character, found \"\""]),
      (["maxLength": 2], "aé😀", ["#/maxLength: at most 2 characters, found \"aé😀\""]),
      (["format": "date"], "2026-02-30", ["#/format: a date such as 2026-11-23, found \"2026-02-30\""]),
      (["minimum": 3], 2, ["#/minimum: at least 3, found 2"]),
      (["exclusiveMaximum": 3], 3, ["#/exclusiveMaximum: less than 3, found 3"]),
      (["multipleOf": 5], 12, ["#/multipleOf: a multiple of 5, found 12"]),
      (["minItems": 2], [1], ["#/minItems: at least 2 elements, found [1]"]),
      (["contains": ["const": 1]], [2], ["#/contains: at least 1 element that fits, found [2]"]),
      (["maxProperties": 0], ["a": 1], ["#/maxProperties: at most 0 fields, found {\"a\":1}"]),
      (["not": ["const": 1]], 1, ["#/not: something else, found 1"]),
      (false, 1, ["#: nothing here, found 1"]),
    ] as [(JSONValue, JSONValue, [String])])
  func `each keyword says what it expected`(schema: JSONValue, value: JSONValue, expected: [String]) throws {
    #expect(try lines(schema, value) == expected.map { " " + $0 })
  }

  @Test func `every fault of a record is reported at its own place`() throws {
    let schema: JSONValue = [
      "$id": "https://folio.example/initiative.json",
      "type": "object",
      "additionalProperties": false,
      "required": ["id", "title", "owner"],
      "properties": [
        "id": ["pattern": "^INI-[0-9]{4}$"],
        "title": ["type": "string", "minLength": 1],
        "owner": true,
        "status": ["enum": ["draft", "active"]],
        "requirements": [
          "type": "array",
          "uniqueItems": true,
          "items": [
            "type": "object", "properties": ["id": true, "text": ["type": "string"]], "additionalProperties": false,
          ],
        ],
      ],
      "patternProperties": ["^x-": true],
    ]
    let record: JSONValue = [
      "id": "X", "title": "", "status": "gone", "foo": 1, "bar/baz": [], "x-ours": 1,
      "requirements": [["id": "R1", "text": 1], ["id": "R2", "txt": "a"]],
    ]
    #expect(
      try lines(schema, record) == [
        "/bar~1baz https://folio.example/initiative.json#/additionalProperties: no field named bar/baz, found []",
        "/foo https://folio.example/initiative.json#/additionalProperties: no field named foo, found 1",
        "/id https://folio.example/initiative.json#/properties/id/pattern: a string matching ^INI-[0-9]{4}$, found \"X\"",
        "/owner https://folio.example/initiative.json#/required: a field named owner, found nothing",
        "/requirements/R1/text https://folio.example/initiative.json#/properties/requirements/items/properties/text/type: a string, found 1",
        "/requirements/R2/txt https://folio.example/initiative.json#/properties/requirements/items/additionalProperties: no field named txt, found \"a\"",
        "/status https://folio.example/initiative.json#/properties/status/enum: one of draft, active, found \"gone\"",
        "/title https://folio.example/initiative.json#/properties/title/minLength: at least 1 character, found \"\"",
      ]
    )
  }

  @Test(
    arguments: [
      // Alternatives of one place: all their wishes.
      (["anyOf": [["type": "string"], ["type": "null"]]], 1, [" #/anyOf: a string or null, found 1"]),
      // One alternative is meant: its faults.
      (
        ["anyOf": [["type": "string"], ["type": "object", "properties": ["a": ["type": "string"]]]]], ["a": 1],
        ["/a #/anyOf/1/properties/a/type: a string, found 1"]
      ),
      // Kinds told apart by a constant: the faults of the kind that the value says it is.
      (
        [
          "oneOf": [
            ["properties": ["kind": ["const": "a"], "n": ["type": "string"]]],
            ["properties": ["kind": ["const": "b"], "n": ["type": "integer"]]],
          ]
        ], ["kind": "b", "n": "x"], ["/n #/oneOf/1/properties/n/type: an integer, found \"x\""]
      ),
      // Nothing to choose by.
      (
        ["anyOf": [["required": ["a"]], ["required": ["b"]]]], [:],
        [" #/anyOf: a value that fits one of 2 alternatives, found {}"]
      ),
      (
        ["oneOf": [["type": "integer"], ["minimum": 2]]], 3,
        [" #/oneOf: exactly one of 2 alternatives, but 2 fit, found 3"]
      ),
      (
        ["if": ["type": "string"], "then": ["maxLength": 1]], "ab",
        [" #/then/maxLength: at most 1 character, found \"ab\""]
      ),
      (
        ["propertyNames": ["pattern": "^[a-z]+$"]], ["A": 1],
        [
          "/A #/propertyNames: a field whose name is a string matching ^[a-z]+$, found \"A\""
        ]
      ),
      (
        ["dependentRequired": ["a": ["b"]]], ["a": 1],
        ["/b #/dependentRequired: a field named b, because there is one named a, found nothing"]
      ),
      (
        ["unevaluatedProperties": false, "properties": ["a": true]], ["b": 1],
        ["/b #/unevaluatedProperties: no field named b, found 1"]
      ),
      (["prefixItems": [true], "items": false], [1, 2], ["/1 #/items: no element 1, found 2"]),
      (["uniqueItems": true], [1, 2, 1], ["/2 #/uniqueItems: no element twice, found 1"]),
      (
        ["allOf": [["$ref": "#/$defs/a"], ["$ref": "#/$defs/a"]], "$defs": ["a": ["type": "string"]]], 1,
        [
          " #/$defs/a/type: a string, found 1"
        ]
      ),
    ] as [(JSONValue, JSONValue, [String])])
  func `combinations say what helps`(schema: JSONValue, value: JSONValue, expected: [String]) throws {
    #expect(try lines(schema, value) == expected)
  }

  @Test func `a format is a description unless it is asserted`() throws {
    #expect(try lines(["format": "date"], "x", assertFormats: false) == [])
    #expect(try lines(["format": "our-own"], "x") == [])
  }

  @Test func `unknown keywords are annotations`() throws {
    #expect(try lines(["x-ref": ["person"], "x-baselined": true, "const": 1], 1) == [])
  }
}
