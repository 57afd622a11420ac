import Calendars
import Governance
import JSON
import Rules

extension MemoryLedger {
  /// Adds a routed theme of PRC-0001 with the counts of one week after the other up to the week of 2026-08-31; `fields`
  /// say what else is special about it.
  mutating func addFeedback(_ counts: [Int64] = [], _ fields: JSONObject = [:]) {
    let last = CivilDate("2026-08-31")!
    let weeks = counts.enumerated().map { index, n -> JSONValue in
      let week = last.adding(days: -7 * (counts.count - 1 - index))
      return ["week": .string(week.description), "n": .integer(n), "negative": 0]
    }
    var feedback: JSONObject = [
      "id": "FBK-0001", "kind": "feedback", "schema": 1, "title": "A theme", "status": "routed", "owner": "PER-0003",
      "created_at": "2026-06-01T09:00:00Z", "category": "claims-delay", "process": "PRC-0001", "counts": .array(weeks),
    ]
    for (key, value) in fields { feedback[key] = value }
    add(feedback)
  }

  /// Adds a review of PRC-0001 and lists it there.
  mutating func addProcessReview(_ fields: JSONObject = [:]) throws {
    var review: JSONObject = [
      "id": "REV-0099", "kind": "review", "status": "scheduled", "type": "process_review", "subject": "PRC-0001",
      "created_at": "2026-09-02T09:00:00Z",
    ]
    for (key, value) in fields { review[key] = value }
    add(review)
    try set("PRC-0001", "/reviews", ["REV-0003", "REV-0099"])
  }
}
