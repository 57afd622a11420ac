import Governance
import JSON
import Testing
import WorkedExample

/// The worked example, Alder Insurance, as records.
enum Alder {
  /// The paths of the records, without that of the ledger itself.
  static let paths = WorkedExample.paths.filter { $0 != "ledger.json" }

  static let layout = LedgerLayout(shards: 0)

  /// The record in the file at `path`, read under the limits of a record.
  static func record(at path: String) throws -> Record {
    let bytes = try #require(WorkedExample.bytes(at: path), "no such file: \(path)")
    let fields = try #require(JSONParser.parse(bytes, limits: .record).objectValue, "\(path) is no object")
    return try #require(Record(fields: fields), "\(path) has no id and kind that agree")
  }

  static func record(_ id: String) throws -> Record {
    let id = try #require(RecordID(id))
    let path = try #require(layout.path(of: id))
    return try record(at: String(path.dropFirst("\(LedgerLayout.root)/".count)))
  }

  static func all() throws -> [Record] { try paths.map { try record(at: $0) } }

  static func all<View: GovernanceRecord>(_ view: View.Type) throws -> [View] { try all().compactMap { $0.of(view) } }
}
