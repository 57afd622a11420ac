import JSON

/// The keywords of one schema object, read with the types that they must have.
struct SchemaKeywords {
  let object: JSONObject
  let pointer: JSONPointer
  let resource: Int
  let location: SchemaLocation

  func malformed(_ keyword: String, _ mustBe: String) -> SchemaError {
    error(keyword, .malformed(mustBe: mustBe))
  }

  func error(_ keyword: String, _ reason: SchemaError.Reason) -> SchemaError {
    SchemaError(location: location.appending(keyword).description, reason: reason)
  }

  func string(_ keyword: String) throws(SchemaError) -> String? {
    guard let value = object[keyword] else { return nil }
    guard let text = value.stringValue else { throw malformed(keyword, "a string") }
    return text
  }

  /// A count; one too large for 64 bits is as good as the largest.
  func count(_ keyword: String) throws(SchemaError) -> Int? {
    guard let value = object[keyword] else { return nil }
    switch value {
    case .integer(let count) where count >= 0: return Int(count)
    case .number(let number) where number.isWhole && number > JSONNumber(0): return .max
    default: throw malformed(keyword, "a whole number, 0 or more")
    }
  }

  func number(_ keyword: String) throws(SchemaError) -> JSONValue? {
    guard let value = object[keyword] else { return nil }
    switch value {
    case .integer, .number: return value
    default: throw malformed(keyword, "a number")
    }
  }

  func bool(_ keyword: String) throws(SchemaError) -> Bool? {
    guard let value = object[keyword] else { return nil }
    guard let truth = value.boolValue else { throw malformed(keyword, "true or false") }
    return truth
  }

  func members(_ keyword: String) throws(SchemaError) -> JSONObject? {
    guard let value = object[keyword] else { return nil }
    guard let members = value.objectValue else { throw malformed(keyword, "an object") }
    return members
  }

  func elements(_ keyword: String) throws(SchemaError) -> [JSONValue]? {
    guard let value = object[keyword] else { return nil }
    guard let elements = value.arrayValue else { throw malformed(keyword, "an array") }
    return elements
  }

  func strings(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> [String] {
    guard let elements = value.arrayValue else { throw malformed(keyword, "an array of strings") }
    var strings: [String] = []
    for element in elements {
      guard let text = element.stringValue else { throw malformed(keyword, "an array of strings") }
      strings.append(text)
    }
    return strings
  }
}
