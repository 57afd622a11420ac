import Governance
import JSON
import Rules

extension MemoryLedger {
  /// Adds an open alert on PRC-0001 at level 1; `fields` say what is special about it.
  mutating func addEscalation(_ id: String = "ESC-0001", _ fields: JSONObject = [:]) {
    var escalation: JSONObject = [
      "id": .string(id), "kind": "escalation", "schema": 1, "title": "An issue", "status": "open", "owner": "PER-0004",
      "created_at": "2026-09-09T09:00:00Z", "opened_at": "2026-09-09T09:00:00Z", "respond_by": "2026-09-09T13:00:00Z",
      "type": "alert", "severity": 2, "process": "PRC-0001", "path": "PRC-0001", "level": 1,
    ]
    for (key, value) in fields { escalation[key] = value }
    add(escalation)
  }
}
