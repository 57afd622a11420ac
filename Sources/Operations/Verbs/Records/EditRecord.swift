public import Governance
public import JSON
public import Rules
import Storage

/// Changes fields of a record, and what follows from the change.
public struct EditRecord: Sendable {
  private enum Edit {
    case assignments([FieldAssignment])
    /// A whole text that was changed by hand, and what it was before.
    case rewriting(JSONValue, into: JSONValue)
  }

  public let id: RecordID
  private let edit: Edit

  public init(_ id: RecordID, assignments: [FieldAssignment]) {
    self.id = id
    edit = .assignments(assignments)
  }

  /// The edit of somebody who was shown `base` and wrote `text`; what others changed meanwhile is kept.
  public init(_ id: RecordID, rewriting base: JSONValue, into text: JSONValue) {
    self.id = id
    edit = .rewriting(base, into: text)
  }

  /// - Throws: `UsageError` when there is no such record, a place cannot be, or others changed the same places.
  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    guard let record = try edits.record(id) else { throw UsageError.noSuchRecord(id.text, kind: nil) }
    var edited = record
    edited.fields = try fields(record)
    guard edited.fields["id"] == record.fields["id"], edited.fields["kind"] == record.fields["kind"] else {
      throw UsageError("\(id) keeps its id and kind", hint: "folio \(record.kind) new makes another record")
    }
    try edits.put(edited, following: context)
  }

  private func fields(_ record: Record) throws -> JSONObject {
    switch edit {
    case .assignments(let assignments): return try record.fields.applying(assignments, as: record.kind)
    case .rewriting(let base, let text):
      let (merged, conflicts) = JSONMerge.merge(base: base, ours: text, theirs: record.json)
      guard conflicts.isEmpty, let fields = merged.objectValue else {
        let places = conflicts.map(\.pointer.description).joined(separator: ", ")
        throw UsageError(
          "\(id) was changed by somebody else at \(places) meanwhile",
          hint: "folio show \(id) shows what stands there; take it over or leave the place as it is")
      }
      return fields
    }
  }
}
