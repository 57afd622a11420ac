import Governance
import JSON

/// Whoever passes a gate has met every must criterion, with evidence.
public struct MustCriteriaAreMet: GateRule {
  public static let id = RuleID(code: "GATE-02", name: "must-criteria-are-met")

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    try standings(of: closing, context).compactMap { standing in
      guard standing.criterion.kind == .must,
        let problem = standing.shortfalls.first(where: { $0 == .notMet || $0 == .noEvidence })
      else { return nil }
      return violation(
        .unmet(standing.criterion, problem), in: record, at: .criterion(standing.criterion.id),
        fix: .supply(closing.initiative.id))
    }
  }
}

extension JSONPointer {
  /// Where a gate decision answers a criterion.
  static func criterion(_ id: String) -> Self {
    .root.appending("gate_result").appending("criteria").appending(id)
  }
}

extension Violation.Message {
  fileprivate static func unmet(_ criterion: Criterion, _ problem: CriterionStanding.Shortfall) -> Self {
    "Must-meet \(criterion.id) '\(criterion.text)' \(problem == .notMet ? "is not met" : "has no evidence")"
  }
  fileprivate static func supply(_ initiative: RecordID) -> Self {
    "supply evidence and vote anew, or choose hold, recycle or kill: folio gate status \(initiative)"
  }
}
