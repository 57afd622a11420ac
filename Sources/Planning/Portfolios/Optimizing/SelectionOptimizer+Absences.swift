import Calendars

extension SelectionOptimizer {
  /// Why each of `ids` is not in the plan, in their order; those that are in it are left out. `best` is proven.
  public func absences(of ids: [String], in problem: SelectionProblem, _ best: SelectedPlan) throws -> [Absence] {
    try ids.compactMap { id in
      guard best.plan.starts[id] == nil, let place = problem.candidates.firstIndex(where: { $0.id == id }) else {
        return nil
      }
      let ways = try ways(for: problem.candidates[place], in: problem, best.plan)
      return Absence(
        id: id, nearMisses: ways.single, together: ways.together, forced: try forced(place, in: problem, best))
    }
  }

  private func forced(_ place: Int, in problem: SelectionProblem, _ best: SelectedPlan) throws -> Absence.Forced {
    var programme = SelectionProgramme(problem)
    programme.settle(place, isIn: true)
    switch try greatestValue(of: programme, from: nil, .explanations) {
    case .infeasible: return .impossible
    case .unknown, .found(_, _, false): return .unknown
    case .found(let values, _, true):
      let plan = programme.plan(values)
      let id = problem.candidates[place].id
      return .costs(
        Millionths(count: best.value.count - problem.evaluation(of: plan).value.count),
        gained: plan.ids.filter { best.plan.starts[$0] == nil && $0 != id },
        displaced: best.plan.ids.filter { plan.starts[$0] == nil }
      )
    }
  }

  /// What has to give way for `candidate` to be in beside all of `plan`.
  private func ways(
    for candidate: SelectionCandidate, in problem: SelectionProblem, _ plan: SelectionPlan
  ) throws -> (single: [NearMiss], together: [NearMiss]) {
    guard let start = problem.starts(of: candidate).last else { return ([], []) }
    let set = Set(plan.starts.keys).union([candidate.id])
    var wider = plan
    wider.starts[candidate.id] = problem.quarters[start]

    // What does not depend on when anything starts is counted; the rest is asked of the solver.
    let broken = problem.violations(of: wider).compactMap { violation -> NearMiss? in
      guard case .constraint(let constraint) = violation.kind else { return nil }
      switch constraint {
      case .pool, .poolReserve: return nil
      case .precedence(_, let first):
        return set.contains(first) ? nil : NearMiss(constraint: constraint, amount: 1)
      default: return NearMiss(constraint: constraint, amount: violation.excess)
      }
    }
    let programme = SelectionProgramme(problem.restricted(to: set), without: Set(broken.map(\.constraint)))
    let rows = programme.poolRows
    if let nothing = try stretched(programme, []), nothing.isEmpty {
      return broken.count == 1 ? (broken, []) : ([], broken)
    }
    if broken.isEmpty {
      let needed = rows.filter { isScarce(programme, $0.row) }
      let single = try needed.compactMap { try stretched(programme, [$0]) }.filter { $0.count == 1 }.flatMap { $0 }
      if !single.isEmpty { return (single, []) }
      let early = try waits(of: set, in: problem)
      if !early.isEmpty { return (early, []) }
    }
    guard let pools = try stretched(programme, rows) else { return ([], []) }
    return ([], broken + pools)
  }

  /// How many people more each of `rows` needs at the least, added up; nil where that does not help.
  private func stretched(
    _ programme: SelectionProgramme, _ rows: [(constraint: SelectionConstraint, row: Int)]
  ) throws -> [NearMiss]? {
    var programme = programme
    let extra = programme.stretch(rows.map(\.row))
    guard case .optimal(let values) = try answer(programme.linear, from: nil, .explanations) else { return nil }
    return zip(rows, extra).compactMap { pool, variable in
      values[variable] == 0 ? nil : NearMiss(constraint: pool.constraint, amount: values[variable])
    }
  }

  /// The waits within `set` that alone keep it from fitting.
  private func waits(of set: Set<String>, in problem: SelectionProblem) throws -> [NearMiss] {
    try problem.constraints.compactMap { constraint in
      guard case .precedence(let waiting, let first) = constraint, set.contains(waiting), set.contains(first) else {
        return nil
      }
      let programme = SelectionProgramme(problem.restricted(to: set), without: [constraint])
      return try stretched(programme, []) == nil ? nil : NearMiss(constraint: constraint, amount: 1)
    }
  }

  /// Whether everything that could meet in a pool would be too much for it.
  private func isScarce(_ programme: SelectionProgramme, _ row: Int) -> Bool {
    let row = programme.linear.rows[row]
    return row.coefficients.reduce(0) { $0 + max($1, 0) } > row.upper ?? Int.max
  }
}

extension SelectionProblem {
  /// The problem of when to start exactly these; what else is mandated makes it infeasible, as it should.
  func restricted(to set: Set<String>) -> SelectionProblem {
    var problem = self
    // Who is left out of the set is still waiting for what pools keep.
    problem.candidates = candidates.compactMap {
      if set.contains($0.id) { return $0 }
      let isWaiting = $0.isLowVolumeHighImpact && !mandated.contains($0.id)
      return isWaiting ? .absent($0.id, isLowVolumeHighImpact: true) : nil
    }
    let strangers = mandated.subtracting(set)
    problem.mandated = set
    for id in strangers.sorted() {
      // It has to be in and has no quarter to start in.
      problem.candidates.append(.absent(id, isLowVolumeHighImpact: false))
      problem.mandated.insert(id)
    }
    return problem
  }
}

extension SelectionCandidate {
  /// One that no quarter has room for.
  fileprivate static func absent(_ id: String, isLowVolumeHighImpact: Bool) -> SelectionCandidate {
    SelectionCandidate(id: id, value: .zero, cost: 0, isLowVolumeHighImpact: isLowVolumeHighImpact, starts: [])
  }
}
