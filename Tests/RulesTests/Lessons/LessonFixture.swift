import Calendars
import Governance
import JSON
import Rules

extension MemoryLedger {
  /// Adds a published failure lesson; `fields` say what is special about it.
  mutating func addLesson(_ id: String, _ fields: JSONObject = [:]) {
    var lesson: JSONObject = [
      "id": .string(id), "kind": "lesson", "schema": 1, "title": "A lesson", "status": "published",
      "owner": "PER-0012", "created_at": "2026-08-01T09:00:00Z", "published_at": "2026-08-03T09:00:00Z",
      "event": "failure", "severity": "medium", "cause": "no-rehearsal", "what": "It was not tried out.",
      "recommendation": "Try it out.",
    ]
    for (key, value) in fields { lesson[key] = value }
    add(lesson)
  }
}

extension StandingContext {
  /// The worked example's policy and days at `time`.
  static func alder(at time: String) -> Self {
    StandingContext(
      time: Instant(time)!, policy: Policy(MemoryLedger.alder["POL-0001"]), home: .london, zones: .system,
      layout: MemoryLedger.layout)
  }
}
