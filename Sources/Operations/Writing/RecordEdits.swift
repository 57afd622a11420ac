public import Calendars
public import Governance
public import JSON
public import Storage
import Rules

/// Edits of records that are about to become one commit, on top of the state that they start from.
///
/// Whatever is put is written in canonical form, `edited_by` follows whoever changes what can be approved, and `scoring`
/// whoever changes scores that somebody stands behind.
public struct RecordEdits {
  public let base: StoredState
  /// Who makes the commit; nothing when nobody is known, and then `edited_by` stays as it is.
  public let author: RecordID?
  /// The time that the commit will carry.
  public let time: Instant
  /// The bytes of every file that differs, by path; nothing for a file that is removed.
  public private(set) var files: [String: [UInt8]?] = [:]
  private var records: [RecordID: Record] = [:]

  public init(on base: StoredState, by author: RecordID?, at time: Instant) {
    self.base = base
    self.author = author
    self.time = time
  }

  public var isEmpty: Bool { files.isEmpty }

  /// The record as the edits leave it.
  public func record(_ id: RecordID) throws -> Record? { try records[id] ?? base.record(id) }

  /// The record as the edits leave it, seen as `View`.
  ///
  /// - Throws: `UsageError.noSuchRecord` when there is none of that kind.
  public func require<View: GovernanceRecord>(_ id: RecordID, as view: View.Type) throws -> View {
    guard let found = try record(id)?.of(view) else { throw UsageError.noSuchRecord(id.text, kind: View.kind.name) }
    return found
  }

  /// Writes `record` in place of what stands under its id.
  public mutating func put(_ record: Record) throws {
    var record = record
    let before = try base.record(record.id)
    if let author, try isMaterial(record, since: before), Self.namesItsEditor(record.kind) {
      record.fields["edited_by"] = .string(author.text)
    }
    if let author { standBehindScores(of: &record, since: before, author) }
    let json = CanonicalJSON.normalised(record.json)
    record.fields = json.objectValue ?? record.fields
    records[record.id] = record
    files[base.layout.path(of: record.id, kind: record.kind)] = CanonicalJSON.bytes(of: json)
  }

  /// Changes the record named `id` by `edit` and writes it.
  public mutating func update(_ id: RecordID, _ edit: (inout JSONObject) throws -> Void) throws {
    guard var record = try record(id) else { throw UsageError.noSuchRecord(id.text, kind: nil) }
    try edit(&record.fields)
    try put(record)
  }

  /// Writes a file that is no record.
  public mutating func putFile(_ bytes: [UInt8], at path: String) { files[path] = bytes }

  /// Removes a file that is no record.
  public mutating func removeFile(at path: String) { files.updateValue(nil, forKey: path) }

  private func standBehindScores(of record: inout Record, since before: Record?, _ author: RecordID) {
    guard record.kind == Initiative.kind, let scoring = record.fields.object("scoring"),
      scoring["by"] == before?.fields.object("scoring")?["by"],
      scoring["at"] == before?.fields.object("scoring")?["at"],
      Initiative.scoreKeys.contains(where: { before?.fields[$0] != record.fields[$0] })
    else { return }
    var own = scoring
    own["by"] = .string(author.text)
    own["at"] = .string(time.description)
    record.fields["scoring"] = .object(own)
  }

  private func isMaterial(_ record: Record, since before: Record?) throws -> Bool {
    try before.map { try $0.materialContent() != record.materialContent() } ?? true
  }

  /// Whether records of `kind` say who last edited them.
  static func namesItsEditor(_ kind: RecordKind) -> Bool {
    let properties = (try? SchemaLibrary.schema(for: kind).json["properties"]?["edited_by"]) ?? nil
    return properties != nil
  }
}
