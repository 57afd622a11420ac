import Governance
import JSON
import Rules
import WorkedExample

/// A ledger's state as a table in memory.
struct MemoryLedger: LedgerState {
  static let layout = LedgerLayout(shards: 0)

  var records: [RecordID: Record] = [:]
  /// Files that are no records, by path, and files that stand in place of a record but cannot be read as one.
  var files: [String: [UInt8]] = [:]

  init(_ records: [Record] = []) {
    self.records = Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
  }

  func record(_ id: RecordID) -> Record? { records[id] }
  func contains(_ id: RecordID) -> Bool {
    records[id] != nil || Self.layout.path(of: id).map { files[$0] != nil } == true
  }
  func all(_ kind: RecordKind) -> [Record] { records.values.filter { $0.kind == kind }.sorted { $0.id < $1.id } }
  func file(at path: String) -> FileContent? { content(at: path) }

  /// What stands at `path`.
  func content(at path: String, mode: String? = nil) -> FileContent? {
    let record = Self.layout.record(at: path).flatMap { records[$0.id] }
    guard let bytes = files[path] ?? record.map({ CanonicalJSON.bytes(of: $0.json) }) else { return nil }
    return FileContent(mode: mode ?? "100644", bytes: bytes, isJSON: path.hasSuffix(".json"))
  }

  subscript(id: String) -> Record {
    get { records[RecordID(id)!]! }
    set { records[RecordID(id)!] = newValue }
  }

  /// Sets the field at `pointer` of the record `id`; nil removes it.
  mutating func set(_ id: String, _ pointer: String, _ value: JSONValue?) throws {
    var json = self[id].json
    try json.set(value, at: JSONPointer(parsing: pointer))
    self[id] = Record(fields: json.objectValue!)!
  }

  /// Adds the record that `fields` describes.
  mutating func add(_ fields: JSONObject) { let record = Record(fields: fields)!; records[record.id] = record }

  /// Puts `text` at `path`; nil removes what is there.
  mutating func write(_ path: String, _ text: String?) { files[path] = text.map { Array($0.utf8) } }

  /// Takes the record `id` away.
  mutating func remove(_ id: String) { records[RecordID(id)!] = nil }
}

extension MemoryLedger {
  /// The worked example of Alder Insurance with its policy active, as it stands at 2026-09-08T12:00:00Z.
  static let alder: MemoryLedger = {
    var ledger = opening
    try! ledger.set("POL-0001", "/status", "active")
    return ledger
  }()

  /// The worked example as its set-up declares it, with the policy still a draft.
  static let opening = MemoryLedger(
    WorkedExample.paths.filter { $0 != "ledger.json" }.map { path in
      let value = try! JSONParser.parse(WorkedExample.bytes(at: path)!, limits: .record)
      return Record(fields: value.objectValue!)!
    })
}
