import JSON

extension Evaluation {
  mutating func check(
    number: JSONValue, _ rules: NumberRules, _ node: SchemaNode, _ place: JSONPointer?
  ) -> Bool {
    var isValid = true
    if let bound = rules.minimum, !number.isNumber(.greaterOrEqual, bound) {
      isValid = fail(number, node, "minimum", "at least \(bound)", place)
    }
    if let bound = rules.maximum, !number.isNumber(.lessOrEqual, bound) {
      isValid = fail(number, node, "maximum", "at most \(bound)", place)
    }
    if let bound = rules.exclusiveMinimum, !number.isNumber(.greater, bound) {
      isValid = fail(number, node, "exclusiveMinimum", "more than \(bound)", place)
    }
    if let bound = rules.exclusiveMaximum, !number.isNumber(.less, bound) {
      isValid = fail(number, node, "exclusiveMaximum", "less than \(bound)", place)
    }
    if let divisor = rules.multipleOf, !number.isMultiple(of: divisor) {
      isValid = fail(number, node, "multipleOf", "a multiple of \(divisor)", place)
    }
    return isValid
  }

  mutating func check(
    string text: String, _ rules: StringRules, _ node: SchemaNode, _ place: JSONPointer?
  ) throws(SchemaError) -> Bool {
    var isValid = true
    if rules.minLength > 0 || rules.maxLength < .max {
      let length = text.scalarCount(between: rules.minLength, and: rules.maxLength)
      if length < rules.minLength {
        isValid = fail(.string(text), node, "minLength", Phrase.atLeast(rules.minLength, "character"), place)
      }
      if length > rules.maxLength {
        isValid = fail(.string(text), node, "maxLength", Phrase.atMost(rules.maxLength, "character"), place)
      }
      guard isValid || place != nil else { return false }
    }
    if let pattern = rules.pattern, try !matches(pattern, text, node) {
      isValid = fail(.string(text), node, "pattern", "a string matching \(pattern.source)", place)
    }
    if let format = rules.format, !format.matches(text) {
      isValid = fail(.string(text), node, "format", format.phrase, place)
    }
    return isValid
  }

  mutating func check(
    _ elements: [JSONValue], _ rules: ArrayRules, _ node: SchemaNode, _ place: JSONPointer?, _ marks: inout Marks?
  ) throws(SchemaError) -> Bool {
    var isValid = true
    if elements.count < rules.minItems {
      isValid = fail(.array(elements), node, "minItems", Phrase.atLeast(rules.minItems, "element"), place)
    }
    if elements.count > rules.maxItems {
      isValid = fail(.array(elements), node, "maxItems", Phrase.atMost(rules.maxItems, "element"), place)
    }
    guard isValid || place != nil else { return false }

    for (index, element) in elements.enumerated() {
      guard let schema = index < rules.prefix.count ? rules.prefix[index] : rules.items else { break }
      let keyword = index < rules.prefix.count ? "prefixItems" : "items"
      let inner = place?.appending(elementToken(element, index, in: elements))
      let isKept = try checkChild(element, schema, node, keyword, inner) { "no element \(index)" }
      guard isKept || place != nil else { return false }
      isValid = isKept && isValid
      marks?.mark(index)
    }
    if let contains = rules.contains {
      isValid = try check(elements, contains, node, place, &marks) && isValid
    }
    if rules.uniqueItems, let twice = firstDuplicate(in: elements) {
      let inner = place?.appending(twice)
      isValid = fail(elements[twice], node, "uniqueItems", "no element twice", inner)
    }
    return isValid
  }

  private mutating func check(
    _ elements: [JSONValue], _ rule: (node: Int, least: Int, most: Int), _ node: SchemaNode, _ place: JSONPointer?,
    _ marks: inout Marks?
  ) throws(SchemaError) -> Bool {
    var count = 0
    var none: Marks?
    for (index, element) in elements.enumerated() where try check(element, rule.node, nil, &none) {
      count += 1
      marks?.mark(index)
    }
    if count < rule.least {
      let expected = "\(Phrase.atLeast(rule.least, "element")) that fits"
      return fail(.array(elements), node, rule.least == 1 ? "contains" : "minContains", expected, place)
    }
    if count > rule.most {
      let expected = "\(Phrase.atMost(rule.most, "element")) that fits"
      return fail(.array(elements), node, "maxContains", expected, place)
    }
    return true
  }

  /// The token by which pointers address an element: its id where the array is a set of objects, else its index.
  private func elementToken(_ element: JSONValue, _ index: Int, in elements: [JSONValue]) -> String {
    guard let id = element["id"]?.stringValue, let ids = JSONSet.ids(of: elements),
      ids.firstIndex(where: { $0.isBytewiseEqual(to: id) }) == index
    else { return "\(index)" }
    return id
  }

  private func firstDuplicate(in elements: [JSONValue]) -> Int? {
    guard elements.count > 8 else {
      return elements.indices.first { elements[..<$0].contains(elements[$0]) }
    }
    var seen: Set<JSONValue> = []
    return elements.firstIndex { !seen.insert($0).inserted }
  }
}

extension String {
  /// The number of Unicode scalars, or some number within these bounds where the number of bytes settles that.
  fileprivate func scalarCount(between least: Int, and most: Int) -> Int {
    let fewest = (utf8.count + 3) / 4
    return fewest >= least && utf8.count <= most ? fewest : unicodeScalars.count
  }
}
