import Governance
import JSON

/// Before the first customers get a change for good, its impact on them is known and they have a way to be heard.
///
/// The gate that opens the rollout is passed only when a customer impact assessment of the initiative is approved, which
/// the initiative names among its links, and when each of its processes has an escalation path.
public struct RolloutsArePrepared: GateRule {
  public static let id = RuleID(code: "GATE-13", name: "rollouts-are-prepared")

  static let stage = "rollout"

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    let initiative = closing.initiative
    guard closing.isPass, closing.opens == Self.stage else { return [] }
    let missing = try assessment(of: initiative, context) + paths(of: initiative, context)
    guard !missing.isEmpty else { return [] }
    return [
      violation(
        .missing(closing.gate, missing), in: record, at: "/gate_result/choice", fix: .complete(initiative.id))
    ]
  }

  private func assessment(of initiative: Initiative, _ context: RuleContext) throws -> [String] {
    let approved = try initiative.links.contains {
      guard let assessment = try context.before.record($0, as: Assessment.self) else { return false }
      return assessment.isApproved && assessment.subject == initiative.id
    }
    return approved ? [] : ["an approved customer impact assessment among the links of \(initiative.id)"]
  }

  private func paths(of initiative: Initiative, _ context: RuleContext) throws -> [String] {
    try initiative.processes.filter {
      try context.before.record($0, as: Process.self)?.escalationPath.isEmpty ?? true
    }.map { "an escalation path for the customers of \($0)" }
  }
}

extension Violation.Message {
  fileprivate static func missing(_ gate: String, _ list: [String]) -> Self {
    "\(gate) is missing: \(list.joined(separator: "; "))"
  }
  fileprivate static func complete(_ initiative: RecordID) -> Self {
    "complete the list: folio assessment new --set subject=\(initiative), then folio initiative edit \(initiative) --set links='[{\"rel\":\"evidence\",\"to\":\"CIA-…\"}]'; folio process edit PRC-… --set escalation_path=…"
  }
}
