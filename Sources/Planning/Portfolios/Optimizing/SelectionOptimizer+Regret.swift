extension SelectionOptimizer {
  /// The set whose greatest regret is the least, of all sets that can be carried out in each world: of several the one of
  /// the greatest value as things stand, then of the lowest cost.
  ///
  /// Nil where a world's best plan is not known, or no set can be carried out everywhere. `rows` are sets to fall back to
  /// where the time is up.
  func leastRegret(
    of worlds: [(problem: SelectionProblem, outcome: ScenarioComparison.Outcome)], or rows: [ScenarioComparison.Row]
  ) throws -> ScenarioComparison.LeastRegret? {
    var problems: [(problem: SelectionProblem, best: Millionths)] = []
    for world in worlds {
      guard let best = world.outcome.selection.plan, best.isOptimal else { return nil }
      problems.append((world.problem, best.value))
    }
    let known = rows.filter { $0.greatest != nil }.min { $0.greatest ?? .zero < $1.greatest ?? .zero }
    let fallback = known.map { ScenarioComparison.LeastRegret(row: $0, isProven: false) }

    var programme = RegretProgramme(problems)
    switch try answer(programme.linear, from: nil, .regret) {
    case .infeasible: return nil
    case .stopped: return fallback
    case .optimal(let values):
      // A set that is best somewhere and loses no more than any other explains itself.
      if let known, known.greatest == programme.greatestRegret(values) { return .init(row: known, isProven: true) }
      var best = values
      let step = problems[0].problem.valueStep
      programme.settle(best) { $0.value.count / step }
      if case .optimal(let better) = try answer(programme.linear, from: best, .regret) {
        best = better
        programme.keep(best) { $0.value.count / step }
        programme.settle(values) { -$0.cost }
        if case .optimal(let cheaper) = try answer(programme.linear, from: best, .regret) { best = cheaper }
      }
      guard let plan = programme.plan(best) else { return fallback }
      let regrets = zip(worlds, problems).map { world, problem in
        ScenarioComparison.Regret.less(
          Millionths(count: problem.best.count - world.problem.evaluation(of: plan).value.count))
      }
      return .init(row: .init(ids: plan.ids, scenarios: [], regrets: regrets), isProven: true)
    }
  }
}
