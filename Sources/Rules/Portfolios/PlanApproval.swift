import Governance
import Planning

/// A planning cycle whose plan a commit approves.
struct PlanApproval {
  let record: RecordChange
  /// With the initiatives and pools of the parent state, and the plan that is approved.
  let cycle: PlanningCycle
  let problem: SelectionProblem
  let plan: SelectionPlan
}

/// A rule that looks at every plan that is approved.
protocol PlanRule: Rule {
  func violations(of approval: PlanApproval, _ context: RuleContext) throws -> [Violation]
}

extension PlanRule {
  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try context.planApprovals(in: change).flatMap { try violations(of: $0, context) }
  }
}

extension CommitChange {
  /// The cycles that the commit approves.
  var approvedCycles: [(record: RecordChange, portfolio: Portfolio)] {
    all(Portfolio.self).filter { $0.after.isApproved && $0.before?.isApproved != true }.map { ($0.change, $0.after) }
  }
}

extension RuleContext {
  /// The plans that `change` approves and that can be read; one that cannot is PORT-01's.
  func planApprovals(in change: CommitChange) throws -> [PlanApproval] {
    try change.approvedCycles.compactMap { record, portfolio in
      guard case .success(let approval) = try planApproval(record, portfolio, in: change) else { return nil }
      return approval
    }
  }

  /// The approval of `portfolio`, or why it is none.
  func planApproval(
    _ record: RecordChange, _ portfolio: Portfolio, in change: CommitChange
  ) throws -> Result<PlanApproval, UnreadablePlan> {
    do {
      let cycle = try PlanningCycle(
        portfolio, in: before, beside: change.approvedCycles.map(\.portfolio).filter { $0.id != portfolio.id })
      guard let plan = cycle.plan else { return .failure(UnreadablePlan(words: "it holds none")) }
      let problem = try cycle.problem()
      try problem.check()
      return .success(PlanApproval(record: record, cycle: cycle, problem: problem, plan: plan))
    } catch let obstacle as any PlanningObstacle {
      return .failure(UnreadablePlan(words: "\(obstacle)"))
    }
  }
}

/// Why a plan cannot be held against its constraints.
struct UnreadablePlan: Error {
  let words: String
}
