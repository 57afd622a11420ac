public import Calendars

/// Which candidates start, and when.
public struct SelectionPlan: Hashable, Sendable {
  /// The quarter in which each starts; what is not here is not in the plan.
  public var starts: [String: Quarter]

  public init(starts: [String: Quarter]) {
    self.starts = starts
  }

  /// In the order of their bytes.
  public var ids: [String] { starts.keys.sorted() }
}

/// What a plan comes to.
public struct PlanEvaluation: Hashable, Sendable {
  public let value: Millionths
  public let cost: Int
  /// By pool, for each planned quarter, in person-weeks.
  public let load: [String: [Int]]
}

extension SelectionProblem {
  /// What `plan` comes to, whether it keeps to the constraints or not; what is no candidate counts for nothing.
  public func evaluation(of plan: SelectionPlan) -> PlanEvaluation {
    var value = 0
    var cost = 0
    var load = supply.mapValues { _ in quarters.map { _ in 0 } }
    for candidate in candidates {
      guard let start = plan.starts[candidate.id] else { continue }
      value += candidate.value.count
      cost += candidate.cost
      guard let first = quarters.first else { continue }
      let place = Quarter.quarters(from: first, to: start)
      for (pool, amounts) in candidate.demand {
        for (offset, amount) in amounts.enumerated() where quarters.indices.contains(place + offset) {
          load[pool]?[place + offset] += amount
        }
      }
    }
    return PlanEvaluation(value: Millionths(count: value), cost: cost, load: load)
  }
}
