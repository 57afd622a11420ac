import Calendars
import Governance
import JSON
import WorkedExample

/// The policy and the gate model that a new ledger starts from, as drafts: the worked example's, without what is Alder's
/// alone (DOMAIN.md §1.4).
enum LedgerDefaults {
  /// POL-0001 with every threshold and approval row; regions, words and change board are for its people to add.
  ///
  /// - Parameter files: the SHA-256 of every hook that the root commit holds, by path.
  static func policy(
    for founder: RecordID, at time: Instant, requiresSignature: Bool, files: [String: SHA256Digest]
  ) throws -> Record {
    var record = try record(Policy.id, for: founder, at: time)
    for field in ["change_board", "standard_changes", "taxonomy", "predecessor"] { record.fields[field] = nil }
    record.fields["title"] = "Change policy"
    record.fields["home_tz"] = "UTC"
    record.fields["regions"] = [:]
    record.fields["version"] = 1
    record.fields["git"] = ["require_signature": .bool(requiresSignature)]
    record.fields["files"] = .object(JSONObject(files.map { ($0.key, .string($0.value.description)) }))
    return record
  }

  /// GTM-0001: six gates, each with a financial and a customer criterion that must be met.
  static func gateModel(for founder: RecordID, at time: Instant) throws -> Record {
    try record(gateModelID, for: founder, at: time)
  }

  private static let gateModelID = RecordID("GTM-0001")!  // a well-formed literal

  private static func record(_ id: RecordID, for founder: RecordID, at time: Instant) throws -> Record {
    guard var record = try ExampleRecords.record(id) else { throw UsageError.noSuchRecord(id.text, kind: nil) }
    record.fields["status"] = .string(record.kind.lifecycle.first)
    record.fields["created_at"] = .string(time.description)
    record.fields["owner"] = .string(founder.text)
    record.fields["edited_by"] = .string(founder.text)
    record.fields["notes"] = nil
    return record
  }
}

/// The records of the worked example, Alder Insurance, as they travel in the binary.
enum ExampleRecords {
  static func record(_ id: RecordID) throws -> Record? {
    guard let path = LedgerLayout(shards: 0).path(of: id) else { return nil }
    return try WorkedExample.bytes(at: String(path.dropFirst(LedgerLayout.root.count + 1))).flatMap(record(from:))
  }

  /// All of them, in order of id.
  static func all() throws -> [Record] {
    try WorkedExample.paths.compactMap { try WorkedExample.bytes(at: $0).flatMap(record(from:)) }.sorted {
      $0.id < $1.id
    }
  }

  /// What `portfolio/ledger.json` of the worked example says.
  static func identityJSON() throws -> JSONValue {
    try JSONParser.parse(WorkedExample.bytes(at: "ledger.json") ?? [], limits: .record)
  }

  private static func record(from bytes: [UInt8]) throws -> Record? {
    try JSONParser.parse(bytes, limits: .record).objectValue.flatMap { Record(fields: $0) }
  }
}
