public import JSON

/// What `folio-plan` answers.
public struct SelectionAnswer: Sendable {
  /// What solved it, and its version.
  public let solver: String
  public let selection: Selection
  /// Empty where they were not asked for or the plan is not proven.
  public let prices: [ConstraintPrice]
  public let absences: [Absence]
  /// Nil where no scenario was asked about.
  public let comparison: ScenarioComparison?

  public init(
    solver: String, selection: Selection, prices: [ConstraintPrice], absences: [Absence],
    comparison: ScenarioComparison?
  ) {
    self.solver = solver
    self.selection = selection
    self.prices = prices
    self.absences = absences
    self.comparison = comparison
  }
}

extension SelectionOptimizer {
  /// All that `request` asks for.
  ///
  /// Prices and reasons are given of a plan that is proven: of another they would say more about the search than about the
  /// constraints.
  public func answer(_ request: SelectionRequest, solver: String) throws -> SelectionAnswer {
    let problem = request.problem
    let selection = try selection(of: problem)
    var prices: [ConstraintPrice] = []
    var absences: [Absence] = []
    if let best = selection.plan, best.isOptimal {
      if request.wantsPrices { prices = try self.prices(of: problem, best) }
      let ids = request.explained ?? problem.candidates.map(\.id).sorted()
      absences = try self.absences(of: ids, in: problem, best)
    }
    let comparison = request.scenarios.isEmpty ? nil : try comparison(of: problem, selection, in: request.scenarios)
    return SelectionAnswer(
      solver: solver, selection: selection, prices: prices, absences: absences, comparison: comparison)
  }
}

extension SelectionAnswer {
  public var json: JSONValue {
    var fields: JSONObject = [
      "solver": .string(solver),
      "selection": selection.json,
      "prices": .array(prices.map(\.json)),
      "absences": .array(absences.map(\.json)),
    ]
    if let comparison {
      fields["scenarios"] = .array(comparison.outcomes.dropFirst().map(\.selection.json))
      fields["sets"] = .array(comparison.rows.map(\.json))
      if let least = comparison.leastRegret {
        fields["least_regret"] = ["set": least.row.json, "proven": .bool(least.isProven)]
      }
    }
    return .object(fields)
  }

  /// The answer to `request`.
  ///
  /// Every plan in it is held against its problem, and what it comes to is counted again.
  ///
  /// - Throws: `ExchangeFault` where something is missing, of another kind, or a plan that breaks a constraint.
  public init(json: JSONValue, to request: SelectionRequest) throws(ExchangeFault) {
    let fields = Fields(json)
    let problem = request.problem
    solver = try fields.at("solver").text()
    selection = try Selection(fields.at("selection"), of: problem)
    prices = try fields.list("prices") { (field) throws(ExchangeFault) in try ConstraintPrice(field) }
    absences = try fields.list("absences") { (field) throws(ExchangeFault) in try Absence(field) }
    guard !request.scenarios.isEmpty else {
      comparison = nil
      return
    }
    let answers = try fields.at("scenarios").list { (field) throws(ExchangeFault) in field }
    guard answers.count == request.scenarios.count else {
      throw try fields.at("scenarios").fault("\(request.scenarios.count) scenarios")
    }
    var outcomes = [ScenarioComparison.Outcome(scenario: nil, selection: selection)]
    for (scenario, answer) in zip(request.scenarios, answers) {
      let selection = try Selection(answer, of: problem.under(scenario))
      outcomes.append(.init(scenario: scenario.name, selection: selection))
    }
    let names = outcomes.map(\.scenario)
    comparison = ScenarioComparison(
      outcomes: outcomes,
      rows: try fields.list("sets") { (field) throws(ExchangeFault) in try .init(field, names) },
      leastRegret: try fields.optional("least_regret").map { (field) throws(ExchangeFault) in
        .init(row: try .init(field.at("set"), names), isProven: try field.at("proven").boolean())
      })
  }
}
