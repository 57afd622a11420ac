import Governance
import JSON
import Rules
import WorkedExample

/// A ledger's state as a table in memory.
struct MemoryLedger: LedgerState {
  var records: [RecordID: Record] = [:]

  init(_ records: [Record] = []) {
    self.records = Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
  }

  func record(_ id: RecordID) -> Record? { records[id] }
  func contains(_ id: RecordID) -> Bool { records[id] != nil }
  func all(_ kind: RecordKind) -> [Record] { records.values.filter { $0.kind == kind }.sorted { $0.id < $1.id } }

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
}

extension MemoryLedger {
  /// The worked example of Alder Insurance with its policy active, as it stands at 2026-09-08T12:00:00Z.
  static let alder: MemoryLedger = {
    var ledger = MemoryLedger(
      WorkedExample.paths.filter { $0 != "ledger.json" }.map { path in
        let value = try! JSONParser.parse(WorkedExample.bytes(at: path)!, limits: .record)
        return Record(fields: value.objectValue!)!
      })
    try! ledger.set("POL-0001", "/status", "active")
    return ledger
  }()
}
