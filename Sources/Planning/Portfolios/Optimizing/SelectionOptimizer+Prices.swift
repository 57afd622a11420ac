/// What a constraint costs.
public struct ConstraintPrice: Hashable, Sendable {
  public let constraint: SelectionConstraint
  /// The greatest value without it, less the greatest value; nil where the time was up.
  public let price: Millionths?
  /// What would be in and what would be out without it; both empty where its price is zero.
  public let gained: [String]
  public let lost: [String]
}

extension SelectionOptimizer {
  /// The price of each constraint, in the order of `SelectionProblem.constraints`. `best` is proven.
  ///
  /// A constraint that nothing comes near may have a price of zero without being asked about; one with room to spare may
  /// still have one, because initiatives are not divided.
  public func prices(of problem: SelectionProblem, _ best: SelectedPlan) throws -> [ConstraintPrice] {
    try problem.constraints.map { constraint in
      if problem.cannotBreak(constraint) {
        return ConstraintPrice(constraint: constraint, price: .zero, gained: [], lost: [])
      }
      let programme = SelectionProgramme(problem, without: [constraint])
      let answer = try greatestValue(of: programme, from: best.plan, .prices)
      guard case .found(let values, _, true) = answer else {
        return ConstraintPrice(constraint: constraint, price: nil, gained: [], lost: [])
      }
      let plan = programme.plan(values)
      let price = Millionths(count: problem.evaluation(of: plan).value.count - best.value.count)
      if price == .zero { return ConstraintPrice(constraint: constraint, price: price, gained: [], lost: []) }
      return ConstraintPrice(
        constraint: constraint,
        price: price,
        gained: plan.ids.filter { best.plan.starts[$0] == nil },
        lost: best.plan.ids.filter { plan.starts[$0] == nil }
      )
    }
  }
}

extension SelectionProblem {
  /// Whether even all candidates together keep to it.
  fileprivate func cannotBreak(_ constraint: SelectionConstraint) -> Bool {
    switch constraint {
    case .budget: candidates.reduce(0) { $0 + $1.cost } <= budget ?? Int.max
    case .reserve:
      candidates.reduce(0) { $0 + ($1.isLowVolumeHighImpact ? 0 : $1.cost) } <= unreserved ?? Int.max
    case .bucketCeiling(let name):
      candidates.reduce(0) { $0 + ($1.bucket == name ? $1.cost : 0) }
        <= bucket(name).flatMap { ceiling(of: $0) } ?? Int.max
    case .pool(let pool, let quarter):
      candidates.reduce(0) { $0 + ($1.demand[pool]?.max() ?? 0) }
        <= quarters.firstIndex(of: quarter).flatMap { supply[pool]?[$0] } ?? Int.max
    case .poolReserve(let pool, let quarter):
      candidates.reduce(0) { $0 + ($1.isLowVolumeHighImpact ? 0 : $1.demand[pool]?.max() ?? 0) }
        <= quarters.firstIndex(of: quarter).map { unreserved(of: pool, at: $0) } ?? Int.max
    case .mandate, .bucketCount, .bucketFloor, .precedence, .exclusion: false
    }
  }
}
