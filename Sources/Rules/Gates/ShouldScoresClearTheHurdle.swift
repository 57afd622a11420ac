import Governance
import JSON

/// A go takes enough of what should be there.
///
/// The weighted scores of the should criteria, as a share of all tens, reach the gate's hurdle, and no score lies below
/// its own least. A criterion without a score counts as nought. A conditional go stays possible.
public struct ShouldScoresClearTheHurdle: GateRule {
  public static let id = RuleID(code: "GATE-06", name: "should-scores-clear-the-hurdle")

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    guard closing.choice == "go", let gate = closing.model.gate(closing.gate) else { return [] }
    let standings = try standings(of: closing, context).filter { $0.criterion.kind == .should }
    var violations = standings.compactMap { standing -> Violation? in
      guard let least = standing.criterion.leastScore, standing.score < least else { return nil }
      return violation(
        .tooLow(standing.criterion, standing.score, least), in: record, at: .criterion(standing.criterion.id),
        fix: .improve)
    }
    if let hurdle = gate.hurdle, let share = Self.share(of: standings), !share.isAtLeast(percent: hurdle) {
      violations.append(
        violation(.below(share, hurdle), in: record, at: "/gate_result/criteria", fix: .improve))
    }
    return violations
  }

  /// Σ(weight × score) / Σ(weight × 10); nil where nothing has a weight.
  static func share(of standings: [CriterionStanding]) -> Ratio? {
    let best = ExactDecimal(10).millionths
    let total = standings.reduce(Int128(0)) { $0 + $1.criterion.weight.millionths * best }
    guard total > 0 else { return nil }
    return Ratio(
      products: standings.reduce(Int128(0)) { $0 + $1.criterion.weight.millionths * $1.score.millionths }, of: total)
  }
}

extension CriterionStanding {
  fileprivate var score: ExactDecimal { answer?.score ?? ExactDecimal(0) }
}

extension Violation.Message {
  fileprivate static func below(_ share: Ratio, _ hurdle: ExactDecimal) -> Self {
    "Should-meet score \(share) is below the hurdle \(hurdle) %"
  }
  fileprivate static func tooLow(_ criterion: Criterion, _ score: ExactDecimal, _ least: ExactDecimal) -> Self {
    "\(criterion.id) '\(criterion.text)' scores \(score), at least \(least)"
  }
  fileprivate static let improve: Self = "choose conditional_go or recycle, or improve and vote anew"
}
