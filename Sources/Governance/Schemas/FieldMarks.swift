public import JSON

/// The fields of a kind that its schema marks with `x-ref`, `x-baselined`, `x-immaterial`, `x-relation` or `x-event`.
///
/// Found once by walking `properties`, `items`, `propertyNames`, `additionalProperties` and `$ref`s into the common
/// definitions; a free value (`touches[].to`, a custom `x-` field) has no marks inside.
public struct FieldMarks: Sendable {
  /// A place in every record of the kind: `*` stands for each element of an array and each value of an open object.
  public typealias Place = [String]

  /// A field that names another record, and the kinds that it may name; `*` stands for any.
  public struct Reference: Sendable {
    public let place: Place
    public let kinds: [String]
    /// Whether the reference is the key of each member of the object at `place` instead of a value.
    public let isKey: Bool
  }

  public private(set) var references: [Reference] = []
  public private(set) var baselined: [Place] = []
  public private(set) var immaterial: [Place] = []
  public private(set) var relations: [Place] = []
  public private(set) var events: [Place] = []

  init(schema: JSONValue, common: JSONValue) {
    walk(schema, root: schema, common: common, at: [], depth: 0)
  }

  private mutating func walk(_ schema: JSONValue, root: JSONValue, common: JSONValue, at place: Place, depth: Int) {
    guard let object = schema.objectValue, depth < 24 else { return }
    note(object, at: place)
    if let target = object["$ref"]?.stringValue {
      let isLocal = target.hasPrefix("#")
      let document = isLocal ? root : common
      if let hash = target.firstIndex(of: "#"),
        let pointer = try? JSONPointer(parsing: String(target[target.index(after: hash)...])),
        let definition = document[pointer]
      {
        walk(definition, root: document, common: common, at: place, depth: depth + 1)
      }
    }
    for (key, property) in object["properties"]?.objectValue ?? [:] {
      walk(property, root: root, common: common, at: place + [key], depth: depth + 1)
    }
    for key in ["items", "additionalProperties"] {
      if let each = object[key] { walk(each, root: root, common: common, at: place + ["*"], depth: depth + 1) }
    }
    for (_, property) in object["patternProperties"]?.objectValue ?? [:] {
      walk(property, root: root, common: common, at: place + ["*"], depth: depth + 1)
    }
    if let kinds = object["propertyNames"]?["x-ref"]?.arrayValue {
      references.append(Reference(place: place, kinds: kinds.compactMap(\.stringValue), isKey: true))
    }
    for alternative in ["allOf", "anyOf", "oneOf"].flatMap({ object[$0]?.arrayValue ?? [] }) {
      walk(alternative, root: root, common: common, at: place, depth: depth + 1)
    }
  }

  private mutating func note(_ schema: JSONObject, at place: Place) {
    if let kinds = schema["x-ref"]?.arrayValue {
      references.append(Reference(place: place, kinds: kinds.compactMap(\.stringValue), isKey: false))
    }
    if schema["x-baselined"] == true { baselined.append(place) }
    if schema["x-immaterial"] == true { immaterial.append(place) }
    if schema["x-relation"] == true { relations.append(place) }
    if schema["x-event"] == true { events.append(place) }
  }
}

extension JSONValue {
  /// Each value at `place`, with its pointer.
  public func values(at place: FieldMarks.Place) -> [(pointer: JSONPointer, value: JSONValue)] {
    var found: [(JSONPointer, JSONValue)] = [(.root, self)]
    for step in place {
      found = found.flatMap { pointer, value -> [(JSONPointer, JSONValue)] in
        guard step == "*" else { return value[step].map { [(pointer.appending(step), $0)] } ?? [] }
        switch value {
        case .array(let elements):
          return elements.enumerated().map {
            (pointer.appending($0.element["id"]?.stringValue ?? "\($0.offset)"), $0.element)
          }
        case .object(let members): return members.map { (pointer.appending($0.key), $0.value) }
        default: return []
        }
      }
    }
    return found
  }

  /// This value without what lies at `places`.
  public func without(_ places: [FieldMarks.Place]) -> JSONValue {
    places.reduce(self) { $0.removing($1[...]) }
  }

  private func removing(_ place: ArraySlice<String>) -> JSONValue {
    guard let step = place.first else { return self }
    let rest = place.dropFirst()
    switch self {
    case .object(var members):
      let keys = step == "*" ? members.map(\.key) : [step]
      for key in keys {
        guard let value = members[key] else { continue }
        if rest.isEmpty { members[key] = nil } else { members[key] = value.removing(rest) }
      }
      return .object(members)
    case .array(let elements) where step == "*":
      return rest.isEmpty ? .array([]) : .array(elements.map { $0.removing(rest) })
    default:
      return self
    }
  }

  /// Only what lies at `places`, with the objects on the way to it.
  public func only(_ places: [FieldMarks.Place]) -> JSONValue {
    if case .array(let items) = self {
      let below = places.filter { $0.first == "*" }.map { Array($0.dropFirst()) }
      return .array(items.map { below.contains(where: \.isEmpty) ? $0 : $0.only(below) })
    }
    guard case .object(let members) = self else { return self }
    var kept = JSONObject()
    for (key, value) in members {
      let below = places.filter { $0.first == key }.map { Array($0.dropFirst()) }
      if below.contains(where: \.isEmpty) {
        kept[key] = value
      } else if !below.isEmpty {
        kept[key] = value.only(below)
      }
    }
    return .object(kept)
  }
}
