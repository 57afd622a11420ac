import JSON

/// One schema object or boolean, read once: what a value must be, without a keyword left to look up.
///
/// Other nodes are named by their index in ``SchemaProgram/nodes``, so that schemas may refer to themselves.
final class SchemaNode: Sendable {
  /// The resource it belongs to, an index in ``SchemaProgram/resources``.
  let resource: Int
  let location: SchemaLocation
  /// The schema `false`.
  let isNever: Bool
  let types: TypeSet
  let choices: Choices?
  let number: NumberRules?
  let string: StringRules?
  let array: ArrayRules?
  let object: ObjectRules?
  let inPlace: [InPlaceRule]
  let unevaluatedItems: Int?
  let unevaluatedProperties: Int?

  init(
    resource: Int, location: SchemaLocation, isNever: Bool = false, types: TypeSet = .all, choices: Choices? = nil,
    number: NumberRules? = nil, string: StringRules? = nil, array: ArrayRules? = nil, object: ObjectRules? = nil,
    inPlace: [InPlaceRule] = [], unevaluatedItems: Int? = nil, unevaluatedProperties: Int? = nil
  ) {
    self.resource = resource
    self.location = location
    self.isNever = isNever
    self.types = types
    self.choices = choices
    self.number = number
    self.string = string
    self.array = array
    self.object = object
    self.inPlace = inPlace
    self.unevaluatedItems = unevaluatedItems
    self.unevaluatedProperties = unevaluatedProperties
  }
}

/// The values of `enum` or `const`.
struct Choices: Sendable {
  let values: [JSONValue]
  let keyword: String
}

struct TypeSet: OptionSet, Sendable {
  let rawValue: UInt8

  static let null = TypeSet(rawValue: 1)
  static let boolean = TypeSet(rawValue: 2)
  static let integer = TypeSet(rawValue: 4)
  static let number = TypeSet(rawValue: 8)
  static let string = TypeSet(rawValue: 16)
  static let array = TypeSet(rawValue: 32)
  static let object = TypeSet(rawValue: 64)
  static let all = TypeSet(rawValue: 127)

  /// The type that `type` names.
  init?(name: String) {
    switch name {
    case "null": self = .null
    case "boolean": self = .boolean
    case "integer": self = .integer
    case "number": self = .number
    case "string": self = .string
    case "array": self = .array
    case "object": self = .object
    default: return nil
    }
  }

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Whether `value` is of one of these types; a whole number is an integer whatever its size.
  func contains(typeOf value: JSONValue) -> Bool {
    switch value {
    case .null: contains(.null)
    case .bool: contains(.boolean)
    case .integer: !isDisjoint(with: [.integer, .number])
    case .number(let number): contains(.number) || (contains(.integer) && number.isWhole)
    case .string: contains(.string)
    case .array: contains(.array)
    case .object: contains(.object)
    }
  }
}

struct NumberRules: Sendable {
  /// Each a `.integer` or `.number`.
  var minimum: JSONValue?
  var maximum: JSONValue?
  var exclusiveMinimum: JSONValue?
  var exclusiveMaximum: JSONValue?
  var multipleOf: JSONValue?
}

final class StringRules: Sendable {
  let minLength: Int
  let maxLength: Int
  let pattern: Pattern?
  let format: Format?

  init(minLength: Int, maxLength: Int, pattern: Pattern?, format: Format?) {
    self.minLength = minLength
    self.maxLength = maxLength
    self.pattern = pattern
    self.format = format
  }
}

final class ArrayRules: Sendable {
  let prefix: [Int]
  /// For the elements behind the prefix.
  let items: Int?
  let contains: (node: Int, least: Int, most: Int)?
  let minItems: Int
  let maxItems: Int
  let uniqueItems: Bool

  init(
    prefix: [Int], items: Int?, contains: (node: Int, least: Int, most: Int)?, minItems: Int, maxItems: Int,
    uniqueItems: Bool
  ) {
    self.prefix = prefix
    self.items = items
    self.contains = contains
    self.minItems = minItems
    self.maxItems = maxItems
    self.uniqueItems = uniqueItems
  }
}

final class ObjectRules: Sendable {
  /// One key that `properties` or `required` names.
  struct Property: Sendable {
    let key: String
    let prefix: UInt64
    let node: Int?
    let isRequired: Bool
  }

  /// Sorted by the bytes of their keys, as the members of an object are.
  let properties: [Property]
  let requiredCount: Int
  let patterns: [(pattern: Pattern, node: Int)]
  let additional: Int?
  let names: Int?
  let minProperties: Int
  let maxProperties: Int
  let dependentRequired: [(key: String, needs: [String])]
  let dependentSchemas: [(key: String, node: Int)]

  init(
    properties: [Property], patterns: [(pattern: Pattern, node: Int)], additional: Int?, names: Int?,
    minProperties: Int, maxProperties: Int, dependentRequired: [(key: String, needs: [String])],
    dependentSchemas: [(key: String, node: Int)]
  ) {
    self.properties = properties
    requiredCount = properties.count(where: \.isRequired)
    self.patterns = patterns
    self.additional = additional
    self.names = names
    self.minProperties = minProperties
    self.maxProperties = maxProperties
    self.dependentRequired = dependentRequired
    self.dependentSchemas = dependentSchemas
  }
}

/// A keyword that applies other schemas to the same value.
enum InPlaceRule: Sendable {
  case reference(Int)
  /// `$dynamicRef`: the node that it names as written, and the anchor by which an outer schema may replace it.
  case dynamicReference(Int, anchor: String)
  case all([Int])
  case any([Int])
  case one([Int])
  case not(Int)
  case condition(if: Int, then: Int?, else: Int?)
}
