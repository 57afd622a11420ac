public import JSON
import JSONSchema
import Schemas
import Synchronization

/// The schemas that travel inside the binary, each compiled when it is first asked for.
///
/// They are the floor: a ledger's own schemas may only tighten or extend them (DESIGN.md §2).
public enum SchemaLibrary {
  private static let compiled = Mutex<[String: RecordSchema]>([:])
  /// What the schemas refer to, read once for all of them.
  private static let common = Result { try json(named: "common") }

  /// The schema of `kind`.
  ///
  /// - Throws: what the schema parser throws, when the binary carries a broken schema.
  public static func schema(for kind: RecordKind) throws -> RecordSchema { try schema(named: kind.name) }

  /// The schema in `schemas/NAME.schema.json`.
  public static func schema(named name: String) throws -> RecordSchema {
    if let known = compiled.withLock({ $0[name] }) { return known }
    let common = try common.get()
    var registry = SchemaRegistry()
    try registry.add(common, uri: nil)
    let schema = try RecordSchema(json: json(named: name), registry: registry, common: common)
    compiled.withLock { $0[name] = schema }
    return schema
  }

  /// The schema's text, parsed.
  public static func json(named name: String) throws -> JSONValue {
    guard let bytes = SchemaFiles.bytes(named: "\(name).schema.json") else { throw UnknownSchema(name: name) }
    return try JSONParser.parse(bytes, limits: .document)
  }
}

/// No schema of that name travels with this version.
public struct UnknownSchema: Error, CustomStringConvertible {
  public let name: String
  public var description: String { "no schema named \(name)" }
}
