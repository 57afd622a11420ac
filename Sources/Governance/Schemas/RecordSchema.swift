public import JSON
public import JSONSchema

/// What a kind's schema says: how to validate a record, and which of its fields carry which mark.
public struct RecordSchema: Sendable {
  public let json: JSONValue
  public let marks: FieldMarks
  private let compiled: Schema

  init(json: JSONValue, registry: SchemaRegistry, common: JSONValue) throws {
    self.json = json
    marks = FieldMarks(schema: json, common: common)
    compiled = try Schema(compiling: json, registry: registry, assertFormats: true)
  }

  /// Every way in which `value` is not what the schema describes.
  public func violations(in value: JSONValue) throws -> [SchemaViolation] { try compiled.validate(value) }
}
