// No `nil` literal: in `condition ? nil : value` it would be read as `.null` where absence is meant.
extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(booleanLiteral truth: Bool) { self = .bool(truth) }
  public init(integerLiteral number: Int64) { self = .integer(number) }
  public init(stringLiteral text: String) { self = .string(text) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral members: (String, JSONValue)...) { self = .object(JSONObject(members)) }
}
