/// One set of initiatives in several worlds at once, in each of which it may start as it likes; to be chosen so that it
/// loses as little as can be where it loses most (Savage's minimax regret, 1951).
struct RegretProgramme {
  private let worlds: [(programme: SelectionProgramme, first: Int)]
  /// What every value in every world is a multiple of.
  private let step: Int
  /// The variable that is the greatest regret, in steps.
  private let regret: Int
  private(set) var linear: LinearProgramme

  /// `best` is the greatest value of each problem; all problems have the same candidates.
  init(_ problems: [(problem: SelectionProblem, best: Millionths)]) {
    var linear = LinearProgramme(binaries: 0)
    var worlds: [(programme: SelectionProgramme, first: Int)] = []
    for (problem, _) in problems {
      let programme = SelectionProgramme(problem)
      worlds.append((programme, linear.upper.count))
      linear.append(programme.linear)
    }
    let step = problems.map(\.problem.valueStep).reduce(0, greatestCommonDivisor)
    regret = linear.addVariable(upTo: problems.map { $0.best.count / step }.max() ?? 0, objective: -1)

    for (world, problem) in zip(worlds, problems) {
      let gained = world.programme.terms { _, candidate in candidate.value.count / step }
      linear.rows.append(
        .init(
          gained.map { ($0.variable + world.first, $0.coefficient) } + [(regret, 1)],
          lower: problem.best.count / step))
    }
    if let base = worlds.first {
      for world in worlds.dropFirst() {
        for (one, other) in zip(base.programme.variables, world.programme.variables) {
          let taken = one.map { ($0 + base.first, 1) } + other.map { ($0 + world.first, -1) }
          if !taken.isEmpty { linear.rows.append(.init(taken, lower: 0, upper: 0)) }
        }
      }
    }
    for variable in linear.objective.indices where variable != regret { linear.objective[variable] = 0 }
    self.linear = linear
    self.worlds = worlds
    self.step = step
  }

  /// The plan that `values` say, with its starts in the first world.
  func plan(_ values: [Int]) -> SelectionPlan? { worlds.first?.programme.plan(values) }

  func greatestRegret(_ values: [Int]) -> Millionths { Millionths(count: values[regret] * step) }

  /// Asks for the most of Σ `weight` in the first world, with a regret that is not above that of `values`.
  mutating func settle(_ values: [Int], thenMaximise weight: (SelectionCandidate) -> Int) {
    linear.upper[regret] = values[regret]
    for variable in linear.objective.indices { linear.objective[variable] = 0 }
    for term in worlds.first?.programme.terms({ weight($1) }) ?? [] {
      linear.objective[term.variable] = term.coefficient
    }
  }

  /// Keeps Σ `weight` of the first world as it is in `values`.
  mutating func keep(_ values: [Int], _ weight: (SelectionCandidate) -> Int) {
    let terms = worlds.first?.programme.terms { weight($1) } ?? []
    let total = terms.reduce(0) { $0 + values[$1.variable] * $1.coefficient }
    linear.rows.append(.init(terms, lower: total, upper: total))
  }
}
