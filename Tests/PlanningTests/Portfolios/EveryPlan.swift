import Calendars
import Planning

/// Looks at every plan there is, one after another: slow, and easy to believe.
struct EveryPlan {
  let problem: SelectionProblem

  /// The first in the order of DOMAIN.md §3.4; nil where no plan keeps to all constraints but these.
  func best(without dropped: Set<SelectionConstraint> = []) -> SelectionPlan? {
    var best: (key: Key, plan: SelectionPlan)?
    each(problem.candidates[...], SelectionPlan(starts: [:])) { plan in
      guard keeps(plan, without: dropped) else { return }
      let key = key(of: plan)
      if best.map({ key < $0.key }) ?? true { best = (key, plan) }
    }
    return best?.plan
  }

  /// Whether any plan keeps to all constraints but these.
  func isFeasible(without dropped: Set<SelectionConstraint>) -> Bool {
    var isFeasible = false
    each(problem.candidates[...], SelectionPlan(starts: [:])) { plan in
      if isFeasible { return }
      isFeasible = keeps(plan, without: dropped)
    }
    return isFeasible
  }

  /// The least that any set loses where it loses most, and the sets that lose no more; nil where a world has no plan or
  /// no set fits in all of them.
  static func leastRegret(in worlds: [SelectionProblem]) -> (regret: Int, sets: Set<[String]>)? {
    var values: [[[String]: Int]] = []
    for world in worlds {
      let every = EveryPlan(problem: world)
      var own: [[String]: Int] = [:]
      every.each(world.candidates[...], SelectionPlan(starts: [:])) { plan in
        if every.keeps(plan, without: []) { own[plan.ids] = world.evaluation(of: plan).value.count }
      }
      if own.isEmpty { return nil }
      values.append(own)
    }
    var least: (regret: Int, sets: Set<[String]>)?
    for set in values[0].keys {
      let losses = values.map { own in own[set].map { (own.values.max() ?? 0) - $0 } }
      guard losses.allSatisfy({ $0 != nil }), let regret = losses.compactMap(\.self).max() else { continue }
      if regret < least?.regret ?? Int.max { least = (regret, []) }
      if regret == least?.regret { least?.sets.insert(set) }
    }
    return least
  }

  private func keeps(_ plan: SelectionPlan, without dropped: Set<SelectionConstraint>) -> Bool {
    problem.violations(of: plan).allSatisfy {
      if case .constraint(let constraint) = $0.kind { dropped.contains(constraint) } else { false }
    }
  }

  private func each(
    _ rest: ArraySlice<SelectionCandidate>, _ plan: SelectionPlan, _ body: (SelectionPlan) -> Void
  ) {
    guard let candidate = rest.first else { return body(plan) }
    each(rest.dropFirst(), plan, body)
    for quarter in problem.quarters {
      var longer = plan
      longer.starts[candidate.id] = quarter
      each(rest.dropFirst(), longer, body)
    }
  }

  private func key(of plan: SelectionPlan) -> Key {
    let chosen = problem.candidates.filter { plan.starts[$0.id] != nil }
    func place(_ id: String) -> Int { plan.starts[id].flatMap { problem.quarters.firstIndex(of: $0) } ?? 0 }
    return Key(
      value: -chosen.reduce(0) { $0 + $1.value.count },
      cost: chosen.reduce(0) { $0 + $1.cost },
      ids: plan.ids,
      lateness: chosen.reduce(0) { $0 + $1.value.count * place($1.id) },
      starts: plan.ids.map(place)
    )
  }

  private struct Key: Comparable {
    let value: Int
    let cost: Int
    let ids: [String]
    let lateness: Int
    let starts: [Int]

    static func < (left: Key, right: Key) -> Bool {
      if (left.value, left.cost) != (right.value, right.cost) {
        return (left.value, left.cost) < (right.value, right.cost)
      }
      if left.ids != right.ids { return left.ids.lexicographicallyPrecedes(right.ids) }
      if left.lateness != right.lateness { return left.lateness < right.lateness }
      return left.starts.lexicographicallyPrecedes(right.starts)
    }
  }
}
