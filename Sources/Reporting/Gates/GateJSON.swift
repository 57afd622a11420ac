import Calendars
import Governance
public import JSON
public import Operations
import Rules

extension GateStatus {
  /// `{id, status, stage, gates: [{id, state, decision?, opens_stage, criteria: [{id, kind, category, state, score?,
  /// evidence, missing, who_can?, waived_by?}]}], conditions, lessons, obstacles}`
  public var json: JSONValue {
    [
      "id": .string(initiative.id.text), "status": .string(initiative.status), "stage": .string(initiative.stage),
      "gates": .array(gates.map(\.json)),
      "conditions": .array(
        conditions.map { gate, decision, condition in
          var fields = condition.fields
          fields["gate"] = .string(gate)
          fields["decision"] = .string(decision.text)
          fields["overdue"] = .bool(condition.isOverdue(on: today))
          return .object(fields)
        }),
      "lessons": .array(lessons.map { .string($0.id.text) }), "obstacles": .array(obstacles.map { $0.json() }),
    ]
  }
}

extension GateStatus.GateStanding {
  fileprivate var json: JSONValue {
    var fields: JSONObject = [
      "id": .string(gate.id), "opens_stage": .string(gate.opensStage),
      "criteria": .array(criteria.map { $0.json(waivedBy: waivers, whoCan: suppliers[$0.criterion.id] ?? []) }),
    ]
    let (name, decision): (String, Decision?) =
      switch state {
      case .passed(let decision): ("passed", decision)
      case .open(let decision): ("open", decision)
      case .next(let decision): ("next", decision)
      case .ahead: ("ahead", nil)
      }
    fields["state"] = .string(name)
    fields["decision"] = decision.map { .string($0.id.text) }
    return .object(fields)
  }
}

extension CriterionStanding {
  fileprivate func json(waivedBy waivers: [RecordID], whoCan people: [RecordID]) -> JSONValue {
    let state = isMet ? "met" : criterion.kind == .must && !waivers.isEmpty ? "waived" : "unmet"
    var fields: JSONObject = [
      "id": .string(criterion.id), "kind": criterion.fields["kind"] ?? .null, "category": .string(criterion.category),
      "text": .string(criterion.text), "state": .string(state),
      "evidence": .array((answer?.evidence ?? []).map { .object($0.fields) }),
      "missing": .array(shortfalls.map { .string($0.code) }),
    ]
    if !people.isEmpty { fields["who_can"] = .array(people.map { .string($0.text) }) }
    if state == "waived" { fields["waived_by"] = .array(waivers.map { .string($0.text) }) }
    fields["score"] = answer?.score.map { .string($0.description) }
    return .object(fields)
  }
}

extension CriterionStanding.Shortfall {
  fileprivate var code: String {
    switch self {
    case .notMet: "not_met"
    case .noEvidence: "evidence"
    case .evidence: "sufficient_evidence"
    case .noFigures: "cost_and_benefit"
    case .noScore: "score"
    case .scoreBelow: "higher_score"
    }
  }
}
