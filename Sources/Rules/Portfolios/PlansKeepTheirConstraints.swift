import Governance
import JSON
import Planning

/// A plan that is approved keeps to every constraint of its cycle, and comes to what it says.
///
/// The judge counts again, from the scores, budgets and demands of the parent state: starts within the planned quarters,
/// pools, budget, the reserve for low volume and high impact, buckets, mandates and overrides, what waits for what, and
/// what excludes what. Value and cost are those of the plan's members. An approved plan, its overrides and the limits that
/// it was held against are never edited: a new cycle supersedes it.
public struct PlansKeepTheirConstraints: Rule {
  public static let id = RuleID(code: "PORT-01", name: "plans-keep-their-constraints")

  /// What a plan is held against, and the decision on it.
  private static let limits: Set = [
    "budget", "buckets", "candidates", "decision", "mandated", "quarters", "reserve_lvhi_pct",
  ]

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try approvals(in: change, context) + edits(in: change, context)
  }

  private func approvals(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.approvedCycles.flatMap { record, portfolio -> [Violation] in
      switch try context.planApproval(record, portfolio) {
      case .failure(let fault):
        return [
          violation(.unreadable(portfolio.id, fault.words), in: record, at: "/result", fix: .optimize(portfolio.id))
        ]
      case .success(let approval): return violations(of: approval)
      }
    }
  }

  private func violations(of approval: PlanApproval) -> [Violation] {
    let portfolio = approval.cycle.portfolio
    let broken = approval.problem.violations(of: approval.plan).filter { !$0.isOfPoolReserve }.map {
      violation(.breaks($0), in: approval.record, at: "/result/starts", fix: .optimize(portfolio.id))
    }
    let counted = approval.problem.evaluation(of: approval.plan)
    var wrong: [(String, Violation.Message)] = []
    if let value = portfolio.plan?.value.map({ Millionths($0) }), value != counted.value {
      wrong.append(("value", "Plan says value \(value), its members make \(counted.value)"))
    }
    if let cost = portfolio.plan?.cost, cost != Int64(counted.cost) {
      wrong.append(("cost", "Plan says cost \(cost), its members cost \(counted.cost)"))
    }
    if Set((portfolio.plan?.members ?? []).map(\.text)) != Set(approval.plan.ids) {
      wrong.append(("set", "Plan takes what it does not start, or starts what it does not take"))
    }
    if portfolio.plan?.fields.string("method") != portfolio.method.rawValue {
      wrong.append(("method", "Plan was found by another method than \(portfolio.method)"))
    }
    return broken
      + wrong.map { place, message in
        violation(
          message, in: approval.record, at: JSONPointer(tokens: ["result", place]), fix: .optimize(portfolio.id))
      }
  }

  private func edits(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Portfolio.self).flatMap { record, before, _ -> [Violation] in
      guard let before, try context.before.isUnderChangeControl(before.record) else { return [] }
      let limits = record.differences.map(\.pointer).filter {
        $0.tokens.first.map(Self.limits.contains) ?? false
      }
      return try (record.baselinedDifferences().map(\.pointer) + limits).map {
        violation(.fixed(before.id, $0), in: record, at: $0, fix: .newCycle)
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func breaks(_ broken: PlanViolation) -> Self {
    guard case .constraint(let constraint) = broken.kind else { return "Plan cannot be carried out: \(broken)" }
    return "Plan breaks \(constraint) by \(broken.excess == .max ? "all" : "\(broken.excess)"): \(broken)"
  }
  fileprivate static func unreadable(_ portfolio: RecordID, _ words: String) -> Self {
    "\(portfolio) has no plan that could be approved: \(words)"
  }
  fileprivate static func fixed(_ portfolio: RecordID, _ place: JSONPointer) -> Self {
    "\(portfolio)\(place) was approved as it is"
  }
  fileprivate static func optimize(_ portfolio: RecordID) -> Self { "folio portfolio optimize \(portfolio) --save" }
  fileprivate static let newCycle: Self = "start a new cycle: folio portfolio new, which supersedes this one"
}
