import Calendars

/// A problem as a programme: one variable for each candidate and each quarter in which it may start.
struct SelectionProgramme {
  let problem: SelectionProblem
  var linear: LinearProgramme
  /// The variables of each candidate, its starts ascending.
  let variables: [Range<Int>]
  /// By variable: the place of the quarter.
  let starts: [Int]
  /// The values of the candidates in steps of `valueStep`.
  let values: [Int]
  /// One if all low-volume, high-impact candidates are in, so that pools keep nothing; nil where pools keep nothing anyway.
  private(set) var reserveIsFree: Int?
  /// The rows of pools and of what they keep, for those who would give way a little.
  private(set) var poolRows: [(constraint: SelectionConstraint, row: Int)] = []

  /// The problem, `without` some of its constraints. Worth is value.
  init(_ problem: SelectionProblem, without: Set<SelectionConstraint> = []) {
    self.problem = problem
    var variables: [Range<Int>] = []
    var starts: [Int] = []
    for candidate in problem.candidates {
      let first = starts.count
      starts += problem.starts(of: candidate)
      variables.append(first..<starts.count)
    }
    self.variables = variables
    self.starts = starts
    let step = problem.valueStep
    values = problem.candidates.map { $0.value.count / step }
    linear = LinearProgramme(binaries: starts.count)
    for (place, range) in variables.enumerated() {
      for variable in range { linear.objective[variable] = values[place] }
      let isMandated = problem.mandated.contains(problem.candidates[place].id)
      let lower = isMandated && !without.contains(.mandate(problem.candidates[place].id)) ? 1 : nil
      add(LinearProgramme.Row(range.map { ($0, 1) }, lower: lower, upper: 1))
    }
    for constraint in problem.constraints where !without.contains(constraint) { add(rowsOf: constraint) }
  }

  private mutating func add(_ row: LinearProgramme.Row) {
    // An empty row without bounds that could fail says nothing, and solvers are spared it.
    if row.variables.isEmpty, row.holds(at: []) { return }
    linear.rows.append(row)
  }

  private mutating func add(rowsOf constraint: SelectionConstraint) {
    switch constraint {
    case .mandate: break
    case .budget: add(.init(costs { _ in true }, upper: problem.budget))
    case .reserve: add(.init(costs { !$0.isLowVolumeHighImpact }, upper: problem.unreserved))
    case .bucketCount(let name):
      add(.init(terms { _, candidate in candidate.bucket == name ? 1 : 0 }, lower: problem.bucket(name)?.minimumCount))
    case .bucketFloor(let name):
      add(.init(costs { $0.bucket == name }, lower: problem.bucket(name).flatMap { problem.floor(of: $0) }))
    case .bucketCeiling(let name):
      add(.init(costs { $0.bucket == name }, upper: problem.bucket(name).flatMap { problem.ceiling(of: $0) }))
    case .exclusion(let ids):
      add(.init(terms { _, candidate in ids.contains(candidate.id) ? 1 : 0 }, upper: 1))
    case .pool(let pool, let quarter):
      guard let place = problem.quarters.firstIndex(of: quarter), let supply = problem.supply[pool] else { return }
      let before = linear.rows.count
      add(.init(demand(for: pool, at: place) { _ in true }, upper: supply[place]))
      if linear.rows.count > before { poolRows.append((constraint, before)) }
    case .poolReserve(let pool, let quarter):
      guard let place = problem.quarters.firstIndex(of: quarter), let supply = problem.supply[pool] else { return }
      let kept = problem.unreserved(of: pool, at: place)
      let terms = demand(for: pool, at: place) { !$0.isLowVolumeHighImpact }
      let free = (variable: variableOfFreeReserve(), coefficient: min(0, kept - supply[place]))
      poolRows.append((constraint, linear.rows.count))
      linear.rows.append(.init(terms + [free], upper: kept))
    case .precedence(let waiting, let first): addPrecedence(waiting, first)
    }
  }

  /// For each quarter: what has started by then, less what it waits for and was completed by then, is not above zero.
  ///
  /// This says the same as a row for each start, and its relaxation is the tighter.
  private mutating func addPrecedence(_ waiting: String, _ first: String) {
    guard let place = problem.candidates.firstIndex(where: { $0.id == waiting }) else { return }
    let quarters = problem.precedence.filter { $0.waiting == waiting && $0.first == first }.map(\.quarters).max() ?? 0
    let other = problem.candidates.firstIndex { $0.id == first }
    for limit in variables[place].map({ starts[$0] }) {
      let own = variables[place].filter { starts[$0] <= limit }.map { (variable: $0, coefficient: 1) }
      let done = other.map { variables[$0].filter { starts[$0] + quarters <= limit } } ?? []
      add(.init(own + done.map { ($0, -1) }, upper: 0))
    }
  }

  /// The variable `reserveIsFree`, made where it is asked for first: it is above the presence of no candidate that it is
  /// for.
  private mutating func variableOfFreeReserve() -> Int {
    if let reserveIsFree { return reserveIsFree }
    let variable = linear.addVariable(upTo: 1, objective: 0)
    for (candidate, range) in zip(problem.candidates, variables) where candidate.isLowVolumeHighImpact {
      linear.rows.append(.init([(variable, 1)] + range.map { ($0, -1) }, upper: 0))
    }
    reserveIsFree = variable
    return variable
  }

  private func costs(where isCounted: (SelectionCandidate) -> Bool) -> [(variable: Int, coefficient: Int)] {
    terms { _, candidate in isCounted(candidate) ? candidate.cost : 0 }
  }

  private func demand(
    for pool: String, at place: Int, of isCounted: (SelectionCandidate) -> Bool
  ) -> [(variable: Int, coefficient: Int)] {
    terms { start, candidate in
      guard isCounted(candidate) else { return 0 }
      let amounts = candidate.demand[pool] ?? []
      return amounts.indices.contains(place - start) ? amounts[place - start] : 0
    }
  }

  /// A term for each variable, with the coefficient that `weight` gives for its start and its candidate.
  func terms(_ weight: (Int, SelectionCandidate) -> Int) -> [(variable: Int, coefficient: Int)] {
    zip(problem.candidates, variables).flatMap { candidate, range in
      range.map { (variable: $0, coefficient: weight(starts[$0], candidate)) }
    }
  }

  /// What `values` of the variables say; further variables are passed over.
  func plan(_ values: [Int]) -> SelectionPlan {
    var plan = SelectionPlan(starts: [:])
    for (candidate, range) in zip(problem.candidates, variables) {
      for variable in range where values[variable] == 1 {
        plan.starts[candidate.id] = problem.quarters[starts[variable]]
      }
    }
    return plan
  }

  /// The values that say `plan`, as far as its starts are allowed.
  func values(of plan: SelectionPlan) -> [Int] {
    var values = linear.upper.map { _ in 0 }
    if let reserveIsFree {
      let isFree = problem.candidates.allSatisfy { !$0.isLowVolumeHighImpact || plan.starts[$0.id] != nil }
      values[reserveIsFree] = isFree ? 1 : 0
    }
    for (candidate, range) in zip(problem.candidates, variables) {
      guard let start = plan.starts[candidate.id].flatMap({ problem.quarters.firstIndex(of: $0) }) else { continue }
      for variable in range where starts[variable] == start { values[variable] = 1 }
    }
    return values
  }

  /// Has the candidate at `place` in or out from now on.
  mutating func settle(_ place: Int, isIn: Bool) {
    if isIn {
      linear.rows.append(.init(variables[place].map { ($0, 1) }, lower: 1, upper: 1))
    } else {
      for variable in variables[place] { linear.upper[variable] = 0 }
    }
  }

  /// Has Σ `weight` be `total` from now on.
  mutating func settle(_ total: Int, _ weight: (Int, SelectionCandidate) -> Int) {
    linear.rows.append(.init(terms(weight), lower: total, upper: total))
  }

  /// Asks for the most of Σ `weight`.
  mutating func maximise(_ weight: (Int, SelectionCandidate) -> Int) {
    for index in linear.objective.indices { linear.objective[index] = 0 }
    for (variable, coefficient) in terms(weight) { linear.objective[variable] = coefficient }
  }

  /// Lets the pools of `rows` have more people than there are, and asks for as few of them as can be.
  ///
  /// - Returns: the variables that count them, one for each row.
  mutating func stretch(_ rows: [Int]) -> [Int] {
    maximise { _, _ in 0 }
    return rows.map { row in
      let most = linear.rows[row].coefficients.reduce(0) { $0 + max($1, 0) } - min(linear.rows[row].upper ?? 0, 0)
      let variable = linear.addVariable(upTo: most, objective: -1)
      linear.rows[row].variables.append(variable)
      linear.rows[row].coefficients.append(-1)
      return variable
    }
  }
}
