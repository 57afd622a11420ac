/// A world that differs in what initiatives are worth, in how many people there are or in how much money.
public struct SelectionScenario: Hashable, Sendable {
  public let name: String
  /// By id; nil for the values that stand.
  public var values: [String: Millionths]?
  /// How much of each supply there is, in percent; what comes of it is rounded down. Pools that have fewer people keep
  /// nothing of them: what they keep binds the plan that is approved, and here it is asked what would be possible.
  public var capacityPercent: Millionths?
  public var budget: Int?

  public init(
    _ name: String, values: [String: Millionths]? = nil, capacityPercent: Millionths? = nil, budget: Int? = nil
  ) {
    self.name = name
    self.values = values
    self.capacityPercent = capacityPercent
    self.budget = budget
  }
}

extension SelectionProblem {
  /// The problem in that world.
  public func under(_ scenario: SelectionScenario) -> SelectionProblem {
    var problem = self
    if let values = scenario.values {
      for place in candidates.indices { problem.candidates[place].value = values[candidates[place].id] ?? .zero }
    }
    if let percent = scenario.capacityPercent {
      problem.poolReserves = [:]
      problem.supply = supply.mapValues { supply in
        // What is overcommitted does not become less so for there being fewer people.
        supply.map { $0 <= 0 ? $0 : Self.part(percent.count, of: $0, rounding: .down) }
      }
    }
    if let budget = scenario.budget { problem.budget = budget }
    return problem
  }
}

/// The best plan of each of several worlds, and how each of those plans does in the others.
public struct ScenarioComparison: Sendable {
  public struct Outcome: Sendable {
    /// Nil for the problem as it stands.
    public let scenario: String?
    public let selection: Selection
  }

  public enum Regret: Hashable, Sendable {
    /// How much less the set is worth there than the best one.
    case less(Millionths)
    /// The set cannot be carried out there, whenever its initiatives start.
    case impossible
    /// The best plan there is not known, or the time was up.
    case unknown
  }

  /// The set of one best plan in all worlds.
  public struct Row: Sendable {
    public let ids: [String]
    /// The worlds whose best set it is.
    public let scenarios: [String?]
    /// In the order of `outcomes`.
    public let regrets: [Regret]

    /// The greatest regret; what cannot be carried out somewhere, or is not known, has none.
    public var greatest: Millionths? {
      var greatest = Millionths.zero
      for regret in regrets {
        guard case .less(let loss) = regret else { return nil }
        greatest = max(greatest, loss)
      }
      return greatest
    }
  }

  public struct LeastRegret: Sendable {
    public let row: Row
    /// Whether it was chosen among all sets; if not, among those that are best somewhere.
    public let isProven: Bool
  }

  /// The problem as it stands first, then the scenarios in their order.
  public let outcomes: [Outcome]
  /// Each set that is best somewhere, once.
  public let rows: [Row]
  /// The set that loses least where it loses most; nil where none can be carried out in each world, or a world's best
  /// plan is not known.
  public let leastRegret: LeastRegret?

  /// What is in every best plan; nil where a world has none that is proven.
  public var robustCore: [String]? {
    var core: Set<String>?
    for outcome in outcomes {
      guard let plan = outcome.selection.plan, plan.isOptimal else { return nil }
      core = core.map { $0.intersection(plan.plan.starts.keys) } ?? Set(plan.plan.starts.keys)
    }
    return core?.sorted()
  }

}

extension SelectionOptimizer {
  /// Looks for the best plan in each world; `standing` is that of the problem as it stands.
  public func comparison(
    of problem: SelectionProblem, _ standing: Selection, in scenarios: [SelectionScenario]
  ) throws -> ScenarioComparison {
    var worlds: [(problem: SelectionProblem, outcome: ScenarioComparison.Outcome)] = []
    worlds.append((problem, .init(scenario: nil, selection: standing)))
    for scenario in scenarios {
      let world = problem.under(scenario)
      let selection = try selection(of: world, scenario: scenario.name)
      worlds.append((world, .init(scenario: scenario.name, selection: selection)))
    }

    var sets: [(plan: SelectionPlan, scenarios: [String?])] = []
    for world in worlds {
      guard let plan = world.outcome.selection.plan?.plan else { continue }
      if let place = sets.firstIndex(where: { $0.plan.ids == plan.ids }) {
        sets[place].scenarios.append(world.outcome.scenario)
      } else {
        sets.append((plan, [world.outcome.scenario]))
      }
    }
    let rows = try sets.map { set in
      ScenarioComparison.Row(
        ids: set.plan.ids,
        scenarios: set.scenarios,
        regrets: try worlds.map { try regret(of: set.plan, in: $0.problem, $0.outcome.selection) }
      )
    }
    return ScenarioComparison(
      outcomes: worlds.map(\.outcome), rows: rows, leastRegret: try leastRegret(of: worlds, or: rows))
  }

  private func regret(
    of plan: SelectionPlan, in problem: SelectionProblem, _ selection: Selection
  ) throws -> ScenarioComparison.Regret {
    guard let best = selection.plan, best.isOptimal else { return .unknown }
    let loss = Millionths(count: best.value.count - problem.evaluation(of: plan).value.count)
    if problem.violations(of: plan).isEmpty { return .less(loss) }
    var programme = SelectionProgramme(problem.restricted(to: Set(plan.starts.keys)))
    programme.maximise { _, _ in 0 }
    switch try answer(programme.linear, from: nil, .regret) {
    case .optimal, .stopped(.some, _): return .less(loss)
    case .infeasible: return .impossible
    case .stopped(nil, _): return .unknown
    }
  }
}
