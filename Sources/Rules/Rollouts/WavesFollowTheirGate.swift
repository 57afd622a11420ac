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
    let needed = step.after.neededStage
    let model = try context.before.record(initiative.gateModel, as: GateModel.self)
    if initiative.status == "active", model?.hasReached(needed, in: initiative.stage) == true { return [] }
    let gate = model?.gate(opening: needed) ?? "the gate to \(needed)"
    return [
      WaveObjection(
        message: initiative.status == "active" ? .notPassed(initiative, gate) : .notActive(initiative),
        pointer: step.pointer("state"), fix: .decide(initiative.id, gate))
    ]
  }
}

extension Wave {
  /// The stage before which it does not start.
  var neededStage: String { isPilot ? "pilot" : "rollout" }
}

extension GateModel {
  /// Whether an initiative that stands at `stage` has come to `needed`, or past it.
  func hasReached(_ needed: String, in stage: String) -> Bool {
    guard let reached = stages.firstIndex(of: stage), let wanted = stages.firstIndex(of: needed) else { return false }
    return wanted <= reached
  }

  /// The gate that opens `stage`.
  func gate(opening stage: String) -> String? { gates.first { $0.opensStage == stage }?.id }
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
