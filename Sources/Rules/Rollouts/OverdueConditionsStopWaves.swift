import Governance
import JSON

/// No wave starts while a condition of one of its initiative's gates is overdue.
public struct OverdueConditionsStopWaves: WaveStartRule {
  public static let id = RuleID(code: "GATE-07", name: "overdue-conditions-stop-waves")

  public init() {}

  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection] {
    guard let initiative = try context.initiative(of: step.rollout) else { return [] }
    return try GateHistory(of: initiative, in: context.before).openConditions(on: context.today).compactMap {
      gate, decision, condition in
      guard condition.isOverdue(on: context.today) else { return nil }
      return WaveObjection(
        message: .overdue(condition, gate), pointer: step.pointer("state"), fix: .complete(condition, decision),
        whoCan: condition.owner.map { [$0] } ?? [])
    }
  }
}

extension Violation.Message {
  fileprivate static func overdue(_ condition: GateCondition, _ gate: String) -> Self {
    "Condition \(condition.id) of \(gate) '\(condition.text)' is overdue"
  }
  fileprivate static func complete(_ condition: GateCondition, _ decision: RecordID) -> Self {
    "complete it: folio gate done \(decision) \(condition.id)"
  }
}
