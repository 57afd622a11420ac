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
    public let isList: Bool
    /// Whether it is an object whose keys are free, so that any key comes before `inner`.
    public let isOpen: Bool
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
    let reading = try SchemaReading(named: name)
    self.name = name
    title = reading.root.json["title"]?.stringValue ?? name
    summary = reading.root.json["description"]?.stringValue ?? ""
    fields = reading.fields
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
    try SchemaLibrary.json(named: kind.name)["properties"]?["status"]?["enum"]?.arrayValue?
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
  /// A schema, and in which order it lists things.
  struct Document {
    let json: JSONValue
    let order: WrittenOrder

    init(named name: String) throws {
      json = try SchemaLibrary.json(named: name)
      order = try WrittenOrder(of: SchemaFiles.bytes(named: "\(name).schema.json") ?? [])
    }
  }

  /// A part of a schema with every reference followed: what holds there, and where it is written.
  struct Form {
    let json: JSONValue
    /// The name of the definition that it refers to.
    var word: String?
    let document: Document
    let place: JSONPointer
  }

  let root: Document
  let common: Document

  init(named name: String) throws {
    root = try Document(named: name)
    common = try Document(named: "common")
  }

  var fields: [SchemaOutline.Field] { fields(of: Form(json: root.json, document: root, place: .root), depth: 0) }

  private func fields(of form: Form, depth: Int) -> [SchemaOutline.Field] {
    guard depth < 8, let properties = form.json["properties"]?.objectValue else { return [] }
    let required = Set(form.json["required"]?.arrayValue?.compactMap(\.stringValue) ?? [])
    let here = form.place.appending("properties")
    let order = form.document.order.keys(at: here)
    let rank = Dictionary(zip(order, 0...), uniquingKeysWith: { first, _ in first })
    return properties.sorted { rank[$0.key, default: .max] < rank[$1.key, default: .max] }
      .map { key, json in
        let inner = Form(json: json, document: form.document, place: here.appending(key))
        return field(key, inner, isRequired: required.contains(key), depth: depth)
      }
  }

  private func field(_ name: String, _ said: Form, isRequired: Bool, depth: Int) -> SchemaOutline.Field {
    let form = resolved(said)
    let element = element(of: form)
    let referring = [said.json, element?.json, form.json["propertyNames"]].compactMap { $0?["x-ref"]?.arrayValue }.first
    let elementForm = element.map(resolved)
    return SchemaOutline.Field(
      name: name, summary: form.json["description"]?.stringValue ?? "", expects: words(form),
      isRequired: isRequired, isBaselined: said.json["x-baselined"] == true,
      isImmaterial: said.json["x-immaterial"] == true, references: referring?.compactMap(\.stringValue) ?? [],
      inner: fields(of: elementForm ?? form, depth: depth + 1), holdsText: (elementForm ?? form).json.holdsText,
      isList: form.json["items"] != nil, isOpen: form.json["items"] == nil && element != nil)
  }

  /// What each element of a list or each value of an open object is.
  private func element(of form: Form) -> Form? {
    for step in ["items", "additionalProperties"] {
      guard let json = form.json[step], json.objectValue != nil else { continue }
      return Form(json: json, document: form.document, place: form.place.appending(step))
    }
    return nil
  }

  /// The form with its references followed; what it says itself wins over what it refers to.
  private func resolved(_ form: Form) -> Form {
    guard let target = form.json["$ref"]?.stringValue, let hash = target.firstIndex(of: "#") else { return form }
    let document = target.hasPrefix("#") ? form.document : common
    // A broken reference in a schema of our own is its test's to find.
    guard let pointer = try? JSONPointer(parsing: String(target[target.index(after: hash)...])),
      let definition = document.json[pointer]
    else { return form }
    let inner = resolved(Form(json: definition, document: document, place: pointer))
    var merged = inner.json.objectValue ?? [:]
    for (key, value) in form.json.objectValue ?? [:] where key != "$ref" { merged[key] = value }
    return Form(json: .object(merged), word: pointer.lastToken, document: inner.document, place: inner.place)
  }

  private func words(_ form: Form) -> String {
    if let constant = form.json["const"] { return constant.stringValue ?? constant.description }
    if let choices = form.json["enum"]?.arrayValue {
      return "one of " + choices.map { $0.stringValue ?? $0.description }.joined(separator: ", ")
    }
    if form.json["items"] != nil { return "list of " + (element(of: form).map { words(resolved($0)) } ?? "values") }
    if let kinds = form.json["x-ref"]?.arrayValue?.compactMap(\.stringValue), !kinds.isEmpty {
      return kinds == ["*"] ? "id of any record" : "id of " + kinds.joined(separator: " or ")
    }
    if let word = form.word, word != "anyId" { return word }
    switch form.json["type"]?.stringValue {
    case "string": return "text"
    case "integer": return "whole number"
    case "boolean": return "true or false"
    case let type?: return type
    case nil: return "any value"
    }
  }
}

extension JSONValue {
  /// Whether this schema lets only text stand.
  fileprivate var holdsText: Bool {
    if self["type"] == "string" { return true }
    if let constant = self["const"] { return constant.stringValue != nil }
    guard let choices = self["enum"]?.arrayValue else { return false }
    return choices.allSatisfy { $0.stringValue != nil }
  }
}
