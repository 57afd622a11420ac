import Governance
import JSON
import Rules

extension MemoryLedger {
  /// Adds an exception of FOR-0001, complete and as the worked example's EXC-0001 unless `fields` say otherwise, and
  /// lists it where it stands as granted.
  mutating func addException(_ id: String = "EXC-0001", _ fields: JSONObject = [:]) throws {
    var exception: JSONObject = [
      "id": .string(id), "kind": "exception", "schema": 1, "title": "DACH paper disclosure", "status": "approved",
      "owner": "PER-0005", "created_at": "2026-05-01T09:00:00Z", "edited_by": "PER-0005", "against": "GATE-04",
      "form": "local_adaptation", "scope": ["subjects": ["INI-0009"]], "risk": "medium", "risk_owner": "PER-0005",
      "risk_accepted_at": "2026-05-02T09:00:00Z", "requester": "PER-0007", "forum": "FOR-0001",
      "starts": "2026-05-15", "expires_on": "2026-11-11",
      "controls": [
        ["text": "Count the letters", "owner": "PER-0005", "check_every": "P1W", "last_check": "2026-09-07"]
      ],
    ]
    for (key, value) in fields { exception[key] = value }
    add(exception)
    guard Exception(self[id]).isGranted else { return }
    let listed = Forum(self["FOR-0001"]).register.strings("exceptions") + [id]
    try set("FOR-0001", "/register/exceptions", .array(Set(listed).sorted().map(JSONValue.string)))
  }

  /// Adds the completed audit of a quarter of FOR-0001.
  mutating func addAudit(_ id: String, of period: String, dueOn: String) throws {
    add([
      "id": .string(id), "kind": "review", "schema": 1, "title": "Exception audit", "status": "completed",
      "owner": "PER-0011", "created_at": "2026-10-01T09:00:00Z", "type": "exception_audit", "subject": "FOR-0001",
      "forum": "FOR-0001", "period": .string(period), "due_on": .string(dueOn),
    ])
    let listed = Forum(self["FOR-0001"]).register.strings("audits") + [id]
    try set("FOR-0001", "/register/audits", .array(listed.map(JSONValue.string)))
  }

  /// Adds the decision that moves an exception's expiry, closed as approved.
  mutating func addRenewalDecision(
    _ id: String, of exception: String = "EXC-0001", to expiry: String, at time: String = "2026-10-20T09:00:00Z"
  ) {
    add([
      "id": .string(id), "kind": "decision", "schema": 1, "title": "Renew it", "status": "closed", "owner": "PER-0007",
      "created_at": "2026-10-10T09:00:00Z", "edited_by": "PER-0007", "type": "exception",
      "subject": .string(exception), "opened_at": "2026-10-10T09:00:00Z", "closes_at": "2026-12-10T09:00:00Z",
      "outcome": "approved", "outcome_at": .string(time), "votes": [:],
      "touches": [["path": "/expires_on", "from": self[exception].fields["expires_on"] ?? "", "to": .string(expiry)]],
    ])
  }

  /// What `folio exception renew` writes.
  mutating func renew(
    _ id: String = "EXC-0001", by decision: String, to expiry: String, on day: String, review: String? = "REV-0900"
  ) throws {
    var renewal: JSONObject = [
      "on": .string(day), "new_expires_on": .string(expiry), "decision": .string(decision),
    ]
    renewal["review"] = review.map { .string($0) }
    try set(id, "/expires_on", .string(expiry))
    try set(id, "/renewals", .array(self[id].fields.array("renewals") + [.object(renewal)]))
    try set(decision, "/status", "used")
  }
}

/// The rules of one or more codes.
func rules(_ codes: String...) -> [any Rule] { RuleCatalog.all.filter { codes.contains(type(of: $0).id.code) } }
/// All rules about exceptions.
let exceptionRules = RuleCatalog.all.filter { type(of: $0).id.code.hasPrefix("EXC-") }
