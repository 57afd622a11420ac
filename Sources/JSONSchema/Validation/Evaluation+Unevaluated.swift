import JSON

extension Evaluation {
  /// A node with `unevaluatedItems` or `unevaluatedProperties`: what else it says, then those for what is left.
  mutating func checkUnevaluated(
    _ value: JSONValue, _ node: SchemaNode, _ place: JSONPointer?, _ outer: inout Marks?
  ) throws(SchemaError) -> Bool {
    var marks: Marks? = Marks(count: value.childCount)
    var isValid = try checkRules(value, node, place, &marks)
    guard isValid || place != nil else { return false }

    switch value {
    case .array(let elements):
      guard let rest = node.unevaluatedItems else { break }
      for (index, element) in elements.enumerated() where marks?[index] == false {
        let isKept = try checkChild(element, rest, node, "unevaluatedItems", place?.appending(index)) {
          "no element \(index)"
        }
        guard isKept || place != nil else { return false }
        isValid = isKept && isValid
        marks?.mark(index)
      }
    case .object(let object):
      guard let rest = node.unevaluatedProperties else { break }
      for (index, member) in object.members.enumerated() where marks?[index] == false {
        let isKept = try checkChild(member.value, rest, node, "unevaluatedProperties", place?.appending(member.key)) {
          "no field named \(member.key)"
        }
        guard isKept || place != nil else { return false }
        isValid = isKept && isValid
        marks?.mark(index)
      }
    default: break
    }
    if isValid, let marks { outer?.formUnion(marks) }
    return isValid
  }

  /// A member or element; where none is allowed at all, `unwanted` says so better than the schema `false` could.
  mutating func checkChild(
    _ value: JSONValue, _ index: Int, _ parent: SchemaNode, _ keyword: String, _ place: JSONPointer?,
    unwanted: () -> String
  ) throws(SchemaError) -> Bool {
    if program.nodes[index].isNever { return fail(value, parent, keyword, unwanted(), place) }
    var none: Marks?
    return try check(value, index, place, &none)
  }
}

extension JSONValue {
  fileprivate var childCount: Int {
    switch self {
    case .array(let elements): elements.count
    case .object(let object): object.count
    default: 0
    }
  }
}
