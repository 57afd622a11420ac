public import JSON

/// The schemas that references may name. Nothing is ever fetched; the metaschemas of draft 2020-12 are always here.
public struct SchemaRegistry: Sendable {
  private var resources: [String: SchemaResource] = [:]

  public init() {}

  /// Makes `schema` and every schema with an `$id` inside it known.
  ///
  /// - Parameter uri: where the schema was found; it is known under this URI and under its own `$id`.
  /// - Throws: ``SchemaError`` where an identifier is malformed or names another schema already.
  public mutating func add(_ schema: JSONValue, uri: String?) throws(SchemaError) {
    try add(schema, foundAt: uri ?? "")
  }

  /// Enters `schema` and gives the URI of its root.
  @discardableResult
  mutating func add(_ schema: JSONValue, foundAt uri: String) throws(SchemaError) -> String {
    let found = try ResourceWalk(schema, uri: uri).resources
    for resource in found { try enter(resource, as: resource.uri) }
    guard let root = found.first else { return uri }
    let retrieval = URIReference(uri).withoutFragment.description
    if retrieval != root.uri, !retrieval.isEmpty { try enter(root, as: retrieval) }
    return root.uri
  }

  private mutating func enter(_ resource: SchemaResource, as uri: String) throws(SchemaError) {
    if let known = resources[uri], known.root != resource.root {
      throw SchemaError(location: uri, reason: .identifierTaken(uri))
    }
    resources[uri] = resource
  }

  /// The resource with this URI (without fragment); a metaschema is read when it is first asked for.
  mutating func resource(_ uri: String) throws(SchemaError) -> SchemaResource? {
    if let known = resources[uri] { return known }
    guard let metaschema = Metaschemas.schema(uri) else { return nil }
    try add(metaschema, foundAt: uri)
    return resources[uri]
  }
}
