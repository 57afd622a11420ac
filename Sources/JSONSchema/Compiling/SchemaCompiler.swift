import JSON

/// Turns schemas into nodes, following references through the registry.
struct SchemaCompiler {
  private var registry: SchemaRegistry
  let assertFormats: Bool

  /// Nil while a node is being made: references may name it already.
  private var nodes: [SchemaNode?] = []
  private var known: [Place: Int] = [:]
  private var resources: [SchemaResource] = []
  private var resourceIndex: [String: Int] = [:]
  private(set) var dialects: [Dialect] = []
  private var dynamicAnchors: [[String: Int]] = []
  private var usesDynamicScope = false
  private var patterns: [String: Pattern] = [:]
  /// What references have led to, since most schemas say the same ones again and again.
  private var references: [Reference: InPlaceRule] = [:]
  private var depth = 0

  private static let maxDepth = 500

  private struct Place: Hashable {
    let resource: Int
    let pointer: JSONPointer
  }

  private struct Reference: Hashable {
    let resource: Int
    let text: String
    let isDynamic: Bool
  }

  static func compile(
    _ schema: JSONValue, registry: SchemaRegistry, assertFormats: Bool
  ) throws(SchemaError) -> SchemaProgram {
    var compiler = SchemaCompiler(registry: registry, assertFormats: assertFormats)
    let uri = try compiler.registry.add(schema, foundAt: "")
    guard let resource = try compiler.enterResource(uri) else {
      throw SchemaError(location: uri, reason: .unresolvedReference(uri))
    }
    let root = try compiler.node(for: schema, at: .root, in: resource)
    return SchemaProgram(
      nodes: compiler.nodes.compactMap(\.self), root: root, dynamicAnchors: compiler.dynamicAnchors,
      usesDynamicScope: compiler.usesDynamicScope
    )
  }

  private init(registry: SchemaRegistry, assertFormats: Bool) {
    self.registry = registry
    self.assertFormats = assertFormats
  }

  /// The index of the resource with this URI, which is entered when it is first met; nil where there is none.
  private mutating func enterResource(_ uri: String) throws(SchemaError) -> Int? {
    if let index = resourceIndex[uri] { return index }
    guard let resource = try registry.resource(uri) else { return nil }
    let index = resources.count
    resources.append(resource)
    resourceIndex[uri] = index
    dialects.append(try dialect(resource.dialectURI))
    dynamicAnchors.append([:])
    for (anchor, pointer) in resource.dynamicAnchors {
      guard let schema = schemaValue(resource.root, pointer.tokens) else { continue }
      dynamicAnchors[index][anchor] = try node(for: schema, at: pointer, in: index)
    }
    return index
  }

  private mutating func dialect(_ uri: String?) throws(SchemaError) -> Dialect {
    guard let uri, uri != Dialect.standardURI, uri != Dialect.standardURI + "#" else { return .standard }
    guard let metaschema = try registry.resource(URIReference(uri).withoutFragment.description) else {
      throw SchemaError(location: uri, reason: .unknownDialect(uri))
    }
    return try Dialect(declaredBy: metaschema.root, uri: uri)
  }

  /// The node of `schema`, which stands at `pointer` in a resource.
  mutating func node(for schema: JSONValue, at pointer: JSONPointer, in resource: Int) throws(SchemaError) -> Int {
    if let uri = resources[resource].embedded[pointer], let inner = try enterResource(uri) {
      return try node(for: schema, at: .root, in: inner)
    }
    let place = Place(resource: resource, pointer: pointer)
    if let index = known[place] { return index }
    depth += 1
    defer { depth -= 1 }
    let location = SchemaLocation(uri: resources[resource].uri, pointer: pointer)
    guard depth <= Self.maxDepth else {
      throw SchemaError(location: location.description, reason: .tooDeep(limit: Self.maxDepth))
    }

    let index = nodes.count
    nodes.append(nil)
    known[place] = index
    switch schema {
    case .bool(let isAlways):
      nodes[index] = SchemaNode(resource: resource, location: location, isNever: !isAlways)
    case .object(let object):
      let keywords = SchemaKeywords(object: object, pointer: pointer, resource: resource, location: location)
      nodes[index] = try makeNode(keywords)
    default:
      throw SchemaError(
        location: location.description, reason: .malformed(mustBe: "a schema: an object, true or false")
      )
    }
    return index
  }

  /// A compiled regular expression; one that stands twice is compiled once.
  mutating func pattern(
    _ source: String, _ keyword: String, _ keywords: SchemaKeywords
  ) throws(SchemaError) -> Pattern {
    if let pattern = patterns[source] { return pattern }
    do {
      let pattern = try Pattern(source)
      patterns[source] = pattern
      return pattern
    } catch {
      throw keywords.error(keyword, .invalidPattern(source, error.why))
    }
  }
}

// References.
extension SchemaCompiler {
  /// What `$ref` or `$dynamicRef` names.
  mutating func reference(
    _ keyword: String, _ keywords: SchemaKeywords, isDynamic: Bool
  ) throws(SchemaError) -> InPlaceRule? {
    guard let text = try keywords.string(keyword) else { return nil }
    let reference = Reference(resource: keywords.resource, text: text, isDynamic: isDynamic)
    if let rule = references[reference] { return rule }
    let rule = try resolve(text, keyword, keywords, isDynamic: isDynamic)
    references[reference] = rule
    return rule
  }

  private mutating func resolve(
    _ text: String, _ keyword: String, _ keywords: SchemaKeywords, isDynamic: Bool
  ) throws(SchemaError) -> InPlaceRule {
    let uri = URIReference(text).resolved(against: URIReference(resources[keywords.resource].uri))
    let missing = keywords.error(keyword, .unresolvedReference(uri.description))
    guard let resource = try enterResource(uri.withoutFragment.description),
      let fragment = (uri.fragment ?? "").percentDecoded
    else { throw missing }

    guard fragment.isEmpty || fragment.hasPrefix("/") else {
      guard let pointer = resources[resource].anchors[fragment],
        let schema = schemaValue(resources[resource].root, pointer.tokens)
      else { throw missing }
      let target = try node(for: schema, at: pointer, in: resource)
      // Only where the reference as written meets a dynamic anchor may an outer schema replace it.
      guard isDynamic, resources[resource].dynamicAnchors[fragment] != nil else { return .reference(target) }
      usesDynamicScope = true
      return .dynamicReference(target, anchor: fragment)
    }
    guard let pointer = try? JSONPointer(parsing: fragment) else { throw missing }
    return .reference(try target(pointer.tokens[...], in: resource, missing: missing))
  }

  /// The node at the end of a JSON pointer, which may lead into resources embedded on its way.
  private mutating func target(
    _ tokens: ArraySlice<String>, in start: Int, missing: SchemaError
  ) throws(SchemaError) -> Int {
    var resource = start
    var schema = resources[start].root
    var pointer = JSONPointer.root
    for token in tokens {
      guard let child = schemaValue(schema, [token]) else { throw missing }
      schema = child
      pointer = pointer.appending(token)
      if let uri = resources[resource].embedded[pointer], let inner = try enterResource(uri) {
        resource = inner
        pointer = .root
      }
    }
    return try node(for: schema, at: pointer, in: resource)
  }

  /// The value at `tokens`, indexes being indexes whatever the elements hold.
  private func schemaValue(_ root: JSONValue, _ tokens: [String]) -> JSONValue? {
    tokens.reduce(root) { value, token in
      if let object = value?.objectValue { return object[token] }
      guard let elements = value?.arrayValue, let index = Int(token), elements.indices.contains(index) else {
        return nil
      }
      return elements[index]
    }
  }
}
