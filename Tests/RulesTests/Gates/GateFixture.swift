import Governance
import JSON
import Testing

@testable import Rules

/// A gate decision on the worked example that is about to be closed as approved, complete but for what a test spoils.
struct GateFixture {
  var ledger: MemoryLedger
  let decision = "DEC-0900"
  var time = "2026-09-08T12:00:00Z"

  /// - Parameter initiative: INI-0003 is before G1, INI-0009 before G2, INI-0001 and INI-0004 before G3 and G1.
  init(
    _ initiative: String = "INI-0009", _ gate: String = "G2", _ choice: String = "go", on ledger: MemoryLedger = .alder
  ) throws {
    self.ledger = ledger
    let model = GateModel(ledger["GTM-0001"])
    self.ledger.add([
      "id": .string(decision), "kind": "decision", "schema": 1, "title": "A gate", "status": "open",
      "owner": "PER-0014", "created_at": "2026-09-01T09:00:00Z", "edited_by": "PER-0014", "type": "gate",
      "subject": .string(initiative), "gate": .string(gate), "opened_at": "2026-09-01T09:00:00Z",
      "closes_at": "2026-12-31T09:00:00Z", "votes": [:],
      "gate_result": ["choice": .string(choice), "criteria": .object(Self.answers(model.gate(gate)?.criteria ?? []))],
    ])
  }

  /// Answers that satisfy every criterion.
  private static func answers(_ criteria: [Criterion]) -> JSONObject {
    var answers: JSONObject = [:]
    for criterion in criteria {
      answers[criterion.id] =
        criterion.kind == .should
        ? ["score": "8"]
        : ["met": true, "evidence": [evidence(criterion.evidenceTypes.first ?? "interview", digest: criterion.id)]]
    }
    return answers
  }

  static func evidence(
    _ type: String, n: Int64 = 200, on: String = "2026-09-01", digest: String = "C1", segment: String? = nil
  ) -> JSONValue {
    var evidence: JSONObject = [
      "type": .string(type), "n": .integer(n), "on": .string(on), "digest": .string(digest), "cost": 100,
      "benefit": 300,
    ]
    evidence["segment"] = segment.map { .string($0) }
    return .object(evidence)
  }

  /// Replaces what lies at `pointer` within the gate's result.
  mutating func set(_ pointer: String, _ value: JSONValue?) throws {
    try ledger.set(decision, "/gate_result" + pointer, value)
  }

  mutating func setEvidence(_ criterion: String = "C1", _ evidence: [JSONValue]) throws {
    try set("/criteria/\(criterion)/evidence", .array(evidence))
  }

  mutating func vote(_ person: String, _ choice: String, as role: String) throws {
    let open = Decision(ledger[decision])
    let digest = try open.votedDigest(subject: ledger[open.subject!.text]).description
    try ledger.set(
      decision, "/votes/\(person)",
      ["vote": .string(choice), "as": .string(role), "at": "2026-09-02T09:00:00Z", "digest": .string(digest)])
  }

  /// What `rules`, those of the gates, say of the closing.
  func violations(_ rules: [any Rule] = RuleCatalog.gates) throws -> [Violation] {
    try JudgedCommit(on: ledger, by: "PER-0014", at: time).violations(rules) {
      try $0.set(decision, "/status", "closed")
      try $0.set(decision, "/outcome", "approved")
      try $0.set(decision, "/outcome_at", .string(time))
    }
  }

  /// The codes of what blocks, without those that only votes settle.
  func codes() throws -> [String] { try violations().codes.filter { $0 != "GATE-05" } }
}
