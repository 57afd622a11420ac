import Calendars
import Governance
import JSON
import Planning

/// Nobody is promised twice.
///
/// A plan that is approved needs no more of a pool in any quarter than is left beside the initiatives past G2. Where an
/// initiative passes G2 or G3, or one that has people committed comes to need more, what it needs from this quarter on
/// fits beside the others.
public struct PoolsAreNotOverbooked: Rule {
  public static let id = RuleID(code: "CAP-01", name: "pools-are-not-overbooked")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let plans = try context.planApprovals(in: change).flatMap(overbooked)
    return try plans + commitments(in: change, context)
  }

  private func overbooked(by approval: PlanApproval) throws -> [Violation] {
    let titles = Dictionary(approval.cycle.pools.map { ($0.id.text, $0.title) }) { first, _ in first }
    return approval.problem.violations(of: approval.plan).compactMap { broken in
      guard case .constraint(.pool(let pool, let quarter)) = broken.kind else { return nil }
      return violation(
        .overbooked(titles[pool] ?? pool, quarter, broken.found, of: broken.limit), in: approval.record,
        at: "/result/starts", fix: .planAnew(approval.cycle.portfolio.id))
    }
  }

  /// Initiatives to which people become committed, or more than before.
  private func commitments(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let passed = try context.gateClosings(in: change).filter {
      ["G2", "G3"].contains($0.closing.decision.gate ?? "") && $0.closing.decision.gateResult?.isPass == true
    }
    let gates = Dictionary(passed.map { ($0.closing.initiative.id, $0.record) }) { first, _ in first }
    let grown = change.all(Initiative.self).filter { _, before, after in
      after.isCommitted && before?.isCommitted == true && after.demand != before?.demand
    }
    let asked = Set(gates.keys).union(grown.map(\.after.id)).sorted()
    guard !asked.isEmpty else { return [] }
    let pools = try context.after.all(Capacity.self).filter { $0.status == "active" }
    return try asked.flatMap { id -> [Violation] in
      guard let initiative = try context.after.record(id, as: Initiative.self) else { return [] }
      let place = gates[id] ?? change.record(id)
      let old = gates[id] == nil ? try context.before.record(id, as: Initiative.self) : nil
      let others = try CommittedWork(pools, without: [id], in: context.after)
      return Self.missing(for: initiative, more: old, pools, others, from: context.today).compactMap { shortage in
        place.map {
          violation(
            .overbooked(shortage.pool.title, shortage.quarter, Int(shortage.needed), of: Int(shortage.left)), in: $0,
            at: gates[id] == nil ? "/demand" : "/gate_result/choice", fix: .move(id))
        }
      }
    }
  }

  /// What `initiative` needs beyond what the pools have left, in order of pool and quarter.
  ///
  /// - Parameter old: as it was, when only what is more than that counts.
  static func missing(
    for initiative: Initiative, more old: Initiative?, _ pools: [Capacity], _ others: CommittedWork, from day: CivilDate
  ) -> [(pool: Capacity, quarter: Quarter, needed: Int64, left: Int64)] {
    func needs(_ initiative: Initiative?, _ pool: RecordID) -> [Quarter: Int64] {
      Dictionary(
        (initiative?.demand ?? []).filter { $0.pool == pool }.map { ($0.quarter, $0.amount) }, uniquingKeysWith: +)
    }
    return pools.flatMap { pool in
      let (before, now) = (needs(old, pool.id), needs(initiative, pool.id))
      return now.sorted { $0.key < $1.key }.compactMap { quarter, needed -> (Capacity, Quarter, Int64, Int64)? in
        let left = max(0, (pool.supply[quarter] ?? 0) - others.amount(of: pool.id, in: quarter))
        guard quarter.lastDay >= day, needed > left, needed > before[quarter] ?? 0 else { return nil }
        return (pool, quarter, needed, left)
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func overbooked(_ pool: String, _ quarter: Quarter, _ needed: Int, of left: Int) -> Self {
    "\(pool) \(quarter): \(needed) of \(left)"
  }
  fileprivate static func planAnew(_ portfolio: RecordID) -> Self {
    "move the start or drop work: folio portfolio optimize \(portfolio) --save"
  }
  fileprivate static func move(_ initiative: RecordID) -> Self {
    "move the start or drop work: folio initiative edit \(initiative) --set /demand=…; folio capacity shows who has the people"
  }
}
