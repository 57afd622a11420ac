import Governance
import JSON
import Planning

/// A plan that is approved keeps to every constraint of its cycle, and comes to what it says.
///
/// The judge counts again, from the scores, budgets and demands of the parent state: starts within the planned quarters,
/// pools, budget, the reserve for low volume and high impact, buckets, mandates and overrides, what waits for what, and
/// what excludes what. Value and cost are those of the plan's members. An approved plan, its overrides, the limits that it
/// was held against and what customers had advised are never edited: a new cycle that says so supersedes it, and nothing
/// else ends it.
public struct PlansKeepTheirConstraints: Rule {
  public static let id = RuleID(code: "PORT-01", name: "plans-keep-their-constraints")

  /// What a plan is held against, and the decision on it.
  private static let limits: Set = [
    "budget", "buckets", "candidates", "decision", "mandated", "quarters", "reserve_lvhi_pct",
  ]

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try approvals(in: change, context) + successions(in: change, context) + edits(in: change, context)
  }

  private func approvals(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.approvedCycles.flatMap { record, portfolio -> [Violation] in
      switch try context.planApproval(record, portfolio, in: change) {
      case .failure(let fault):
        return [
          violation(.unreadable(portfolio.id, fault.words), in: record, at: "/result", fix: .mend(portfolio.id))
        ]
      case .success(let approval): return violations(of: approval)
      }
    }
  }

  private func violations(of approval: PlanApproval) -> [Violation] {
    let portfolio = approval.cycle.portfolio
    let broken = approval.problem.violations(of: approval.plan).filter { !$0.isOfPoolReserve }.map {
      violation(
        .breaks($0, approval.cycle.promised), in: approval.record, at: "/result/starts", fix: .optimize(portfolio.id))
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

  /// A cycle that was approved ends with the approval of the one that says so, and in no other way.
  private func successions(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let approved = change.approvedCycles
    let ended = change.all(Portfolio.self).filter { $1?.isApproved == true && $2.status == "superseded" }
    let orphans = ended.filter { _, _, old in !approved.contains { $0.portfolio.supersedes == old.id } }.map {
      violation(.unsucceeded($0.after.id), in: $0.change, at: "/status", fix: .newCycle($0.after.id))
    }
    let staying = try approved.compactMap { record, portfolio -> Violation? in
      guard let old = try context.after.record(portfolio.supersedes, as: Portfolio.self), old.isApproved else {
        return nil
      }
      return violation(.stays(old.id, portfolio.id), in: record, at: "/supersedes", fix: .close)
    }
    return orphans + staying
  }

  private func edits(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Portfolio.self).flatMap { record, before, after -> [Violation] in
      guard let before, try context.before.isUnderChangeControl(before.record) else { return [] }
      let advice = "advisory_inputs"
      let advised = before.fields.array(advice)
      let forgotten = Array(after.fields.array(advice).prefix(advised.count)) != advised
      let limits = record.differences.map(\.pointer).filter {
        $0.tokens.first.map(Self.limits.contains) ?? false
      }
      let lost = forgotten ? [JSONPointer(tokens: [advice])] : []
      return try (record.baselinedDifferences().map(\.pointer) + limits + lost).map {
        violation(.fixed(before.id, $0), in: record, at: $0, fix: .newCycle(before.id))
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func breaks(_ broken: PlanViolation, _ others: PlannedWork) -> Self {
    if case .start(let id, _) = broken.kind, let cycle = RecordID(id).flatMap({ others.cycles[$0] }) {
      return "\(id) is in the plan of \(cycle) already, which is approved"
    }
    guard case .constraint(let constraint) = broken.kind else { return "Plan cannot be carried out: \(broken)" }
    return "Plan breaks \(constraint) by \(broken.excess == .max ? "all" : "\(broken.excess)"): \(broken)"
  }
  fileprivate static func unreadable(_ portfolio: RecordID, _ words: String) -> Self {
    "\(portfolio) has no plan that could be approved: \(words)"
  }
  fileprivate static func fixed(_ portfolio: RecordID, _ place: JSONPointer) -> Self {
    "\(portfolio)\(place) was approved as it is"
  }
  fileprivate static func mend(_ portfolio: RecordID) -> Self {
    "mend that, then folio portfolio optimize \(portfolio) --save"
  }
  fileprivate static func optimize(_ portfolio: RecordID) -> Self { "folio portfolio optimize \(portfolio) --save" }
  fileprivate static func unsucceeded(_ portfolio: RecordID) -> Self {
    "\(portfolio) was approved, and no cycle that supersedes it is approved with this commit"
  }
  fileprivate static func stays(_ old: RecordID, _ new: RecordID) -> Self {
    "\(new) supersedes \(old), which stays approved"
  }
  fileprivate static let close: Self = "folio decision close moves both in one commit"
  fileprivate static func newCycle(_ portfolio: RecordID) -> Self {
    "plan anew: folio portfolio new --set supersedes=\(portfolio), which ends it when it is approved"
  }
}
