public import Governance
public import JSON
public import Rules
import Storage

/// Changes fields of a record, and what follows from the change.
public struct EditRecord: Sendable {
  public let id: RecordID
  /// The whole new content, from an editor or a file; nothing where single fields are assigned.
  public let replacement: JSONObject?
  public let assignments: [FieldAssignment]

  public init(_ id: RecordID, assignments: [FieldAssignment]) {
    self.id = id
    replacement = nil
    self.assignments = assignments
  }

  public init(_ id: RecordID, replacement: JSONObject) {
    self.id = id
    self.replacement = replacement
    assignments = []
  }

  /// - Throws: `UsageError` when there is no such record or a place cannot be.
  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    guard let record = try edits.record(id) else { throw UsageError.noSuchRecord(id.text, kind: nil) }
    var edited = record
    edited.fields = try (replacement ?? record.fields).applying(assignments, as: record.kind)
    guard edited.fields.string("id") == id.text, edited.fields.string("kind") == record.kind.name else {
      throw UsageError("\(id) keeps its id and kind", hint: "folio \(record.kind) new makes another record")
    }
    try edits.put(edited, following: context)
  }
}
