import JSON

/// A schema with an identifier of its own, and the places inside it that other schemas can name.
struct SchemaResource: Sendable {
  /// Without fragment; empty for a schema that nobody named.
  let uri: String
  let root: JSONValue
  /// `$schema` where it stands in this resource or one around it.
  let dialectURI: String?
  /// `$anchor` and `$dynamicAnchor`, to the subschema's place.
  var anchors: [String: JSONPointer] = [:]
  /// `$dynamicAnchor` alone.
  var dynamicAnchors: [String: JSONPointer] = [:]
  /// Where resources of their own are embedded, with their URIs.
  var embedded: [JSONPointer: String] = [:]
}

/// Finds the resources and anchors of a schema by walking the keywords that hold schemas.
struct ResourceWalk {
  private(set) var resources: [SchemaResource] = []

  /// - Parameter uri: where the schema was found, against which its own `$id` is resolved.
  init(_ schema: JSONValue, uri: String) throws(SchemaError) {
    try begin(schema, base: URIReference(uri).withoutFragment, dialectURI: nil)
  }

  /// Enters `schema` as a resource; its URI is `base`, or its `$id` seen from there.
  private mutating func begin(
    _ schema: JSONValue, base: URIReference, dialectURI: String?
  ) throws(SchemaError) {
    let uri = Self.identifier(of: schema).map { $0.resolved(against: base).withoutFragment } ?? base
    let place = resources.count
    resources.append(
      SchemaResource(
        uri: uri.description, root: schema, dialectURI: schema["$schema"]?.stringValue ?? dialectURI
      )
    )
    try walk(schema, at: .root, in: place)
  }

  private mutating func walk(_ schema: JSONValue, at pointer: JSONPointer, in place: Int) throws(SchemaError) {
    guard let object = schema.objectValue else { return }
    let resource = resources[place]
    if pointer != .root, let id = Self.identifier(of: schema) {
      let base = URIReference(resource.uri)
      resources[place].embedded[pointer] = id.resolved(against: base).withoutFragment.description
      try begin(schema, base: base, dialectURI: resource.dialectURI)
      return
    }
    for keyword in ["$anchor", "$dynamicAnchor"] {
      guard let anchor = object[keyword]?.stringValue else { continue }
      guard resources[place].anchors[anchor] == nil || resources[place].anchors[anchor] == pointer else {
        throw SchemaError(location: resource.uri, reason: .identifierTaken("#" + anchor))
      }
      resources[place].anchors[anchor] = pointer
      if keyword == "$dynamicAnchor" { resources[place].dynamicAnchors[anchor] = pointer }
    }
    for (keyword, value) in object {
      switch (SubschemaKeyword(rawValue: keyword)?.shape, value) {
      case (.schema, _):
        try walk(value, at: pointer.appending(keyword), in: place)
      case (.list, .array(let elements)):
        for (index, element) in elements.enumerated() {
          try walk(element, at: pointer.appending(keyword).appending(index), in: place)
        }
      case (.members, .object(let members)):
        for (key, member) in members {
          try walk(member, at: pointer.appending(keyword).appending(key), in: place)
        }
      default: break
      }
    }
  }

  /// The `$id` of a schema as written, nil where it has none (or only a fragment, which names no resource).
  private static func identifier(of schema: JSONValue) -> URIReference? {
    guard let id = schema["$id"]?.stringValue, !id.hasPrefix("#") else { return nil }
    return URIReference(id)
  }
}

/// The keywords whose values are or hold schemas (JSON Schema Core §10, §11; Validation §8.5).
enum SubschemaKeyword: String {
  case additionalProperties, propertyNames, items, contains, not, `if`, then, `else`
  case unevaluatedItems, unevaluatedProperties, contentSchema
  case allOf, anyOf, oneOf, prefixItems
  case properties, patternProperties, dependentSchemas
  case definitions = "$defs"

  enum Shape { case schema, list, members }

  var shape: Shape {
    switch self {
    case .allOf, .anyOf, .oneOf, .prefixItems: .list
    case .properties, .patternProperties, .dependentSchemas, .definitions: .members
    default: .schema
    }
  }
}
