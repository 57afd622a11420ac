import Calendars
public import Governance
public import Planning
import JSON

/// A planning cycle with all that has a say in it, as a state of the ledger has it.
public struct PlanningCycle {
  public let portfolio: Portfolio
  /// The candidates, in order of id.
  public let initiatives: [Initiative]
  public let scored: [ScoredInitiative]
  /// The pools that are in use, in order of id.
  public let pools: [Capacity]
  /// What the plans of other cycles take that were approved and stay so.
  public let promised: PlannedWork
  let state: any LedgerState

  /// - Parameter others: cycles that become approved with this one, beside those that are.
  /// - Throws: ``PlanningFault`` where a candidate is missing, and what reading the state threw.
  public init(_ portfolio: Portfolio, in state: any LedgerState, beside others: [Portfolio] = []) throws {
    self.portfolio = portfolio
    self.state = state
    initiatives = try portfolio.candidates.sorted().map { id in
      guard let initiative = try state.record(id, as: Initiative.self) else { throw PlanningFault.noInitiative(id) }
      return initiative
    }
    scored = initiatives.map(ScoredInitiative.init)
    pools = try state.all(Capacity.self).filter { $0.status == "active" }
    let approved = try state.all(Portfolio.self).filter(\.isApproved) + others
    promised = try PlannedWork(
      approved.filter { $0.id != portfolio.id && $0.id != portfolio.supersedes }, in: state)
  }

  /// The candidates in the order of their value, by the cycle's method.
  ///
  /// - Parameters:
  ///   - weights: other weights than the cycle's, where it weighs.
  ///   - others: initiatives that are ranked with the candidates.
  /// - Throws: ``PlanningFault`` and `ScoringError` where somebody cannot be ranked.
  public func ranking(weights: [String: ExactDecimal]? = nil, beside others: [Initiative] = []) throws -> Ranking {
    let initiatives = initiatives + others
    let scored = scored + others.map(ScoredInitiative.init)
    switch portfolio.method {
    case .weighted: return try scoring(weights: weights, beside: others).ranking
    case .wsjf:
      return try Ranking(
        shortestJobs: zip(initiatives, scored).map { initiative, scored in
          guard let job = initiative.shortestJob else { throw PlanningFault.notScored(initiative.id, "wsjf") }
          return (scored, job)
        })
    case .rice:
      return try Ranking(
        reached: zip(initiatives, scored).map { initiative, scored in
          guard let reach = initiative.reachImpact else { throw PlanningFault.notScored(initiative.id, "rice") }
          return (scored, reach)
        })
    }
  }

  /// - Throws: `ScoringError` where the weights are none or a score is missing.
  public func scoring(
    weights: [String: ExactDecimal]? = nil, beside others: [Initiative] = []
  ) throws -> WeightedScoring {
    let stated =
      weights.map { other in portfolio.criteria.map { ($0.key, other[$0.key].map { Millionths($0) } ?? .zero) } }
      ?? portfolio.criteria.map { ($0.key, Millionths($0.weight)) }
    return try WeightedScoring(
      scored + others.map(ScoredInitiative.init), Weights(stated.map { (criterion: $0.0, weight: $0.1) }),
      normalisation: Normalisation(rawValue: portfolio.normalisation) ?? .fixed)
  }

  /// What there is to choose, and within which limits.
  ///
  /// - Throws: `ScoringError` where somebody cannot be ranked, ``PlanningFault`` where somebody is in the wrong bucket.
  public func problem(_ scenario: Portfolio.Scenario? = nil) throws -> SelectionProblem {
    let ranking = try ranking(weights: scenario?.weights)
    let committed = try committedWork()
    if let odd = initiatives.first(where: { $0.bucket == "lvhi" && !$0.isLowVolumeHighImpact }) {
      throw PlanningFault.notEligible(odd.id)
    }
    let overridden = Dictionary(grouping: portfolio.overrides, by: \.initiative)
    let candidates = initiatives.map { initiative in
      SelectionCandidate(
        id: initiative.id.text, value: ranking.value(of: initiative.id.text)?.millionths ?? .zero,
        cost: Int(clamping: initiative.budgetTotal ?? 0), bucket: initiative.bucket,
        // What another plan has waits for nothing that is kept.
        isLowVolumeHighImpact: initiative.isLowVolumeHighImpact && promised.cycles[initiative.id] == nil,
        demand: initiative.demandFromStart,
        starts: overridden[initiative.id]?.contains { !$0.isIn } == true ? [] : starts(of: initiative, committed))
    }
    let ids = Set(portfolio.candidates)
    let insisted = portfolio.overrides.filter(\.isIn).compactMap(\.initiative).filter(ids.contains)
    return SelectionProblem(
      quarters: portfolio.quarters, candidates: candidates, supply: try supply(scenario?.capacityPercent, committed),
      poolReserves: Dictionary(
        uniqueKeysWithValues: pools.filter { $0.reservePercent > 0 }.map {
          ($0.id.text, Millionths(Int(clamping: $0.reservePercent)))
        }),
      budget: Int(clamping: scenario?.budget ?? portfolio.budget),
      buckets: portfolio.buckets.map {
        StrategicBucket(
          $0.name, minimumCount: $0.minimumCount.map { Int(clamping: $0) },
          minimumPercent: $0.minimumPercent.map { Millionths(Int(clamping: $0)) },
          maximumPercent: $0.maximumPercent.map { Millionths(Int(clamping: $0)) })
      },
      reservePercent: Millionths(Int(clamping: portfolio.reservePercent)),
      mandated: Set((portfolio.mandated + insisted).map(\.text)), precedence: precedence(ids),
      completed: try completed(ids),
      exclusions: exclusions(ids))
  }

  /// The plan that the record holds; nothing where it holds none.
  public var plan: SelectionPlan? {
    portfolio.plan.map { plan in
      SelectionPlan(starts: Dictionary(plan.starts.map { ($0.key.text, $0.value) }) { first, _ in first })
    }
  }

  /// Why a candidate may start in no quarter whatever there is, where another plan has it.
  public func claim(on candidate: String) -> String? {
    RecordID(candidate).flatMap { promised.cycles[$0] }.map { other in
      "is in the plan of \(other); supersedes=\(other) plans it anew"
    }
  }

  /// The work of initiatives that are no candidates and have people committed to them, by pool and quarter.
  public func committedWork() throws -> CommittedWork {
    try CommittedWork(pools, without: Set(portfolio.candidates), in: state)
  }

  /// What each pool has for each planned quarter, less what is committed and what other plans take; `percent` of that, rounded down.
  private func supply(_ percent: Int64?, _ committed: CommittedWork) throws -> [String: [Int]] {
    Dictionary(
      uniqueKeysWithValues: pools.map { pool in
        let net = portfolio.quarters.map { quarter in
          let left =
            Int128(pool.supply[quarter] ?? 0) - Int128(committed.amount(of: pool.id, in: quarter))
            - Int128(promised.amount(of: pool.id, in: quarter))
          return Int(clamping: max(0, left) * Int128(percent ?? 100) / 100)
        }
        return (pool.id.text, net)
      })
  }

  private func precedence(_ ids: Set<RecordID>) -> [Precedence] {
    let lengths = Dictionary(initiatives.map { ($0.id, $0.quarters) }) { first, _ in first }
    return initiatives.flatMap { waiting in
      waiting.dependencies.filter { !isUnderWay($0, ids) }.map { first in
        Precedence(waiting.id.text, after: first.text, quarters: lengths[first] ?? 0)
      }
    }
  }

  private func completed(_ ids: Set<RecordID>) throws -> Set<String> {
    let needed = Set(initiatives.flatMap(\.dependencies))
    return try Set(needed.filter { try state.record($0, as: Initiative.self)?.status == "completed" }.map(\.text))
  }

  private func exclusions(_ ids: Set<RecordID>) -> [Set<String>] {
    let pairs = initiatives.flatMap { one in one.exclusions.filter(ids.contains).map { Set([one.id.text, $0.text]) } }
    return Set(pairs).sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
  }

  private func isUnderWay(_ id: RecordID, _ ids: Set<RecordID>) -> Bool {
    guard !ids.contains(id), let other = try? state.record(id, as: Initiative.self) else { return false }
    return other.isCommitted
  }

  /// The quarters in which `initiative` may start; nothing where all will do.
  ///
  /// What waits for work under way waits for its last quarter; what excludes such work, or is in another plan, does not
  /// start.
  private func starts(of initiative: Initiative, _ committed: CommittedWork) -> Set<Quarter>? {
    let ids = Set(portfolio.candidates)
    if promised.cycles[initiative.id] != nil { return [] }
    if initiative.exclusions.contains(where: { isUnderWay($0, ids) }) { return [] }
    let awaited = initiative.dependencies.filter { isUnderWay($0, ids) }.compactMap { committed.last[$0] }
    guard let last = awaited.max() else { return nil }
    return Set(portfolio.quarters.filter { $0 > last })
  }
}

/// Why a cycle cannot be planned.
public enum PlanningFault: PlanningObstacle, Sendable, Hashable {
  case noInitiative(RecordID)
  case notScored(RecordID, String)
  case notEligible(RecordID)

  public var description: String {
    switch self {
    case .noInitiative(let id): "\(id) is a candidate and no initiative of this ledger"
    case .notScored(let id, let method): "\(id) has no \(method); folio initiative edit \(id) --set /\(method)=…"
    case .notEligible(let id):
      "\(id) stands in the bucket lvhi and is none of low volume and high impact (severity 8 or more, 2 % of contacts or less); folio initiative edit \(id) --set bucket=… or pain"
    }
  }
}

extension Millionths {
  public init(_ decimal: ExactDecimal) { self.init(count: Int(clamping: decimal.millionths)) }
}
