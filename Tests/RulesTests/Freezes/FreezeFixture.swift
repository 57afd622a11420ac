import Calendars
import Governance
import JSON
import Testing

@testable import Rules

/// The rules under test here.
let freezeRules = RuleCatalog.freezes

extension MemoryLedger {
  /// An approved change of PRC-0001's system DOCS, of the regions and segments in `affects`, ready to be applied.
  mutating func addConfigChange(
    _ type: String = "normal", affects: JSONObject, at time: String = "2026-12-16T09:00:00Z", _ fields: JSONObject = [:]
  ) throws {
    var all: JSONObject = ["target": "PRC-0001", "type": .string(type), "affects": .object(affects)]
    for (key, value) in fields { all[key] = value }
    let digest = JSONValue.string(String(repeating: "ab", count: 32))
    addChange(
      "CHG-0003",
      [.touch("/systems/1/config_digest", self["PRC-0001"]["/systems/1/config_digest" as JSONPointer], digest)], all)
    try approve("CHG-0003", at: time)
  }

  /// An override of `freezes` for CHG-0003, closed as approved.
  mutating func addOverride(
    _ id: String = "DEC-0300", of freezes: [String], from: String = "2026-12-16T10:00:00Z",
    to: String = "2026-12-18T10:00:00Z", _ fields: JSONObject = [:]
  ) throws {
    var decision: JSONObject = [
      "id": .string(id), "kind": "decision", "schema": 1, "title": "Let it through", "status": "closed",
      "owner": "PER-0007", "created_at": "2026-12-16T09:00:00Z", "edited_by": "PER-0007", "type": "freeze_override",
      "subject": "CHG-0003", "opened_at": "2026-12-16T09:00:00Z", "closes_at": "2026-12-23T09:00:00Z",
      "freezes": .array(freezes.map(JSONValue.string)), "valid_from": .string(from), "valid_to": .string(to),
      "outcome": "approved", "outcome_at": "2026-12-16T09:30:00Z", "votes": [:],
    ]
    for (key, value) in fields { decision[key] = value }
    add(decision)
    let digest = try Decision(self[id]).votedDigest(subject: self["CHG-0003"]).description
    try set(id, "/digest", .string(digest))
    for freeze in freezes {
      try set(freeze, "/overridden_by", .array(self[freeze].fields.array("overridden_by") + [.string(id)]))
    }
  }

  /// The decision that authorises an edit of a freeze, closed as approved.
  mutating func addVary(_ freeze: String, _ touches: [JSONValue], _ id: String = "DEC-0400") throws {
    add([
      "id": .string(id), "kind": "decision", "schema": 1, "title": "Vary it", "status": "closed", "owner": "PER-0007",
      "created_at": "2026-09-01T09:00:00Z", "edited_by": "PER-0007", "type": "vary", "subject": .string(freeze),
      "opened_at": "2026-09-01T09:00:00Z", "closes_at": "2026-12-31T09:00:00Z", "touches": .array(touches),
      "outcome": "approved", "outcome_at": "2026-09-08T15:00:00Z", "votes": [:],
    ])
    try set(id, "/digest", .string(Decision(self[id]).votedDigest(subject: self[freeze]).description))
  }
}

/// What the freeze rules say when CHG-0003 is applied on `ledger` at `time`.
func applyConfigChange(
  on ledger: MemoryLedger, at time: String, overrides: [String] = [], under exceptions: [String] = [],
  _ rules: [any Rule] = freezeRules
) throws -> [Violation] {
  var commit = JudgedCommit(on: ledger, at: time)
  commit.trailers = overrides.map { ("Folio-Override", $0) } + exceptions.map { ("Folio-Under", $0) }
  return try commit.violations(rules) { try $0.apply("CHG-0003", at: time) }
}
