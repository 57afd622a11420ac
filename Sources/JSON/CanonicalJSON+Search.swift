extension CanonicalJSON {
  /// Whether `value` could stand in a record: what ``FaultSearch`` would find nothing in, without saying where.
  static func isClean(_ value: JSONValue) -> Bool {
    switch value {
    case .null, .number: false
    case .bool: true
    case .integer(let number): number.magnitude <= UInt64(JSONLimits.largestInteger)
    case .string(let text): isClean(text)
    case .array(let elements):
      elements.allSatisfy(isClean) && JSONSet.ids(of: elements).flatMap(JSONSet.firstDisorder) == nil
    case .object(let object):
      object.members.allSatisfy { isClean($0.key) && isClean($0.value) }
    }
  }

  private static func isClean(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    for index in bytes.indices where bytes[index] < 0x20 || bytes[index] >= 0x7F {
      return stringFaults(text).isEmpty
    }
    return true
  }

  /// What is wrong with a string or key, as phrases; of hidden characters the first.
  static func stringFaults(_ text: String) -> [String] {
    var faults: [String] = []
    if let (scalar, kind) = firstHidden(text) {
      faults.append("\(kind) U+\(hexadecimal(scalar.value, digits: 4))")
    }
    if !isComposed(text) { faults.append("not in Unicode Normalization Form C") }
    return faults
  }

  private static func firstHidden(_ text: String) -> (Unicode.Scalar, HiddenCharacter)? {
    for scalar in text.unicodeScalars {
      if let kind = HiddenCharacter(scalar) { return (scalar, kind) }
    }
    return nil
  }
}

/// Looks at every value and says where each fault is.
///
/// It stops at ``enough``: finding a place reads the text again, and a hostile record could hold a fault a byte.
struct FaultSearch {
  static let enough = 20

  let source: JSONSource
  private(set) var faults: [CanonicalFault] = []

  init(source: JSONSource) {
    self.source = source
  }

  mutating func visit(_ value: JSONValue, at pointer: JSONPointer) {
    guard faults.count < Self.enough else { return }
    switch value {
    case .bool: break
    case .null: report("null: leave the field out instead", at: pointer)
    case .integer(let number):
      guard number.magnitude > UInt64(JSONLimits.largestInteger) else { return }
      report("\(number) is not within ±(2^53−1)", at: pointer)
    case .number(let number):
      if number.isWhole { report("\(number) is not within ±(2^53−1)", at: pointer) }
    case .string(let text):
      for fault in CanonicalJSON.stringFaults(text) { report(fault, at: pointer) }
    case .array(let elements):
      for (index, element) in elements.enumerated() { visit(element, at: pointer.appending(index)) }
      visit(set: elements, at: pointer)
    case .object(let object):
      for (key, value) in object {
        for fault in CanonicalJSON.stringFaults(key) { report("\(fault) in a key", at: pointer.appending(key)) }
        visit(value, at: pointer.appending(key))
      }
    }
  }

  private mutating func visit(set elements: [JSONValue], at pointer: JSONPointer) {
    guard let ids = JSONSet.ids(of: elements), let index = JSONSet.firstDisorder(in: ids) else { return }
    let isTwice = ids[index].isBytewiseEqual(to: ids[index - 1])
    let fault = isTwice ? "stands twice in a set" : "is not in its sorted place in a set"
    report("\(quoted(ids[index])) \(fault)", at: pointer.appending(index))
  }

  private mutating func report(_ detail: String, at pointer: JSONPointer) {
    faults.append(CanonicalFault(position: source.nearestPosition(to: pointer), detail: detail))
  }
}
