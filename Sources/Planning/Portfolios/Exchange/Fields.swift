import Calendars
import JSON

/// A JSON value and where it stands, so that what is wrong with it can be told.
struct Fields {
  let value: JSONValue
  let pointer: String

  init(_ value: JSONValue, at pointer: String = "") {
    self.value = value
    self.pointer = pointer
  }

  func fault(_ expected: String) -> ExchangeFault { ExchangeFault(pointer: pointer, expected: expected) }

  func optional(_ key: String) -> Fields? { value[key].map { Fields($0, at: "\(pointer)/\(key)") } }

  func at(_ key: String) throws(ExchangeFault) -> Fields {
    guard let field = optional(key) else { throw Fields(.null, at: "\(pointer)/\(key)").fault("a value") }
    return field
  }

  func text() throws(ExchangeFault) -> String {
    guard let text = value.stringValue else { throw fault("text") }
    return text
  }

  func integer() throws(ExchangeFault) -> Int {
    guard let number = value.integerValue else { throw fault("a whole number") }
    return Int(number)
  }

  func boolean() throws(ExchangeFault) -> Bool {
    guard let truth = value.boolValue else { throw fault("true or false") }
    return truth
  }

  func decimal() throws(ExchangeFault) -> Millionths {
    guard let decimal = Millionths(try text()) else { throw fault("a decimal number as text, of at most six places") }
    return decimal
  }

  func quarter() throws(ExchangeFault) -> Quarter {
    guard let quarter = Quarter(try text()) else { throw fault("a quarter such as 2026Q4") }
    return quarter
  }

  func list<Element>(_ read: (Fields) throws(ExchangeFault) -> Element) throws(ExchangeFault) -> [Element] {
    guard let elements = value.arrayValue else { throw fault("a list") }
    var found: [Element] = []
    for (place, element) in elements.enumerated() {
      found.append(try read(Fields(element, at: "\(pointer)/\(place)")))
    }
    return found
  }

  func map<Element>(_ read: (Fields) throws(ExchangeFault) -> Element) throws(ExchangeFault) -> [String: Element] {
    guard let members = value.objectValue else { throw fault("an object") }
    var found: [String: Element] = [:]
    for (key, member) in members { found[key] = try read(Fields(member, at: "\(pointer)/\(key)")) }
    return found
  }

  /// The list at `key`; empty where there is none.
  func list<Element>(
    _ key: String, _ read: (Fields) throws(ExchangeFault) -> Element
  ) throws(ExchangeFault) -> [Element] {
    try optional(key)?.list(read) ?? []
  }

  func texts(_ key: String) throws(ExchangeFault) -> [String] {
    try list(key) { (field) throws(ExchangeFault) in try field.text() }
  }
}

extension JSONValue {
  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
  static func text(_ value: some CustomStringConvertible) -> JSONValue { .string(value.description) }
  static func count(_ number: Int) -> JSONValue { .integer(Int64(number)) }
}
