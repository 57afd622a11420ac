public import JSON

/// What `folio` and `folio-ical` say to each other: each part an object
/// `{name, line?, properties: [{name, parameters?, value, line?}], components?}`.
extension ICalendarComponent {
  public var json: JSONValue {
    var fields: JSONObject = ["name": .string(name), "properties": .array(properties.map(\.json))]
    fields["line"] = line.map { .integer(Int64($0)) }
    if !components.isEmpty { fields["components"] = .array(components.map(\.json)) }
    return .object(fields)
  }

  /// Nil for what is not such an object, or holds what is not.
  public init?(json: JSONValue) {
    guard let name = json["name"]?.stringValue, let properties = json["properties"]?.arrayValue else { return nil }
    let read = properties.compactMap { ICalendarProperty(json: $0) }
    let parts = json["components"]?.arrayValue ?? []
    let components = parts.compactMap { ICalendarComponent(json: $0) }
    guard read.count == properties.count, components.count == parts.count else { return nil }
    self.init(name, read, components: components, line: json["line"]?.integerValue.map { Int($0) })
  }
}

extension ICalendarProperty {
  fileprivate var json: JSONValue {
    var fields: JSONObject = ["name": .string(name), "value": .string(value)]
    fields["line"] = line.map { .integer(Int64($0)) }
    if !parameters.isEmpty { fields["parameters"] = .object(JSONObject(parameters.map { ($0, .string($1)) })) }
    return .object(fields)
  }

  fileprivate init?(json: JSONValue) {
    guard let name = json["name"]?.stringValue, let value = json["value"]?.stringValue else { return nil }
    var parameters: [String: String] = [:]
    for (key, value) in json["parameters"]?.objectValue ?? [:] { parameters[key] = value.stringValue }
    self.init(name, value, parameters, line: json["line"]?.integerValue.map { Int($0) })
  }
}
