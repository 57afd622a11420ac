public import Governance

/// A gate decision that closes as approved, and where it moves its initiative.
public struct GateClosing: Sendable {
  public let decision: Decision
  /// As it stands before the closing.
  public let initiative: Initiative
  public let model: GateModel

  public init(decision: Decision, initiative: Initiative, model: GateModel) {
    self.decision = decision
    self.initiative = initiative
    self.model = model
  }

  /// The stage and the status that the initiative has after the closing.
  ///
  /// A pass opens the gate's stage; the last stage completes the initiative. A recycle returns to the stage before the
  /// gate; hold and kill leave the stage alone.
  public func move(of initiative: Initiative) -> (stage: String, status: String) {
    let gate = decision.gate ?? ""
    switch decision.gateResult?.choice {
    case "go", "conditional_go":
      let stage = model.gate(gate)?.opensStage ?? initiative.stage
      return (stage, stage == model.stages.last ? "completed" : "active")
    case "hold": return (initiative.stage, "on_hold")
    case "recycle":
      return (
        model.stage(before: gate) ?? initiative.stage, initiative.status == "on_hold" ? "active" : initiative.status
      )
    case "kill": return (initiative.stage, "killed")
    default: return (initiative.stage, initiative.status)
    }
  }
}
