import Governance
import JSON

/// A gate is passed after the one before it, and from the stage that lies before it.
///
/// A go or a conditional go needs the last gate's go, not recycled since. Holding, recycling and killing need none.
public struct GatesAreHeldInOrder: GateRule {
  public static let id = RuleID(code: "GATE-01", name: "gates-are-held-in-order")

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    guard closing.isPass, let needed = closing.model.stage(before: closing.gate) else { return [] }
    let initiative = closing.initiative
    let history = try GateHistory(of: initiative, in: context.before)
    if let earlier = closing.model.gate(before: closing.gate), history.pass(of: earlier.id) == nil {
      return [
        violation(
          .notPassed(closing.gate, earlier.id), in: record, at: "/gate", fix: .hold(earlier.id, initiative.id))
      ]
    }
    guard initiative.stage != needed else { return [] }
    return [
      violation(
        .wrongStage(closing.gate, initiative, needed), in: record, at: "/gate",
        fix: .decideNext(closing.model.gates.first { closing.model.stage(before: $0.id) == initiative.stage }))
    ]
  }
}

extension Violation.Message {
  fileprivate static func notPassed(_ gate: String, _ earlier: String) -> Self {
    "\(gate) cannot be decided: \(earlier) has not been passed"
  }
  fileprivate static func wrongStage(_ gate: String, _ initiative: Initiative, _ needed: String) -> Self {
    "\(gate) cannot be decided: \(initiative.id) is in stage \(initiative.stage), not in \(needed)"
  }
  fileprivate static func hold(_ gate: String, _ initiative: RecordID) -> Self {
    "hold \(gate) first: folio gate open \(initiative) \(gate)"
  }
  fileprivate static func decideNext(_ gate: Gate?) -> Self {
    gate.map { "decide \($0.id), which is the next" } ?? "no gate follows this stage"
  }
}
