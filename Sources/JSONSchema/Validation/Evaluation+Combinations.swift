import JSON

extension Evaluation {
  /// A keyword that applies other schemas to the same value.
  mutating func check(
    _ value: JSONValue, _ rule: InPlaceRule, _ node: SchemaNode, _ place: JSONPointer?, _ marks: inout Marks?
  ) throws(SchemaError) -> Bool {
    switch rule {
    case .reference(let target):
      return try checkInPlace(value, target, place, &marks)
    case .dynamicReference(let written, let anchor):
      return try checkInPlace(value, dynamicTarget(anchor, otherwise: written), place, &marks)
    case .all(let branches):
      var isValid = true
      for branch in branches where isValid || place != nil {
        isValid = try checkInPlace(value, branch, place, &marks) && isValid
      }
      return isValid
    case .any(let branches):
      return try checkAny(value, branches, node, place, &marks)
    case .one(let branches):
      return try checkOne(value, branches, node, place, &marks)
    case .not(let branch):
      var none: Marks? = nil
      return try check(value, branch, nil, &none) ? fail(value, node, "not", "something else", place) : true
    case .condition(let condition, let then, let otherwise):
      let branch = try checkInPlace(value, condition, nil, &marks) ? then : otherwise
      return try branch.map { branch throws(SchemaError) in try checkInPlace(value, branch, place, &marks) } ?? true
    }
  }

  /// A schema for the same value; what it marks counts only where the value is valid against it.
  mutating func checkInPlace(
    _ value: JSONValue, _ index: Int, _ place: JSONPointer?, _ marks: inout Marks?
  ) throws(SchemaError) -> Bool {
    guard marks != nil else { return try check(value, index, place, &marks) }
    let before = marks
    if try check(value, index, place, &marks) { return true }
    marks = before
    return false
  }

  private mutating func checkAny(
    _ value: JSONValue, _ branches: [Int], _ node: SchemaNode, _ place: JSONPointer?, _ marks: inout Marks?
  ) throws(SchemaError) -> Bool {
    var isValid = false
    for branch in branches where !isValid || marks != nil {
      isValid = try checkInPlace(value, branch, nil, &marks) || isValid
    }
    if isValid { return true }
    guard let place else { return false }
    return try failAll(value, branches, node, "anyOf", place)
  }

  private mutating func checkOne(
    _ value: JSONValue, _ branches: [Int], _ node: SchemaNode, _ place: JSONPointer?, _ marks: inout Marks?
  ) throws(SchemaError) -> Bool {
    var count = 0
    for branch in branches where count < 2 || place != nil {
      count += try checkInPlace(value, branch, nil, &marks) ? 1 : 0
    }
    if count == 1 { return true }
    guard let place else { return false }
    guard count == 0 else {
      return fail(value, node, "oneOf", "exactly one of \(branches.count) alternatives, but \(count) fit", place)
    }
    return try failAll(value, branches, node, "oneOf", place)
  }

  /// None of `branches` fits: what is wrong with the one that was meant, if that can be told, else all their wishes.
  ///
  /// Meant is the one branch whose faults all lie inside the value and in nothing that tells kinds apart.
  private mutating func failAll(
    _ value: JSONValue, _ branches: [Int], _ node: SchemaNode, _ keyword: String, _ place: JSONPointer
  ) throws(SchemaError) -> Bool {
    var failures: [[SchemaViolation]] = []
    for branch in branches {
      failures.append(
        try attempt { evaluation throws(SchemaError) in
          var none: Marks?
          return try evaluation.check(value, branch, place, &none)
        }.violations
      )
    }
    let meant = failures.filter { violations in
      violations.allSatisfy { $0.instancePointer != place && !$0.keywordLocation.hasSuffix("/const") }
    }
    if meant.count == 1 {
      add(meant[0])
      return false
    }
    let wishes = failures.map { $0.count == 1 && $0[0].instancePointer == place ? $0[0].expected : nil }
    let expected =
      wishes.contains(nil)
      ? "a value that fits one of \(branches.count) alternatives"
      : Phrase.list(wishes.compactMap(\.self))
    return fail(value, node, keyword, expected, place)
  }
}
