public import JSON

/// One governed record: its id, its kind and its fields as they stand in the file.
///
/// A record *is* its JSON. Typed kinds such as `Initiative` are views of it, so nothing is lost on the way from a file
/// and back, and a field that this version does not know survives.
public struct Record: Sendable, Hashable {
  public let id: RecordID
  public let kind: RecordKind
  public var fields: JSONObject

  public init(id: RecordID, kind: RecordKind, fields: JSONObject) {
    self.id = id
    self.kind = kind
    self.fields = fields
  }

  /// The record that `fields` describes, or nothing when `id` and `kind` do not name a known kind consistently.
  public init?(fields: JSONObject) {
    guard let id = fields.id("id"), let kind = RecordCatalog.kind(prefix: id.prefix),
      fields.string("kind") == kind.name
    else { return nil }
    self.init(id: id, kind: kind, fields: fields)
  }

  public var json: JSONValue { .object(fields) }
  public var title: String { fields.string("title") ?? "" }
  public var status: String { fields.string("status") ?? "" }
  public var owner: RecordID? { fields.id("owner") }
  public var editedBy: RecordID? { fields.id("edited_by") }

  public subscript(pointer: JSONPointer) -> JSONValue? { json[pointer] }

  /// The record seen as `View`, or nothing when it is of another kind.
  public func of<View: GovernanceRecord>(_ view: View.Type) -> View? { kind == View.kind ? View(self) : nil }
}
