/// What came of looking for the best plan.
public enum Selection: Sendable {
  case plan(SelectedPlan)
  /// No plan keeps to all constraints.
  case infeasible(Conflict)
  /// The time was up before any plan was found.
  case unknown

  public var plan: SelectedPlan? {
    if case .plan(let plan) = self { plan } else { nil }
  }
}

/// A plan that keeps to every constraint, and how good it is known to be.
public struct SelectedPlan: Sendable {
  /// How much of the order of plans is proven, each step on the ones before it.
  public enum Proof: Int, Comparable, CaseIterable, Sendable {
    /// The time was up: a plan, and no claim to be the best.
    case nothing
    case value
    case cost
    /// There is no better set of initiatives, ties settled.
    case set
    /// This is the one plan, with these starts.
    case starts

    public static func < (left: Proof, right: Proof) -> Bool { left.rawValue < right.rawValue }
  }

  public let plan: SelectionPlan
  public let evaluation: PlanEvaluation
  /// No plan has a greater value.
  public let bound: Millionths
  public let proof: Proof

  public var value: Millionths { evaluation.value }
  public var cost: Int { evaluation.cost }
  public var isOptimal: Bool { proof >= .value }

  /// How much more than its value could be possible, in percent of its value; nil where that is zero.
  public var gapPercent: Fraction? {
    if value == .zero { return bound == .zero ? .zero : nil }
    return Fraction(Int128(bound.count - value.count) * 100, over: Int128(value.count))
  }
}

/// Constraints that no plan can keep to together.
public struct Conflict: Hashable, Sendable {
  public let constraints: [SelectionConstraint]
  /// Whether giving up any one of them would do; false where the time was up before that was known.
  public let isMinimal: Bool
}

extension Conflict {
  /// Each constraint, and where one has to be in that cannot start, that.
  public func words(in problem: SelectionProblem) -> [String] {
    constraints.map { constraint in
      guard case .mandate(let id) = constraint, let candidate = problem.candidates.first(where: { $0.id == id }),
        problem.starts(of: candidate).isEmpty
      else { return "\(constraint)" }
      return "\(constraint), which may start in no planned quarter"
    }
  }
}
