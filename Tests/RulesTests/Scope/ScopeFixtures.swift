import Calendars
import Governance
import JSON
import Testing

@testable import Rules

/// The rules under test here.
let scopeRules = RuleCatalog.scope

extension JSONValue {
  /// One entry of `touches`; nil stands for nothing.
  static func touch(_ path: String, _ from: JSONValue?, _ to: JSONValue?) -> JSONValue {
    Touch(path: try! JSONPointer(parsing: path), from: from, to: to).json
  }

  /// A change of INI-0002's budget of 420.
  static func cost(_ delta: Int64) -> JSONValue { .touch("/budget/total", 420, .integer(420 + delta)) }

  /// A change of INI-0002's target date, 2027-03-31.
  static func days(_ delta: Int) -> JSONValue {
    .touch("/target_date", "2027-03-31", .string(CivilDate("2027-03-31")!.adding(days: delta).description))
  }

  /// A requirement for INI-0002 beyond its eight.
  static func requirement(_ number: Int) -> JSONValue {
    let id = number < 10 ? "R\(number)" : "RX\(number)"
    return .touch(
      "/scope/requirements/\(id)", nil, ["id": .string(id), "priority": "should", "text": "Proactive SMS \(number)"])
  }
}

extension MemoryLedger {
  /// Adds a complete, minor, normal draft of a change of INI-0002; `fields` say what is special about it.
  mutating func addChange(_ touches: [JSONValue], _ fields: JSONObject = [:]) {
    addChange("CHG-0001", touches, fields)
  }

  mutating func addChange(_ id: String, _ touches: [JSONValue], _ fields: JSONObject = [:]) {
    var change: JSONObject = [
      "id": .string(id), "kind": "change", "schema": 1, "title": "A change", "status": "draft", "owner": "PER-0007",
      "created_at": "2026-09-01T09:00:00Z", "edited_by": "PER-0007", "target": "INI-0002", "type": "normal",
      "reason": "Customers ask for it.", "touches": .array(touches), "class": "minor", "requester": "PER-0007",
      "impact": [
        "cost": 0, "days": 0, "benefits": "Fewer calls.", "requirements_delta": 0, "capacity": [], "risk": "None.",
      ],
    ]
    for (key, value) in fields { change[key] = value }
    add(change)
  }

  /// What closing its decision as approved at `time` leaves of the change and the decision `DEC-` of the same number.
  mutating func approve(_ id: String = "CHG-0001", at time: String = "2026-09-08T15:00:00Z") throws {
    let decision = "DEC-9" + id.suffix(3)
    let isEmergency = self[id].fields.string("type") == "emergency"
    add([
      "id": .string(decision), "kind": "decision", "schema": 1, "title": "The change", "status": "closed",
      "owner": "PER-0007", "created_at": "2026-09-01T09:00:00Z", "edited_by": "PER-0007", "type": "change",
      "subject": .string(id), "opened_at": "2026-09-01T09:00:00Z", "closes_at": "2026-12-31T09:00:00Z",
      "outcome": "approved", "outcome_at": .string(time), "votes": [:],
    ])
    try set(id, "/status", isEmergency ? "approved_emergency" : "approved")
    try set(id, "/decision", .string(decision))
    let day = HomeCalendar.london.day(of: Instant(time)!).adding(days: 30)
    try set(id, "/use_by", .string(day.description))
  }

  /// What `folio change apply` writes.
  mutating func apply(_ id: String = "CHG-0001", at time: String = "2026-09-09T09:00:00Z") throws {
    let change = ChangeRequest(self[id])
    let target = try #require(change.target).text
    for touch in change.touches { try set(target, touch.path.description, touch.to) }
    try set(id, "/status", "implemented")
    try set(id, "/implemented_at", .string(time))
    try writeBaseline(target)
    let applied = Set((self[target].baseline?.changes ?? []).map(\.text) + [id]).sorted()
    try set(target, "/baseline/changes", .array(applied.map(JSONValue.string)))
  }

  /// The next version of a record's baseline, with the digest of what the record holds.
  mutating func writeBaseline(_ id: String) throws {
    if self[id].baseline == nil { try set(id, "/baseline", [:]) }
    try set(id, "/baseline/version", .integer((self[id].baseline?.version ?? 0) + 1))
    try set(id, "/baseline/digest", .string(self[id].baselineDigest().description))
  }

  /// A closed, approved gate decision of `initiative`, listed there.
  mutating func addGate(
    _ id: String, _ gate: String, _ choice: String, of initiative: String = "INI-0002", at time: String
  ) throws {
    add([
      "id": .string(id), "kind": "decision", "schema": 1, "title": "A gate", "status": "closed", "owner": "PER-0007",
      "created_at": "2025-01-01T09:00:00Z", "edited_by": "PER-0007", "type": "gate", "subject": .string(initiative),
      "gate": .string(gate), "gate_result": ["choice": .string(choice)], "opened_at": "2025-01-01T09:00:00Z",
      "closes_at": "2027-12-31T09:00:00Z", "outcome": "approved", "outcome_at": .string(time), "votes": [:],
    ])
    let listed = Set(Initiative(self[initiative]).gateDecisions.map(\.text) + [id]).sorted()
    try set(initiative, "/gate_decisions", .array(listed.map(JSONValue.string)))
  }

  /// This ledger after `edit`.
  func with(_ edit: (inout MemoryLedger) throws -> Void) rethrows -> MemoryLedger {
    var copy = self
    try edit(&copy)
    return copy
  }
}

extension [Violation] {
  /// What one rule found, in words.
  func messages(_ code: String) -> [String] { filter { $0.rule.code == code }.map(\.message.description) }
}
