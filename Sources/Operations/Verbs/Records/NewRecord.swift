import Calendars
public import Governance
public import JSON
public import Rules
import Storage

/// Makes a record: what a person says of it, and sensible values for what need not be said.
public struct NewRecord: Sendable {
  public let id: RecordID
  public let kind: RecordKind
  /// What is known of it before the assignments: read from a file, copied from another record, or nothing.
  public var fields: JSONObject
  public var assignments: [FieldAssignment]

  public init(_ id: RecordID, kind: RecordKind, fields: JSONObject = [:], assignments: [FieldAssignment] = []) {
    self.id = id
    self.kind = kind
    self.fields = fields
    self.assignments = assignments
  }

  /// - Throws: `UsageError` when the id is taken or a place cannot be.
  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    guard try !edits.base.contains(id) else {
      throw UsageError(
        "\(id) is there already", hint: "folio \(kind) edit \(id) changes it; without --id a fresh one is minted")
    }
    var fields = try fields.applying(assignments, as: kind)
    fields["id"] = .string(id.text)
    fields["kind"] = .string(kind.name)
    fields.fill("schema", 1)
    fields.fill("status", .string(kind.lifecycle.first))
    fields.fill("created_at", .string(edits.time.description))
    if let special = RecordCatalog.type(of: kind) as? any StartingFields.Type {
      let beginning = RecordBeginning(id: id, author: edits.author, time: edits.time, context: context)
      try special.start(&fields, beginning)
    }
    fields.fill("owner", edits.author.map { .string($0.text) })
    try edits.put(Record(id: id, kind: kind, fields: fields), following: context)
  }
}

extension NewRecord {
  /// The fields of `original` that a copy of it begins with: what can be approved of it, and none of what became of it.
  ///
  /// - Throws: what reading the kind's schema threw.
  public static func copy(of original: Record) throws -> JSONObject {
    var fields = try original.materialContent().objectValue ?? [:]
    for key in ["id", "created_at"] { fields[key] = nil }
    fields["links"] = [["rel": "supersedes", "to": .string(original.id.text)]]
    return fields
  }
}

extension RecordCatalog {
  /// The type of view that records of `kind` are seen as.
  static func type(of kind: RecordKind) -> (any GovernanceRecord.Type)? { types.first { $0.kind == kind } }
}
