import Calendars
import Governance
import JSON

/// Customers were asked for this gate: enough of them, lately, and not only for an earlier gate.
///
/// Of the evidence for a customer must criterion at least one piece is of a type that counts, with a large enough
/// sample, young enough on the day of the decision, and made of another artifact than those accepted at an earlier gate
/// of the same initiative.
public struct CustomerEvidenceIsFresh: GateRule {
  public static let id = RuleID(code: "GATE-04", name: "customer-evidence-is-fresh")

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    try standings(of: closing, context).flatMap { standing in
      standing.shortfalls.compactMap { shortfall -> Violation? in
        guard case .evidence(let faults) = shortfall else { return nil }
        return violation(
          .insufficient(standing.criterion, faults), in: record,
          at: .criterion(standing.criterion.id).appending("evidence"), fix: .collect(standing.criterion))
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func insufficient(_ criterion: Criterion, _ faults: [Evidence: [EvidenceFault]]) -> Self {
    let parts = faults.map { evidence, faults in
      "\(evidence.type) of \(evidence.on?.description ?? "no day") "
        + faults.map(\.description).joined(separator: " and ")
    }
    return "Customer validation for \(criterion.id): \(parts.sorted().joined(separator: "; "))"
  }
  fileprivate static func collect(_ criterion: Criterion) -> Self {
    "collect fresh evidence\(criterion.evidenceTypes.isEmpty ? "" : " (\(criterion.evidenceTypes.joined(separator: " or ")))"), then vote anew"
  }
}
