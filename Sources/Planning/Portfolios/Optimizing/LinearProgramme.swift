/// A linear programme in whole numbers: what any solver of such programmes can be asked.
public struct LinearProgramme: Hashable, Sendable {
  /// lower ≤ Σ coefficient · variable ≤ upper; nil for no bound.
  public struct Row: Hashable, Sendable {
    public var variables: [Int]
    public var coefficients: [Int]
    public var lower: Int?
    public var upper: Int?

    /// Terms without a coefficient are left out.
    init(_ terms: [(variable: Int, coefficient: Int)], lower: Int? = nil, upper: Int? = nil) {
      let terms = terms.filter { $0.coefficient != 0 }
      variables = terms.map(\.variable)
      coefficients = terms.map(\.coefficient)
      self.lower = lower
      self.upper = upper
    }

    func activity(at values: [Int]) -> Int128 {
      zip(variables, coefficients).reduce(0) { $0 + Int128(values[$1.0]) * Int128($1.1) }
    }

    func holds(at values: [Int]) -> Bool {
      let activity = activity(at: values)
      return activity >= lower.map { Int128($0) } ?? activity && activity <= upper.map { Int128($0) } ?? activity
    }
  }

  /// The least and the most that each variable may be.
  public var lower: [Int]
  public var upper: [Int]
  public var rows: [Row]
  /// To be as large as can be.
  public var objective: [Int]

  /// `count` variables of 0 or 1.
  init(binaries count: Int) {
    lower = Array(repeating: 0, count: count)
    upper = Array(repeating: 1, count: count)
    objective = Array(repeating: 0, count: count)
    rows = []
  }

  mutating func addVariable(upTo most: Int, objective weight: Int) -> Int {
    lower.append(0)
    upper.append(most)
    objective.append(weight)
    return upper.count - 1
  }

  /// Takes over the variables, rows and objective of `other`, whose variables come after those that there are.
  mutating func append(_ other: LinearProgramme) {
    let first = upper.count
    lower += other.lower
    upper += other.upper
    objective += other.objective
    rows += other.rows.map { row in
      var row = row
      row.variables = row.variables.map { $0 + first }
      return row
    }
  }

  /// Σ objective · variable.
  public func worth(of values: [Int]) -> Int {
    Int(clamping: zip(values, objective).reduce(Int128(0)) { $0 + Int128($1.0) * Int128($1.1) })
  }

  /// Whether `values` keep to every bound and row, counted in whole numbers.
  public func admits(_ values: [Int]) -> Bool {
    values.count == upper.count
      && values.indices.allSatisfy { lower[$0] <= values[$0] && values[$0] <= upper[$0] }
      && rows.allSatisfy { $0.holds(at: values) }
  }
}

/// What a solver says.
public enum LinearAnswer: Hashable, Sendable {
  /// These values, and none is worth more.
  case optimal([Int])
  case infeasible
  /// The time was up. The best values so far, if there are any, and what no values are worth more than, if that is known.
  case stopped([Int]?, bound: Int?)
}
