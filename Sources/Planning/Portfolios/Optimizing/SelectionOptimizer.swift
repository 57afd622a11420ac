/// Finds the best plan of a problem, with any solver of linear programmes.
///
/// Solvers count in binary floating point and are not believed: whatever they answer is counted again in whole numbers,
/// and an answer that does not hold is a `SolverFault`. That nothing is better is theirs to say; `bound` says how far that
/// goes.
public struct SelectionOptimizer {
  /// What solves a programme, from values that keep to it where some are known.
  public typealias Solver = (LinearProgramme, _ start: [Int]?, SolveStage) throws -> LinearAnswer

  let solver: Solver

  public init(_ solver: @escaping Solver) {
    self.solver = solver
  }

  /// The best plan: the greatest value; of those the lowest cost; then the list of ids that sorts first; then each value
  /// as early as can be (the least Σ value · place of the start); then the earliest starts by id.
  ///
  /// - Throws: `SelectionFault` for a problem that is none, `SolverFault`, and what the solver throws.
  public func selection(of problem: SelectionProblem, scenario: String? = nil) throws -> Selection {
    try problem.check()
    let programme = SelectionProgramme(problem)
    switch try greatestValue(of: programme, from: problem.greedyPlan(), .value(scenario: scenario)) {
    case .infeasible: return .infeasible(try conflict(in: problem))
    case .unknown: return .unknown
    case .found(let values, let bound, let isProven):
      let plan = programme.plan(values)
      guard isProven else { return .plan(try selected(plan, bound: bound, .nothing, of: problem)) }
      let (best, proven) = try settleTies(programme, values, .ties(scenario: scenario))
      return .plan(try selected(best, bound: bound, proven, of: problem))
    }
  }

  private func selected(
    _ plan: SelectionPlan, bound: Int, _ proven: SelectedPlan.Proof, of problem: SelectionProblem
  ) throws -> SelectedPlan {
    let broken = problem.violations(of: plan)
    guard broken.isEmpty else {
      throw SolverFault(description: "the plan breaks \(broken.map(\.description).joined(separator: "; "))")
    }
    return SelectedPlan(
      plan: plan,
      evaluation: problem.evaluation(of: plan),
      bound: Millionths(count: Int(clamping: Int128(bound) * Int128(problem.valueStep))),
      proof: proven
    )
  }

  enum Greatest {
    case found([Int], bound: Int, isProven: Bool)
    case infeasible
    case unknown
  }

  /// The values of the greatest worth that the solver finds, starting from `plan` where that keeps to the programme.
  func greatestValue(
    of programme: SelectionProgramme, from plan: SelectionPlan?, _ stage: SolveStage
  ) throws -> Greatest {
    let start = plan.map { programme.values(of: $0) }.flatMap { programme.linear.admits($0) ? $0 : nil }
    switch try answer(programme.linear, from: start, stage) {
    case .infeasible: return .infeasible
    case .optimal(let values): return .found(values, bound: programme.linear.worth(of: values), isProven: true)
    case .stopped(let values, let bound):
      guard let values = values.map({ programme.linear.polished($0) }) else { return .unknown }
      let worth = programme.linear.worth(of: values)
      let all = programme.values.reduce(0, +)
      return .found(values, bound: max(worth, min(bound ?? all, all)), isProven: bound.map { $0 <= worth } ?? false)
    }
  }

  /// What the solver answers, looked over: of its values and `start` the better stand.
  func answer(_ programme: LinearProgramme, from start: [Int]?, _ stage: SolveStage) throws -> LinearAnswer {
    // A row without variables that does not hold settles it, and no solver is bothered.
    if programme.rows.contains(where: { $0.variables.isEmpty && !$0.holds(at: []) }) { return .infeasible }
    let answer = try solver(programme, start, stage)
    switch answer {
    case .infeasible:
      guard start == nil else { throw SolverFault(description: "\(stage): it found no plan where there is one") }
      return answer
    case .optimal(let values):
      guard programme.admits(values) else {
        throw SolverFault(description: "\(stage): its plan breaks a constraint when it is counted in whole numbers")
      }
      guard let start, programme.worth(of: start) > programme.worth(of: values) else { return answer }
      throw SolverFault(description: "\(stage): it called a plan the best where there is a better one")
    case .stopped(let values, let bound):
      // What breaks a constraint is no plan, and a search that was stopped owes none.
      let plans = [values, start].compactMap { $0 }.filter { programme.admits($0) }
      let best = plans.max { programme.worth(of: $0) < programme.worth(of: $1) }
      return .stopped(best, bound: bound)
    }
  }
}
