import Calendars
import Governance
import JSON
import Planning

/// Work for few customers who suffer much is not crowded out.
///
/// A pool's `reserve_lvhi_pct` is taken by nothing else in a plan that is approved, while the plan leaves out a candidate
/// of low volume and high impact (severity 8 or more, 2 % of contacts or less).
public struct ReserveIsKept: PlanRule {
  public static let id = RuleID(code: "CAP-02", name: "reserve-is-kept")

  public init() {}

  func violations(of approval: PlanApproval, _ context: RuleContext) throws -> [Violation] {
    let unfunded = approval.cycle.initiatives.first {
      $0.isLowVolumeHighImpact && approval.plan.starts[$0.id.text] == nil
    }
    guard let unfunded else { return [] }
    let load = approval.problem.evaluation(of: approval.plan).unreservedLoad
    return approval.cycle.pools.flatMap { pool -> [Violation] in
      guard pool.reservePercent > 0, let supply = approval.problem.supply[pool.id.text] else { return [] }
      return approval.problem.quarters.indices.compactMap { place in
        let used = load[pool.id.text]?[place] ?? 0
        guard Int128(used) * 100 > Int128(supply[place]) * Int128(100 - pool.reservePercent) else { return nil }
        return violation(
          .taken(pool, approval.problem.quarters[place], used, of: supply[place]), in: approval.record,
          at: "/result/starts", fix: .fund(unfunded.id, pool.id))
      }
    }
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
