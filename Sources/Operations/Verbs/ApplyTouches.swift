import Governance
import JSON

extension RecordEdits {
  /// Makes the exact edit that was approved on the record named `id`, and keeps its baseline true when it has one.
  ///
  /// - Parameter change: the change that the baseline lists as applied; nothing for a decision's own edit.
  /// - Throws: `UsageError` when the record no longer holds what an edit expects to replace.
  mutating func apply(_ touches: [Touch], to id: RecordID, as change: RecordID?) throws {
    guard let target = try record(id) else { throw UsageError.noSuchRecord(id.text, kind: nil) }
    let json: JSONValue
    do {
      json = try target.json.applying(touches.map(\.change))
    } catch {
      throw UsageError.outOfTurn(
        "\(id) no longer holds what the approved edit replaces: \(error)",
        hint: "raise the change again from the current record")
    }
    var edited = Record(id: target.id, kind: target.kind, fields: json.objectValue ?? target.fields)
    // A rollout has its baseline from the first change on that is applied to it.
    if var baseline = edited.baseline?.fields ?? (change == nil ? nil : [:]) {
      baseline["version"] = .integer((edited.baseline?.version ?? 0) + 1)
      baseline["digest"] = .string(try edited.baselineDigest().description)
      if let change { baseline["changes"] = .array(baseline.array("changes") + [.string(change.text)]) }
      edited.fields["baseline"] = .object(baseline)
    }
    try put(edited)
  }
}
