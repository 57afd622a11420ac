public import Governance
public import Planning
public import Rules
import Calendars
import JSON
import Storage

/// A planning cycle as people look at it: every initiative that is under way or could be, ranked by the cycle's weights.
public struct PortfolioView {
  public let portfolio: Portfolio
  public let view: LedgerView
  public let cycle: PlanningCycle
  /// Those that are ranked and are no candidates, because they were decided on before.
  public let others: [Initiative]

  /// - Parameter id: the cycle; the newest that was not superseded without one.
  /// - Throws: `UsageError` when there is none, or a candidate is none.
  public init(_ id: RecordID? = nil, in view: LedgerView) throws {
    let cycles = try view.records(of: Portfolio.kind).compactMap { $0.of(Portfolio.self) }
    let current = cycles.filter { $0.status != "superseded" }.max { $0.sequence < $1.sequence }
    guard let portfolio = try id.flatMap({ try view.state.record($0, as: Portfolio.self) }) ?? current else {
      throw UsageError("this ledger has no planning cycle", hint: "folio portfolio new")
    }
    self.portfolio = portfolio
    self.view = view
    do {
      cycle = try PlanningCycle(portfolio, in: view.state)
    } catch let fault as PlanningFault {
      throw UsageError("\(portfolio.id) cannot be planned: \(fault)")
    }
    let keys = Set(portfolio.criteria.map(\.key))
    others = try view.records(of: Initiative.kind).compactMap { $0.of(Initiative.self) }.filter { initiative in
      !portfolio.candidates.contains(initiative.id) && ["proposed", "active", "on_hold"].contains(initiative.status)
        && initiative.isScored(by: portfolio.method, keys)
    }
  }

  /// Everybody in the order of value.
  public func ranking() throws -> Ranking { try telling { try cycle.ranking(beside: others) } }

  /// What the ranking of a cycle that weighs hangs on.
  ///
  /// - Throws: `UsageError` for a cycle of another method.
  public func scoring() throws -> WeightedScoring {
    guard portfolio.method == .weighted else {
      throw UsageError(
        "\(portfolio.id) ranks by \(portfolio.method.rawValue), which has no weights",
        hint: "method=weighted and criteria give it some")
    }
    return try telling { try cycle.scoring(beside: others) }
  }

  /// The initiative called `id` among those that are ranked.
  public func initiative(_ id: String) -> Initiative? {
    cycle.initiatives.first { $0.id.text == id } ?? others.first { $0.id.text == id }
  }

  public func problem() throws -> SelectionProblem {
    try telling {
      let problem = try cycle.problem()
      try problem.check()
      return problem
    }
  }

  /// The cycle's scenarios as worlds of the problem.
  func worlds() throws -> [SelectionScenario] {
    try telling {
      try portfolio.scenarios.map { scenario in
        var values: [String: Millionths]?
        if let weights = scenario.weights {
          let ranking = try cycle.ranking(weights: weights)
          values = Dictionary(ranking.entries.map { ($0.id, $0.value.millionths ?? .zero) }) { first, _ in first }
        }
        return SelectionScenario(
          scenario.name, values: values,
          capacityPercent: scenario.capacityPercent.map { Millionths(Int(clamping: $0)) },
          budget: scenario.budget.map { Int(clamping: $0) })
      }
    }
  }

  private func telling<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let obstacle as any PlanningObstacle {
      throw UsageError("\(portfolio.id) cannot be planned: \(obstacle)")
    }
  }
}

extension Portfolio {
  /// Newer cycles plan later quarters; of two for the same quarters the one that was made later.
  fileprivate var sequence: String {
    "\(quarters.first.map { "\($0)" } ?? "") \(fields.string("created_at") ?? "") \(id.text)"
  }
}

extension Initiative {
  /// Whether it has all that a ranking by `method` asks for.
  fileprivate func isScored(by method: Portfolio.Method, _ keys: Set<String>) -> Bool {
    switch method {
    case .weighted: fields.object("scores").map { scores in keys.allSatisfy { scores[$0] != nil } } ?? false
    case .wsjf: fields["wsjf"] != nil
    case .rice: fields["rice"] != nil
    }
  }
}
