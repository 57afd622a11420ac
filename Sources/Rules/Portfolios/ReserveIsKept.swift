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
        && approval.cycle.promised.cycles[$0.id] == nil
    }
    guard let unfunded else { return [] }
    return approval.problem.violations(of: approval.plan).compactMap { broken in
      guard case .constraint(.poolReserve(let id, let quarter)) = broken.kind,
        let pool = approval.cycle.pools.first(where: { $0.id.text == id }),
        let place = approval.problem.quarters.firstIndex(of: quarter), let supply = approval.problem.supply[id]
      else { return nil }
      return violation(
        .taken(pool, quarter, broken.found, of: supply[place]), in: approval.record, at: "/result/starts",
        fix: .fund(unfunded.id, pool.id))
    }
  }
}

extension PlanViolation {
  /// Whether it is CAP-02 that tells of it.
  var isOfPoolReserve: Bool {
    if case .constraint(.poolReserve) = kind { true } else { false }
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
