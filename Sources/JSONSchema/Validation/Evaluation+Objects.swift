import JSON

extension Evaluation {
  mutating func check(
    _ object: JSONObject, _ rules: ObjectRules, _ node: SchemaNode, _ place: JSONPointer?, _ marks: inout Marks?
  ) throws(SchemaError) -> Bool {
    var isValid = try checkMembers(object, rules, node, place, &marks)
    guard isValid || place != nil else { return false }

    if object.count < rules.minProperties {
      isValid = fail(.object(object), node, "minProperties", Phrase.atLeast(rules.minProperties, "field"), place)
    }
    if object.count > rules.maxProperties {
      isValid = fail(.object(object), node, "maxProperties", Phrase.atMost(rules.maxProperties, "field"), place)
    }
    for (key, needs) in rules.dependentRequired where object.contains(key: key) {
      for need in needs where !object.contains(key: need) {
        let expected = "a field named \(need), because there is one named \(key)"
        isValid = fail(nil, node, "dependentRequired", expected, place?.appending(need))
      }
    }
    guard isValid || place != nil else { return false }
    for (key, schema) in rules.dependentSchemas where object.contains(key: key) {
      isValid = try checkInPlace(.object(object), schema, place, &marks) && isValid
      guard isValid || place != nil else { return false }
    }
    return isValid
  }

  /// Members and properties are sorted alike, so that one pass over both finds what belongs together.
  private mutating func checkMembers(
    _ object: JSONObject, _ rules: ObjectRules, _ node: SchemaNode, _ place: JSONPointer?, _ marks: inout Marks?
  ) throws(SchemaError) -> Bool {
    var isValid = true
    var missing = rules.requiredCount
    var next = 0
    for (index, member) in object.members.enumerated() {
      var property: ObjectRules.Property?
      while next < rules.properties.count, property == nil {
        let order = member.compare(key: rules.properties[next].key, prefix: rules.properties[next].prefix)
        if order < 0 { break }
        if order == 0 { property = rules.properties[next] }
        next += 1
      }
      if property?.isRequired == true { missing -= 1 }
      let isKept = try check(member, property?.node, rules, node, place, isMarked: &marks, index)
      guard isKept || place != nil else { return false }
      isValid = isKept && isValid
    }
    guard missing > 0 else { return isValid }
    for property in rules.properties where property.isRequired && !object.contains(key: property.key) {
      _ = fail(nil, node, "required", "a field named \(property.key)", place?.appending(property.key))
    }
    return false
  }

  /// One member by all that speaks of it: its property, the patterns of its name, or else `additionalProperties`.
  private mutating func check(
    _ member: JSONObject.Member, _ property: Int?, _ rules: ObjectRules, _ node: SchemaNode, _ place: JSONPointer?,
    isMarked marks: inout Marks?, _ index: Int
  ) throws(SchemaError) -> Bool {
    let inner = place?.appending(member.key)
    var isValid = true
    var isNamed = false
    if let property {
      isNamed = true
      isValid = try checkChild(member.value, property, node, "properties", inner) { "no field named \(member.key)" }
    }
    for (pattern, schema) in rules.patterns where try matches(pattern, member.key, node) {
      isNamed = true
      isValid =
        try checkChild(member.value, schema, node, "patternProperties", inner) { "no field named \(member.key)" }
        && isValid
    }
    if !isNamed, let additional = rules.additional {
      isNamed = true
      isValid =
        try checkChild(member.value, additional, node, "additionalProperties", inner) { "no field named \(member.key)" }
    }
    if isNamed { marks?.mark(index) }
    if let names = rules.names, isValid || place != nil {
      isValid = try checkName(member.key, names, node, inner) && isValid
    }
    return isValid
  }

  /// A member's name; what it should be is said as one wish, at the member.
  private mutating func checkName(
    _ key: String, _ names: Int, _ node: SchemaNode, _ place: JSONPointer?
  ) throws(SchemaError) -> Bool {
    var none: Marks?
    let (isValid, faults) = try attempt { evaluation throws(SchemaError) in
      try evaluation.check(.string(key), names, place, &none)
    }
    if isValid { return true }
    let wishes = faults.map(\.expected)
    return fail(.string(key), node, "propertyNames", "a field whose name is \(Phrase.list(wishes))", place)
  }

  func matches(_ pattern: Pattern, _ text: String, _ node: SchemaNode) throws(SchemaError) -> Bool {
    do {
      return try pattern.matches(text)
    } catch {
      throw SchemaError(location: node.location.description, reason: .patternGaveUp(pattern.source))
    }
  }
}
