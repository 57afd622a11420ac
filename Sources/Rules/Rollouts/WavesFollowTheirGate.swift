import Governance
import JSON

/// A pilot starts once its initiative's gate to the pilot is passed, any other wave once the one to the rollout is.
///
/// The initiative is active in the parent state, and in the stage that the gate opens or a later one.
public struct WavesFollowTheirGate: WaveStartRule {
  public static let id = RuleID(code: "ROLL-03", name: "waves-follow-their-gate")

  public init() {}

  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection] {
    guard let initiative = try context.initiative(of: step.rollout) else {
      return [WaveObjection(message: .nobody(step.rollout), pointer: "/initiative", fix: .name)]
    }
    let needed = step.after.isPilot ? "pilot" : "rollout"
    let model = try context.before.record(initiative.gateModel, as: GateModel.self)
    let stages = model?.stages ?? []
    let isPassed = stages.firstIndex(of: initiative.stage).flatMap { reached in
      stages.firstIndex(of: needed).map { $0 <= reached }
    }
    if initiative.status == "active", isPassed == true { return [] }
    let gate = model?.gates.first { $0.opensStage == needed }?.id ?? "the gate to \(needed)"
    return [
      WaveObjection(
        message: initiative.status == "active" ? .notPassed(initiative, gate) : .notActive(initiative),
        pointer: step.pointer("state"), fix: .decide(initiative.id, gate))
    ]
  }
}

extension Violation.Message {
  fileprivate static func nobody(_ rollout: Rollout) -> Self { "\(rollout.id) brings no initiative to customers" }
  fileprivate static let name: Self = "name the initiative"
  fileprivate static func notPassed(_ initiative: Initiative, _ gate: String) -> Self {
    "\(initiative.id) has not passed \(gate)"
  }
  fileprivate static func notActive(_ initiative: Initiative) -> Self {
    "\(initiative.id) is \(initiative.status), not active"
  }
  fileprivate static func decide(_ initiative: RecordID, _ gate: String) -> Self {
    "decide the gate: folio gate open \(initiative) \(gate) --choice go"
  }
}
