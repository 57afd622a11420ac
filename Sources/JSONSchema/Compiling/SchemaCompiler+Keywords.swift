import JSON

// From keywords to rules.
extension SchemaCompiler {
  mutating func makeNode(_ keywords: SchemaKeywords) throws(SchemaError) -> SchemaNode {
    let dialect = dialects[keywords.resource]
    let validates = dialect.contains(.validation)
    return SchemaNode(
      resource: keywords.resource,
      location: keywords.location,
      types: validates ? try types(keywords) : .all,
      choices: validates ? try choices(keywords) : nil,
      number: validates ? try numberRules(keywords) : nil,
      string: try stringRules(keywords, dialect),
      array: try arrayRules(keywords, dialect),
      object: try objectRules(keywords, dialect),
      inPlace: try inPlaceRules(keywords, dialect),
      unevaluatedItems: dialect.contains(.unevaluated) ? try subschema("unevaluatedItems", keywords) : nil,
      unevaluatedProperties: dialect.contains(.unevaluated) ? try subschema("unevaluatedProperties", keywords) : nil
    )
  }

  private func types(_ keywords: SchemaKeywords) throws(SchemaError) -> TypeSet {
    guard let value = keywords.object["type"] else { return .all }
    let names = if let name = value.stringValue { [name] } else { try keywords.strings(value, "type") }
    var types: TypeSet = []
    for name in names {
      guard let type = TypeSet(name: name) else {
        throw keywords.malformed("type", "null, boolean, integer, number, string, array or object")
      }
      types.insert(type)
    }
    return types
  }

  private func choices(_ keywords: SchemaKeywords) throws(SchemaError) -> Choices? {
    let all = try keywords.elements("enum")
    guard let constant = keywords.object["const"] else {
      return all.map { Choices(values: $0, keyword: "enum") }
    }
    let isChoice = all?.contains(constant) ?? true
    return Choices(values: isChoice ? [constant] : [], keyword: "const")
  }

  private func numberRules(_ keywords: SchemaKeywords) throws(SchemaError) -> NumberRules? {
    let rules = NumberRules(
      minimum: try keywords.number("minimum"),
      maximum: try keywords.number("maximum"),
      exclusiveMinimum: try keywords.number("exclusiveMinimum"),
      exclusiveMaximum: try keywords.number("exclusiveMaximum"),
      multipleOf: try keywords.number("multipleOf")
    )
    if let divisor = rules.multipleOf, divisor.isNumber(.lessOrEqual, .integer(0)) {
      throw keywords.malformed("multipleOf", "a number above 0")
    }
    let all = [rules.minimum, rules.maximum, rules.exclusiveMinimum, rules.exclusiveMaximum, rules.multipleOf]
    return all.allSatisfy { $0 == nil } ? nil : rules
  }

  private mutating func stringRules(
    _ keywords: SchemaKeywords, _ dialect: Dialect
  ) throws(SchemaError) -> StringRules? {
    var format: Format?
    if let name = try keywords.string("format"), assertFormats || dialect.contains(.formatAssertion) {
      format = Format(rawValue: name)
    }
    var minLength = 0
    var maxLength = Int.max
    var pattern: Pattern?
    if dialect.contains(.validation) {
      minLength = try keywords.count("minLength") ?? 0
      maxLength = try keywords.count("maxLength") ?? .max
      if let source = try keywords.string("pattern") {
        pattern = try self.pattern(source, "pattern", keywords)
      }
    }
    guard minLength > 0 || maxLength < .max || pattern != nil || format != nil else { return nil }
    return StringRules(minLength: minLength, maxLength: maxLength, pattern: pattern, format: format)
  }

  private mutating func arrayRules(_ keywords: SchemaKeywords, _ dialect: Dialect) throws(SchemaError) -> ArrayRules? {
    let validates = dialect.contains(.validation)
    let applies = dialect.contains(.applicator)
    var contains: (node: Int, least: Int, most: Int)?
    if applies, let node = try subschema("contains", keywords) {
      let least = validates ? try keywords.count("minContains") ?? 1 : 1
      let most = validates ? try keywords.count("maxContains") ?? .max : .max
      contains = (node, least, most)
    }
    let rules = ArrayRules(
      prefix: applies ? try subschemas("prefixItems", keywords) ?? [] : [],
      items: applies ? try subschema("items", keywords) : nil,
      contains: contains,
      minItems: validates ? try keywords.count("minItems") ?? 0 : 0,
      maxItems: validates ? try keywords.count("maxItems") ?? .max : .max,
      uniqueItems: validates ? try keywords.bool("uniqueItems") ?? false : false
    )
    let isEmpty =
      rules.prefix.isEmpty && rules.items == nil && contains == nil && rules.minItems == 0 && rules.maxItems == .max
      && !rules.uniqueItems
    return isEmpty ? nil : rules
  }

  private mutating func inPlaceRules(
    _ keywords: SchemaKeywords, _ dialect: Dialect
  ) throws(SchemaError) -> [InPlaceRule] {
    var rules: [InPlaceRule] = []
    if let rule = try reference("$ref", keywords, isDynamic: false) { rules.append(rule) }
    if let rule = try reference("$dynamicRef", keywords, isDynamic: true) { rules.append(rule) }
    guard dialect.contains(.applicator) else { return rules }
    if let nodes = try subschemas("allOf", keywords) { rules.append(.all(nodes)) }
    if let nodes = try subschemas("anyOf", keywords) { rules.append(.any(nodes)) }
    if let nodes = try subschemas("oneOf", keywords) { rules.append(.one(nodes)) }
    if let node = try subschema("not", keywords) { rules.append(.not(node)) }
    if let condition = try subschema("if", keywords) {
      rules.append(
        .condition(if: condition, then: try subschema("then", keywords), else: try subschema("else", keywords))
      )
    }
    return rules
  }

  // MARK: Subschemas

  private mutating func subschema(_ keyword: String, _ keywords: SchemaKeywords) throws(SchemaError) -> Int? {
    guard let schema = keywords.object[keyword] else { return nil }
    return try node(for: schema, at: keywords.pointer.appending(keyword), in: keywords.resource)
  }

  private mutating func subschemas(_ keyword: String, _ keywords: SchemaKeywords) throws(SchemaError) -> [Int]? {
    guard let elements = try keywords.elements(keyword) else { return nil }
    guard !elements.isEmpty else { throw keywords.malformed(keyword, "an array with at least one schema") }
    let pointer = keywords.pointer.appending(keyword)
    var nodes: [Int] = []
    for (index, schema) in elements.enumerated() {
      nodes.append(try node(for: schema, at: pointer.appending(index), in: keywords.resource))
    }
    return nodes
  }

  private mutating func namedSubschemas(
    _ keyword: String, _ keywords: SchemaKeywords
  ) throws(SchemaError) -> [(key: String, node: Int)] {
    let pointer = keywords.pointer.appending(keyword)
    var nodes: [(key: String, node: Int)] = []
    for (key, schema) in try keywords.members(keyword) ?? [:] {
      nodes.append((key, try node(for: schema, at: pointer.appending(key), in: keywords.resource)))
    }
    return nodes
  }

  private mutating func objectRules(
    _ keywords: SchemaKeywords, _ dialect: Dialect
  ) throws(SchemaError) -> ObjectRules? {
    let validates = dialect.contains(.validation)
    let applies = dialect.contains(.applicator)
    var patterns: [(pattern: Pattern, node: Int)] = []
    for (source, node) in applies ? try namedSubschemas("patternProperties", keywords) : [] {
      patterns.append((try pattern(source, "patternProperties", keywords), node))
    }
    var dependentRequired: [(key: String, needs: [String])] = []
    for (key, needs) in validates ? try keywords.members("dependentRequired") ?? [:] : [:] {
      dependentRequired.append((key, try keywords.strings(needs, "dependentRequired")))
    }
    let rules = ObjectRules(
      properties: try properties(keywords, dialect),
      patterns: patterns,
      additional: applies ? try subschema("additionalProperties", keywords) : nil,
      names: applies ? try subschema("propertyNames", keywords) : nil,
      minProperties: validates ? try keywords.count("minProperties") ?? 0 : 0,
      maxProperties: validates ? try keywords.count("maxProperties") ?? .max : .max,
      dependentRequired: dependentRequired,
      dependentSchemas: applies ? try namedSubschemas("dependentSchemas", keywords) : []
    )
    let isEmpty =
      rules.properties.isEmpty && patterns.isEmpty && rules.additional == nil && rules.names == nil
      && rules.minProperties == 0 && rules.maxProperties == .max && dependentRequired.isEmpty
      && rules.dependentSchemas.isEmpty
    return isEmpty ? nil : rules
  }

  /// What `properties` and `required` say about each key, in one sorted table.
  private mutating func properties(
    _ keywords: SchemaKeywords, _ dialect: Dialect
  ) throws(SchemaError) -> [ObjectRules.Property] {
    var nodes = JSONObject()
    for (key, node) in dialect.contains(.applicator) ? try namedSubschemas("properties", keywords) : [] {
      nodes[key] = .integer(Int64(node))
    }
    var isRequired = JSONObject()
    if dialect.contains(.validation), let value = keywords.object["required"] {
      for key in try keywords.strings(value, "required") { isRequired[key] = true }
    }
    return JSONObject.union(ofKeysIn: nodes, isRequired).map { key in
      ObjectRules.Property(
        key: key, prefix: key.bytePrefix, node: nodes[key]?.integerValue.map { Int($0) },
        isRequired: isRequired.contains(key: key)
      )
    }
  }
}
