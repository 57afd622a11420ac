import Calendars
import Governance
import JSON
public import Planning

/// Work for few customers who suffer much is not crowded out.
///
/// A pool's `reserve_lvhi_pct` is taken by nothing else in a plan that is approved, while the plan leaves out a candidate
/// of low volume and high impact (severity 8 or more, 2 % of contacts or less).
public struct ReserveIsKept: PlanRule {
  public static let id = RuleID(code: "CAP-02", name: "reserve-is-kept")

  public init() {}

  func violations(of approval: PlanApproval, _ context: RuleContext) throws -> [Violation] {
    Self.taken(by: approval.plan, of: approval.problem, approval.cycle).map {
      violation($0.message, in: approval.record, at: "/result/starts", fix: .fund($0.unfunded, $0.pool))
    }
  }

  /// The reserves that `plan` takes, in order of pool and quarter; none where everybody they are for is in.
  static func taken(
    by plan: SelectionPlan, of problem: SelectionProblem, _ cycle: PlanningCycle
  ) -> [(pool: RecordID, unfunded: RecordID, message: Violation.Message)] {
    let unfunded = cycle.initiatives.first { $0.isLowVolumeHighImpact && plan.starts[$0.id.text] == nil }
    guard let unfunded else { return [] }
    let load = problem.evaluation(of: plan).unreservedLoad
    return cycle.pools.flatMap { pool -> [(pool: RecordID, unfunded: RecordID, message: Violation.Message)] in
      guard pool.reservePercent > 0, let supply = problem.supply[pool.id.text] else { return [] }
      return problem.quarters.indices.compactMap { place in
        let used = load[pool.id.text]?[place] ?? 0
        guard Int128(used) * 100 > Int128(supply[place]) * Int128(100 - pool.reservePercent) else { return nil }
        return (pool.id, unfunded.id, .taken(pool, problem.quarters[place], used, of: supply[place]))
      }
    }
  }
}

extension PlanningCycle {
  /// Why `plan` would not be approved although it keeps to every constraint of `problem`: the reserves that it takes.
  public func reservesTaken(by plan: SelectionPlan, of problem: SelectionProblem) -> [String] {
    ReserveIsKept.taken(by: plan, of: problem, self).map(\.message.description)
  }
}

extension Violation.Message {
  fileprivate static func taken(_ pool: Capacity, _ quarter: Quarter, _ used: Int, of supply: Int) -> Self {
    "The lvhi reserve of \(pool.title) is taken: \(used) of \(supply) in \(quarter), \(pool.reservePercent) % are kept"
  }
  fileprivate static func fund(_ initiative: RecordID, _ pool: RecordID) -> Self {
    "fund \(initiative), or free the reserve: folio capacity edit \(pool) --set reserve_lvhi_pct=…"
  }
}
