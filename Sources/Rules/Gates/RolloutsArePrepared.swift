import Governance
import JSON

/// Before the first customers get a change for good, its impact on them is known and they have a way to be heard.
///
/// The gate that opens the rollout is passed only when a customer impact assessment of the initiative is approved, which
/// the initiative names among its links, when a rollout of it is planned with a way back and, for every wave, what is
/// said and taught before it, and when each of its processes has an escalation path.
public struct RolloutsArePrepared: GateRule {
  public static let id = RuleID(code: "GATE-13", name: "rollouts-are-prepared")

  static let stage = "rollout"

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    let initiative = closing.initiative
    guard closing.isPass, closing.opens == Self.stage else { return [] }
    return try assessment(of: initiative, record, closing, context) + rollout(of: initiative, record, closing, context)
      + paths(of: initiative, record, closing, context)
  }

  private func assessment(
    of initiative: Initiative, _ record: RecordChange, _ closing: GateClosing, _ context: RuleContext
  ) throws -> [Violation] {
    let isApproved = try initiative.links.contains {
      guard let assessment = try context.before.record($0, as: Assessment.self) else { return false }
      return assessment.isApproved && assessment.subject == initiative.id
    }
    guard !isApproved else { return [] }
    return [
      violation(
        .noAssessment(closing.gate, initiative.id), in: record, at: "/gate_result/choice", fix: .assess(initiative.id))
    ]
  }

  private func rollout(
    of initiative: Initiative, _ record: RecordChange, _ closing: GateClosing, _ context: RuleContext
  ) throws -> [Violation] {
    let rollouts = try initiative.rollouts.compactMap { try context.before.record($0, as: Rollout.self) }
      .filter(\.isUnderWay)
    let missing = rollouts.map { rollout in
      (rollout.rollbackPlan == nil ? ["a rollback plan of \(rollout.id)"] : [])
        + (rollout.waves.isEmpty
          ? ["a wave of \(rollout.id)"] : rollout.waves.flatMap { WavePreparation.missing(for: $0) })
    }
    // One rollout that lacks nothing is enough; otherwise the one that lacks least is spoken of.
    guard let least = missing.min(by: { $0.count < $1.count }) else {
      return [
        violation(
          .noRollout(closing.gate, initiative.id), in: record, at: "/gate_result/choice",
          fix: .planRollout(initiative.id))
      ]
    }
    return least.map {
      violation(.lacks(closing.gate, $0), in: record, at: "/gate_result/choice", fix: .planRollout(initiative.id))
    }
  }

  private func paths(
    of initiative: Initiative, _ record: RecordChange, _ closing: GateClosing, _ context: RuleContext
  ) throws -> [Violation] {
    try initiative.processes.compactMap { id in
      let process = try context.before.record(id, as: Process.self)
      guard process?.escalationPath.isEmpty ?? true else { return nil }
      return violation(
        .noPath(closing.gate, id), in: record, at: "/gate_result/choice", fix: .drawPath(id),
        whoCan: [process?.owner].compactMap { $0 })
    }
  }
}

extension Violation.Message {
  fileprivate static func noRollout(_ gate: String, _ initiative: RecordID) -> Self {
    "\(gate) is missing: a rollout of \(initiative)"
  }
  fileprivate static func lacks(_ gate: String, _ what: String) -> Self { "\(gate) is missing: \(what)" }
  fileprivate static func planRollout(_ initiative: RecordID) -> Self {
    "plan how it reaches customers: folio rollout new --set initiative=\(initiative), with waves, their notices and training, and the way back"
  }
  fileprivate static func noAssessment(_ gate: String, _ initiative: RecordID) -> Self {
    "\(gate) is missing: an approved customer impact assessment among the links of \(initiative)"
  }
  fileprivate static func assess(_ initiative: RecordID) -> Self {
    "folio assessment new --set subject=\(initiative), have it approved, then folio initiative edit \(initiative) --set links='[{\"rel\":\"evidence\",\"to\":\"CIA-…\"}]'"
  }
  fileprivate static func noPath(_ gate: String, _ process: RecordID) -> Self {
    "\(gate) is missing: an escalation path for the customers of \(process)"
  }
  fileprivate static func drawPath(_ process: RecordID) -> Self {
    "say who is asked next: folio process edit \(process) --set escalation_path='[{\"level\":1,\"respond\":\"PT4H\",\"role\":\"frontline_lead\"}]'"
  }
}
