import Governance
import JSON

/// A problem that customers report is looked for in operational data before it is worked on.
///
/// Where an initiative names feedback themes as its problem, it passes G1 only when the data of one of them support it,
/// or contradict it and a conflict that the theme links to has been settled.
public struct ProblemsAreCheckedOnData: GateRule {
  public static let id = RuleID(code: "GATE-15", name: "problems-are-checked-on-data")

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    let themes = closing.initiative.feedback
    guard closing.isPass, closing.gate == "G1", let first = themes.first,
      try !themes.contains(where: { try isChecked($0, context) })
    else { return [] }
    return [violation(.unchecked(closing.initiative.id), in: record, at: "/gate_result/choice", fix: .check(first))]
  }

  private func isChecked(_ theme: RecordID, _ context: RuleContext) throws -> Bool {
    guard let feedback = try context.before.record(theme, as: Feedback.self) else { return false }
    switch feedback.dataCheck {
    case "supports": return true
    case "contradicts":
      return try feedback.links.contains {
        let escalation = try context.before.record($0, as: Escalation.self)
        return escalation?.type == "conflict" && escalation?.isSettled == true
      }
    default: return false
    }
  }
}

extension Violation.Message {
  fileprivate static func unchecked(_ initiative: RecordID) -> Self {
    "Customer-reported problem of \(initiative) is not checked against operational data"
  }
  fileprivate static func check(_ theme: RecordID) -> Self {
    "run the check: folio feedback edit \(theme) --set data_check.metric=MET-… --set data_check.result=supports, or settle what contradicts it"
  }
}
