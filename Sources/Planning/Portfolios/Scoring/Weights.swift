/// How much each criterion counts. Together they make one.
public struct Weights: Hashable, Sendable {
  /// In the order in which they were stated, each once.
  public let criteria: [String]
  /// By criterion, 0 to 1.
  public let weight: [String: Millionths]

  /// - Throws: `ScoringError` where a criterion stands twice, a weight is negative, or they do not make one.
  public init(_ weights: [(criterion: String, weight: Millionths)]) throws(ScoringError) {
    var found: [String: Millionths] = [:]
    var sum = 0
    for (criterion, weight) in weights {
      guard found.updateValue(weight, forKey: criterion) == nil else { throw .criterionTwice(criterion) }
      guard Millionths.zero <= weight, weight <= .one else { throw .weightOutOfRange(criterion, weight) }
      sum += weight.count
    }
    guard sum == Millionths.one.count else { throw .weightsDoNotMakeOne(Millionths(count: sum)) }
    criteria = weights.map(\.criterion)
    self.weight = found
  }
}

/// Why initiatives cannot be ranked.
public enum ScoringError: PlanningObstacle, Hashable, Sendable {
  case criterionTwice(String)
  case weightOutOfRange(String, Millionths)
  case weightsDoNotMakeOne(Millionths)
  case sameID(String)
  case noScore(String, criterion: String)
  case scoreOutOfRange(String, criterion: String, Millionths)
  case notOnScale(String, criterion: String, Millionths, allowed: String)
}

extension ScoringError {
  public var description: String {
    switch self {
    case .criterionTwice(let criterion): "the criterion \(criterion) is weighted twice; state it once"
    case .weightOutOfRange(let criterion, let weight): "\(criterion) weighs \(weight); a weight is 0 to 1"
    case .weightsDoNotMakeOne(let sum): "the weights make \(sum) together; they have to make 1"
    case .sameID(let id): "\(id) is listed twice; list it once"
    case .noScore(let id, let criterion): "\(id) has no score for \(criterion); score it, or leave it out"
    case .scoreOutOfRange(let id, let criterion, let score):
      "\(id) scores \(score) for \(criterion); a score is 0 to 10"
    case .notOnScale(let id, let criterion, let number, let allowed):
      "\(id) states \(number) for \(criterion); allowed is \(allowed)"
    }
  }
}
