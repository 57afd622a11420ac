import Governance
import JSON
import Rules

/// Decisions on what governs the ledger, and the commits that use them.
extension MemoryLedger {
  /// Adds a policy decision on `subject`, closed as approved on the record as it stands now.
  mutating func decide(_ id: String, on subject: String, touches: [Touch] = [], type: String = "policy") throws {
    var fields: JSONObject = [
      "id": .string(id), "kind": "decision", "type": .string(type), "subject": .string(subject), "status": "closed",
      "outcome": "approved", "closes_at": "2026-09-10T00:00:00Z",
    ]
    if !touches.isEmpty { fields["touches"] = .array(touches.map(\.json)) }
    let decision = Decision(Record(fields: fields)!)
    fields["digest"] = .string(try decision.votedDigest(subject: self[subject]).description)
    add(fields)
  }

  /// Makes the edit that DEC-0030 approved of POL-0001, as `folio policy apply` does.
  mutating func applyPolicy(_ touches: [Touch]) throws {
    let predecessor = SHA256Digest(of: CanonicalJSON.bytes(of: self["POL-0001"].json)).description
    let version = Policy(self["POL-0001"]).version
    for touch in touches { try set("POL-0001", touch.path.description, touch.to) }
    try set("POL-0001", "/version", .integer(version + 1))
    try set("POL-0001", "/predecessor", .string(predecessor))
    try set("POL-0001", "/edited_by", "PER-0007")
    try set("DEC-0030", "/status", "used")
  }
}
