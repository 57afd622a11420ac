import Governance
import JSON

/// What a gate calls financially sound has figures, and somebody from finance agreed.
///
/// Where a pass rests on a financial must criterion, one of the valid approvals is that of a person who holds the role
/// finance, and some evidence for the criterion states both cost and benefit.
public struct MoneyIsApprovedByFinance: GateRule {
  public static let id = RuleID(code: "GATE-05", name: "money-is-approved-by-finance")

  static let role = "finance"

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    let financial = try standings(of: closing, context).filter {
      $0.criterion.kind == .must && $0.criterion.category == "financial" && $0.answer?.isMet == true
    }
    guard !financial.isEmpty else { return [] }
    var violations = financial.filter { $0.shortfalls.contains(.noFigures) }.map {
      violation(
        .noFigures($0.criterion), in: record, at: .criterion($0.criterion.id).appending("evidence"), fix: .state)
    }
    guard let subject = try context.votedSubject(of: closing.decision),
      let electorate = try context.electorate(for: closing.decision, on: subject),
      let outcome = try context.outcome(of: closing.decision)
    else { return violations }
    if try !outcome.approvals.contains(where: { try electorate.roles(of: $0).contains(Self.role) }) {
      let able = electorate.eligible(on: context.home.day(of: context.time)).filter { $0.roles.contains(Self.role) }
      violations.append(
        violation(
          .noFinance(closing.gate), in: record, at: "/votes", fix: .ask(closing.decision.id),
          whoCan: able.map(\.person.id)))
    }
    return violations
  }
}

extension Violation.Message {
  fileprivate static func noFinance(_ gate: String) -> Self { "Financial approval is missing at \(gate)" }
  fileprivate static func noFigures(_ criterion: Criterion) -> Self {
    "No evidence for \(criterion.id) '\(criterion.text)' states both cost and benefit"
  }
  fileprivate static func ask(_ decision: RecordID) -> Self {
    "ask finance to vote: folio decision vote \(decision) approve --role finance"
  }
  fileprivate static let state: Self = "state cost and benefit in its evidence, then vote anew"
}
