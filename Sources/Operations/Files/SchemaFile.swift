public import JSON
import Governance
import JSONSchema
import Platform

/// A JSON Schema of draft 2020-12 in a file, or one of this version by name, compiled to judge many files.
///
/// A reference may name the other schemas of the same folder and the definitions that this version's schemas share, by
/// file name or `$id`; nothing is ever fetched.
public struct SchemaFile {
  private let schema: Schema

  /// The schema that this version has for `name`: `change`, `ledger`.
  ///
  /// - Throws: `UnknownSchema` when there is none.
  public init(named name: String) throws {
    try self.init(SchemaLibrary.json(named: name), SchemaRegistry())
  }

  /// The schema in the file at `path`.
  ///
  /// - Throws: `UsageError` when the file holds no JSON, `PlatformError` when it cannot be read, what the compiler throws
  ///   when it is no schema.
  public init(at path: String) throws {
    let json = try Self.parse(path)
    var registry = SchemaRegistry()
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    for name in try Files.list(folder) where name.hasSuffix(".json") {
      let sibling = "\(folder)/\(name)"
      guard try Files.kind(of: sibling, followingLinks: true) == .file, sibling != path, name != path,
        // What is no schema there is not referred to.
        let other = try? Self.parse(sibling), other["$id"] != nil, other["$id"] != json["$id"]
      else { continue }
      try registry.add(other, uri: name)
    }
    try self.init(json, registry)
  }

  private init(_ json: JSONValue, _ registry: SchemaRegistry) throws {
    var registry = registry
    do {
      try registry.add(SchemaLibrary.json(named: "common"), uri: "common.schema.json")
    } catch is SchemaError {
      // The folder brings its own definitions under that name, and those hold.
    }
    schema = try Schema(compiling: json, registry: registry, assertFormats: true)
  }

  private static func parse(_ path: String) throws -> JSONValue {
    let bytes = try Files.read(path, limit: JSONLimits.document.maxBytes)
    do {
      return try JSONParser.parse(bytes, limits: .document)
    } catch {
      throw UsageError("\(path):\(error)")
    }
  }

  /// Every way in which `bytes` are not what the schema describes, with their places; empty for a valid text.
  ///
  /// - Throws: what the validator throws when it can give no answer.
  public func faults(in bytes: [UInt8]) throws -> [SchemaFault] {
    let value: JSONValue
    do {
      value = try JSONParser.parse(bytes, limits: .document)
    } catch {
      return [SchemaFault(position: error.position, pointer: nil, expected: nil, found: nil, detail: "\(error.reason)")]
    }
    let source = JSONSource(bytes)
    return try schema.validate(value).map {
      SchemaFault(
        position: source.nearestPosition(to: $0.instancePointer), pointer: $0.instancePointer, expected: $0.expected,
        found: $0.found, detail: nil)
    }
  }
}

/// One way in which a text is not what a schema describes, and where.
public struct SchemaFault: Sendable {
  public let position: JSONPosition
  /// Nothing when the text is not JSON at all, and then `detail` says why.
  public let pointer: JSONPointer?
  public let expected: String?
  /// Nothing for a missing member.
  public let found: JSONValue?
  public let detail: String?
}
