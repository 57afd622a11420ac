public import Governance
public import JSON
import Schemas

/// What a kind's schema says of its fields, for people: in the order in which the schema lists them.
public struct SchemaOutline: Sendable {
  /// One field of a record.
  public struct Field: Sendable {
    public let name: String
    /// What it is for, in a sentence.
    public let summary: String
    /// What may stand there: `text`, `one of draft, active`, `list of id`.
    public let expects: String
    public let isRequired: Bool
    /// Whether it changes only through change control.
    public let isBaselined: Bool
    /// Whether it may change without making votes stale.
    public let isImmaterial: Bool
    /// The kinds of record that it may name; `*` for any.
    public let references: [String]
    /// The fields inside it: of an object, or of each element of a list.
    public let inner: [Field]
    /// Whether only text may stand there.
    let holdsText: Bool
    /// Whether it is a list, so that an index or an element's id comes before `inner`.
    let isList: Bool
    /// Whether it is an object whose keys are free, so that any key comes before `inner`.
    let isOpen: Bool
  }

  public let name: String
  public let title: String
  public let summary: String
  public let fields: [Field]

  /// The outline of `kind`'s schema.
  ///
  /// - Throws: what the JSON parser throws, when the binary carries a broken schema.
  public init(of kind: RecordKind) throws { try self.init(named: kind.name) }

  /// The outline of `schemas/NAME.schema.json`.
  public init(named name: String) throws {
    let reading = SchemaReading(
      root: try SchemaLibrary.json(named: name), common: try SchemaLibrary.json(named: "common"),
      source: JSONSource(SchemaFiles.bytes(named: "\(name).schema.json") ?? []))
    self.name = name
    title = reading.root["title"]?.stringValue ?? name
    summary = reading.root["description"]?.stringValue ?? ""
    fields = reading.fields(of: reading.root, at: .root)
  }

  /// The field at `pointer`; nothing where the schema names none.
  public func field(at pointer: JSONPointer) -> Field? {
    var tokens = pointer.tokens[...]
    var fields = fields
    var found: Field?
    while let token = tokens.popFirst() {
      guard let field = fields.first(where: { $0.name == token }) else { return nil }
      found = field
      fields = field.inner
      guard field.isList || field.isOpen else { continue }
      if tokens.isEmpty { return field }
      tokens.removeFirst()
      if tokens.isEmpty { return field.element }
    }
    return found
  }

  /// The status that a kind's records can be in, as the schema lists them.
  public static func statuses(of kind: RecordKind) throws -> [String] {
    try SchemaLibrary.schema(for: kind).json["properties"]?["status"]?["enum"]?.arrayValue?
      .compactMap(\.stringValue) ?? []
  }
}

extension SchemaOutline.Field {
  /// Each element of a list, or each value of an open object.
  fileprivate var element: Self {
    Self(
      name: name, summary: summary, expects: expects, isRequired: false, isBaselined: isBaselined,
      isImmaterial: isImmaterial, references: references, inner: inner, holdsText: inner.isEmpty && holdsText,
      isList: false, isOpen: false)
  }
}

/// Reads fields out of one schema and the definitions that it shares with the others.
private struct SchemaReading {
  let root: JSONValue
  let common: JSONValue
  let source: JSONSource

  func fields(of schema: JSONValue, at place: JSONPointer, depth: Int = 0) -> [SchemaOutline.Field] {
    guard depth < 8, let properties = schema["properties"]?.objectValue else { return [] }
    let required = Set(schema["required"]?.arrayValue?.compactMap(\.stringValue) ?? [])
    let here = place.appending("properties")
    return properties.map { (here.appending($0.key), $0.key, $0.value) }
      .sorted { offset($0.0) < offset($1.0) }
      .map { field($0.1, $0.2, at: $0.0, isRequired: required.contains($0.1), depth: depth) }
  }

  private func offset(_ place: JSONPointer) -> Int { source.position(of: place)?.offset ?? .max }

  private func field(
    _ name: String, _ schema: JSONValue, at place: JSONPointer, isRequired: Bool, depth: Int
  ) -> SchemaOutline.Field {
    let (form, word) = resolved(schema)
    let element = (form["items"] ?? form["additionalProperties"]).flatMap { $0.objectValue.map(JSONValue.object) }
    let elementForm = element.map { resolved($0).form }
    let inner = elementForm ?? form
    let step = form["items"] != nil ? "items" : "additionalProperties"
    let referring = [schema, element, form["propertyNames"]].compactMap { $0?["x-ref"]?.arrayValue }.first ?? []
    return SchemaOutline.Field(
      name: name, summary: schema["description"]?.stringValue ?? form["description"]?.stringValue ?? "",
      expects: words(form, word, element), isRequired: isRequired,
      isBaselined: schema["x-baselined"] == true, isImmaterial: schema["x-immaterial"] == true,
      references: referring.compactMap(\.stringValue),
      inner: fields(of: inner, at: element == nil ? place : place.appending(step), depth: depth + 1),
      holdsText: holdsText(elementForm ?? form), isList: form["items"] != nil,
      isOpen: form["items"] == nil && element != nil)
  }

  /// The schema that `schema` refers to, merged with what it adds, and the name of that definition.
  private func resolved(_ schema: JSONValue) -> (form: JSONValue, word: String?) {
    guard let target = schema["$ref"]?.stringValue, let hash = target.firstIndex(of: "#") else { return (schema, nil) }
    let document = target.hasPrefix("#") ? root : common
    // A broken reference in a schema of our own is its test's to find.
    guard let pointer = try? JSONPointer(parsing: String(target[target.index(after: hash)...])),
      let definition = document[pointer]
    else { return (schema, nil) }
    var form = resolved(definition).form.objectValue ?? [:]
    for (key, value) in schema.objectValue ?? [:] where key != "$ref" { form[key] = value }
    return (.object(form), pointer.lastToken)
  }

  private func words(_ form: JSONValue, _ word: String?, _ element: JSONValue?) -> String {
    if let constant = form["const"] { return constant.stringValue ?? constant.description }
    if let choices = form["enum"]?.arrayValue {
      return "one of " + choices.map { $0.stringValue ?? $0.description }.joined(separator: ", ")
    }
    if form["items"] != nil { return "list of " + (element.map { words($0) } ?? "values") }
    if let kinds = form["x-ref"]?.arrayValue?.compactMap(\.stringValue), !kinds.isEmpty {
      return kinds == ["*"] ? "id of any record" : "id of " + kinds.joined(separator: " or ")
    }
    if let word, word != "anyId" { return word }
    switch form["type"]?.stringValue {
    case "string": return "text"
    case "integer": return "whole number"
    case "boolean": return "true or false"
    case let type?: return type
    case nil: return "any value"
    }
  }

  private func words(_ schema: JSONValue) -> String {
    let (form, word) = resolved(schema)
    return words(form, word, form["items"])
  }

  private func holdsText(_ form: JSONValue) -> Bool {
    if form["type"] == "string" { return true }
    if let constant = form["const"] { return constant.stringValue != nil }
    guard let choices = form["enum"]?.arrayValue else { return false }
    return choices.allSatisfy { $0.stringValue != nil }
  }
}
