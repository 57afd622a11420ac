/// What a solver is asked for, so that it can share out time and say what it is doing.
public enum SolveStage: Hashable, Sendable {
  /// The greatest value; of a scenario, where one is named.
  case value(scenario: String?)
  /// Which of equally valuable plans it is.
  case ties(scenario: String?)
  /// What constraints contradict each other.
  case conflict
  case prices
  case explanations
  /// Whether the plan of one scenario could be carried out in another.
  case regret
}

extension SolveStage: CustomStringConvertible {
  public var description: String {
    func of(_ scenario: String?) -> String { scenario.map { " of scenario \($0)" } ?? "" }
    return switch self {
    case .value(let scenario): "the greatest value\(of(scenario))"
    case .ties(let scenario): "ties\(of(scenario))"
    case .conflict: "what contradicts itself"
    case .prices: "prices of constraints"
    case .explanations: "why candidates are out"
    case .regret: "regrets"
    }
  }
}

/// A solver gave values that break a bound or a row, or claimed more or less than it could.
public struct SolverFault: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
}
