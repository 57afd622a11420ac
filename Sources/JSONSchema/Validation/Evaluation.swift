import JSON

/// One walk of a value through a compiled schema.
///
/// It runs twice over a value that is not valid: first without a place, when the first fault ends it and nothing is
/// allocated, then with one, when every fault is described.
struct Evaluation {
  let program: SchemaProgram
  private(set) var violations: [SchemaViolation] = []
  /// The resources that evaluation came through, the outermost first; kept only where `$dynamicRef` asks.
  private var scopes: [Int] = []
  private var depth = 0

  /// Twice the depth of any value that the parser reads, and what a thread of 8 MiB can bear in a debug build.
  static let maxDepth = 1_200

  init(program: SchemaProgram) {
    self.program = program
  }

  /// Whether `value` is what node `index` describes.
  ///
  /// - Parameters:
  ///   - place: where the value is, to describe every fault; nil to stop at the first.
  ///   - marks: the members or elements that have been evaluated, nil where nobody asks.
  mutating func check(
    _ value: JSONValue, _ index: Int, _ place: JSONPointer?, _ marks: inout Marks?
  ) throws(SchemaError) -> Bool {
    let node = program.nodes[index]
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maxDepth else {
      throw SchemaError(location: node.location.description, reason: .tooDeep(limit: Self.maxDepth))
    }
    let entersResource = program.usesDynamicScope && scopes.last != node.resource
    if entersResource { scopes.append(node.resource) }
    defer { if entersResource { scopes.removeLast() } }

    guard node.unevaluatedItems == nil, node.unevaluatedProperties == nil else {
      return try checkUnevaluated(value, node, place, &marks)
    }
    return try checkRules(value, node, place, &marks)
  }

  /// Everything but `unevaluated…`.
  mutating func checkRules(
    _ value: JSONValue, _ node: SchemaNode, _ place: JSONPointer?, _ marks: inout Marks?
  ) throws(SchemaError) -> Bool {
    if node.isNever { return fail(value, node, "", "nothing here", place) }
    if node.types != .all, !node.types.contains(typeOf: value) {
      return fail(value, node, "type", Phrase.types(node.types), place)
    }
    var isValid = true
    if let choices = node.choices, !choices.values.contains(value) {
      isValid = fail(value, node, choices.keyword, Phrase.choices(choices.values), place)
      if place == nil { return false }
    }
    switch value {
    case .integer, .number:
      if let rules = node.number { isValid = check(number: value, rules, node, place) && isValid }
    case .string(let text):
      if let rules = node.string { isValid = try check(string: text, rules, node, place) && isValid }
    case .array(let elements):
      if let rules = node.array { isValid = try check(elements, rules, node, place, &marks) && isValid }
    case .object(let object):
      if let rules = node.object { isValid = try check(object, rules, node, place, &marks) && isValid }
    case .null, .bool: break
    }
    for rule in node.inPlace where isValid || place != nil {
      isValid = try check(value, rule, node, place, &marks) && isValid
    }
    return isValid
  }

  /// Adds a violation where there is a place for it; always false.
  mutating func fail(
    _ found: JSONValue?, _ node: SchemaNode, _ keyword: String, _ expected: @autoclosure () -> String,
    _ place: JSONPointer?
  ) -> Bool {
    guard let place else { return false }
    let location = keyword.isEmpty ? node.location : node.location.appending(keyword)
    violations.append(
      SchemaViolation(
        instancePointer: place, keywordLocation: location.description, expected: expected(), found: found
      )
    )
    return false
  }

  /// The violations that `body` adds, taken out again, with what it answers.
  mutating func attempt(
    _ body: (inout Evaluation) throws(SchemaError) -> Bool
  ) throws(SchemaError) -> (isValid: Bool, violations: [SchemaViolation]) {
    let start = violations.count
    let isValid = try body(&self)
    let added = Array(violations[start...])
    violations.removeSubrange(start...)
    return (isValid, added)
  }

  mutating func add(_ more: [SchemaViolation]) {
    violations += more
  }

  /// The node that `$dynamicRef` means: that of the outermost resource with this dynamic anchor.
  func dynamicTarget(_ anchor: String, otherwise written: Int) -> Int {
    for resource in scopes {
      if let node = program.dynamicAnchors[resource][anchor] { return node }
    }
    return written
  }
}

/// Which members of an object or elements of an array some schema has looked at.
struct Marks {
  private var isMarked: [Bool]

  init(count: Int) {
    isMarked = Array(repeating: false, count: count)
  }

  mutating func mark(_ index: Int) {
    isMarked[index] = true
  }

  subscript(index: Int) -> Bool { isMarked[index] }

  mutating func formUnion(_ other: Marks) {
    for index in isMarked.indices where other.isMarked[index] { isMarked[index] = true }
  }
}
