/// Values of 0 to 100: ten times the weighted sum of scores of 0 to 10.
public struct WeightedScoring: Sendable {
  public let weights: Weights
  public let normalisation: Normalisation
  public let initiatives: [ScoredInitiative]
  /// By place in `initiatives` and in `weights.criteria`, in billionths of a point.
  let scores: [[Int]]
  /// By place in `initiatives`: the weighted sum, 0 to 10, in 10⁻¹⁵.
  let sums: [Int]

  /// How many of the units of `sums` make one.
  static let unitsPerOne = Int128(Normalisation.unitsPerPoint) * Int128(Millionths.one.count)

  /// - Throws: `ScoringError` where an initiative is listed twice, or a score is missing or out of range.
  public init(
    _ initiatives: [ScoredInitiative], _ weights: Weights, normalisation: Normalisation = .fixed
  ) throws(ScoringError) {
    try initiatives.checkIDs()
    var columns: [[Int]] = []
    for criterion in weights.criteria {
      var column: [Millionths] = []
      for initiative in initiatives {
        guard let score = initiative.scores[criterion] else { throw .noScore(initiative.id, criterion: criterion) }
        guard .zero <= score, score <= Millionths(10) else {
          throw .scoreOutOfRange(initiative.id, criterion: criterion, score)
        }
        column.append(score)
      }
      columns.append(normalisation.normalised(column))
    }
    self.initiatives = initiatives
    self.weights = weights
    self.normalisation = normalisation
    scores = initiatives.indices.map { place in columns.map { $0[place] } }
    let counts = weights.criteria.map { weights.weight[$0]?.count ?? 0 }
    sums = scores.map { row in zip(row, counts).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  public var ranking: Ranking {
    Ranking(zip(initiatives, sums).map { ($0, Fraction(Int128($1) * 10, over: Self.unitsPerOne)) })
  }
}
