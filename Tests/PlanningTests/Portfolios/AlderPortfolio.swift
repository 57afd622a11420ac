import Calendars
import Planning
import Testing

/// The planning cycle of the worked example, Alder Insurance (DOMAIN.md §5.2).
enum AlderPortfolio {
  /// id, bucket, cost, scores in the order of `criteria`, demand for CM and AN, whether it is a candidate.
  struct Row {
    let id: String
    let bucket: String
    let cost: Int
    let scores: [Int]
    let managers: [Int]
    let analysts: [Int]
    let isCandidate: Bool

    init(_ id: Int, _ bucket: String, _ cost: Int, _ scores: [Int], _ cm: [Int], _ an: [Int], _ isCandidate: Bool) {
      self.id = initiative(id)
      self.bucket = bucket
      self.cost = cost
      self.scores = scores
      managers = cm
      analysts = an
      self.isCandidate = isCandidate
    }
  }

  static let criteria = ["customer_impact", "strategic", "financial", "risk", "feasibility"]

  static let rows = [
    Row(1, "grow", 180, [8, 6, 7, 4, 8], [6, 3], [4, 2], false),
    Row(2, "grow", 420, [9, 8, 8, 5, 6], [8, 6], [10, 8], false),
    Row(3, "run", 260, [7, 7, 6, 5, 7], [6, 5], [8, 4], true),
    Row(4, "grow", 310, [6, 6, 7, 3, 5], [7, 6], [8, 6], true),
    Row(5, "lvhi", 220, [9, 5, 0, 7, 5], [4, 2], [2, 2], true),
    Row(6, "run", 480, [5, 9, 4, 9, 4], [9, 9], [12, 10], true),
    Row(7, "run", 70, [6, 7, 4, 5, 9], [2, 1], [6, 3], false),
    Row(8, "grow", 240, [8, 8, 8, 4, 6], [5, 5], [6, 6], true),
    Row(9, "run", 150, [8, 6, 7, 6, 7], [5, 3], [4, 3], false),
    Row(10, "grow", 200, [4, 6, 8, 2, 6], [5, 4], [8, 6], true),
    Row(11, "lvhi", 240, [8, 5, 1, 8, 6], [3, 2], [4, 2], true),
    Row(12, "run", 130, [6, 5, 7, 4, 7], [4, 2], [8, 4], true),
  ]

  static func weights(_ texts: [String] = ["0.35", "0.15", "0.25", "0.1", "0.15"]) throws -> Weights {
    try Weights(zip(criteria, texts).map { ($0, try decimal($1)) })
  }

  static func initiatives() throws -> [ScoredInitiative] {
    rows.map { row in
      ScoredInitiative(
        id: row.id,
        scores: Dictionary(uniqueKeysWithValues: zip(criteria, row.scores.map { Millionths($0) })),
        customerImpact: Millionths(row.scores[0]),
        cost: row.cost
      )
    }
  }

  static func scoring(_ weights: Weights) throws -> WeightedScoring {
    try WeightedScoring(initiatives(), weights)
  }

  static func values(_ weights: Weights) throws -> [String: Millionths] {
    Dictionary(
      uniqueKeysWithValues: try scoring(weights).ranking.entries.map { ($0.id, try #require($0.value.millionths)) })
  }

  static func problem() throws -> SelectionProblem {
    let quarters = try ["2026Q4", "2027Q1", "2027Q2", "2027Q3"].map { try #require(Quarter($0)) }
    let values = try values(weights())
    return SelectionProblem(
      quarters: quarters,
      candidates: rows.filter(\.isCandidate).map { row in
        SelectionCandidate(
          id: row.id,
          value: values[row.id] ?? .zero,
          cost: row.cost,
          bucket: row.bucket,
          isLowVolumeHighImpact: row.bucket == "lvhi",
          demand: ["CM": row.managers, "AN": row.analysts],
          starts: Set(quarters.prefix(3))
        )
      },
      supply: ["CM": [18, 20, 18, 14], "AN": [26, 26, 24, 20]],
      budget: 1250,
      buckets: [StrategicBucket("lvhi", minimumCount: 1)],
      reservePercent: Millionths(10),
      mandated: [initiative(6)],
      precedence: [Precedence(initiative(8), after: initiative(6), quarters: 2)],
      exclusions: [[initiative(4), initiative(10)]]
    )
  }

  static func scenarios() throws -> [SelectionScenario] {
    [
      SelectionScenario("cost pressure", values: try values(weights(["0.25", "0.1", "0.45", "0.05", "0.15"]))),
      SelectionScenario("customer first", values: try values(weights(["0.5", "0.15", "0.1", "0.1", "0.15"]))),
      SelectionScenario("fewer people", capacityPercent: Millionths(80)),
    ]
  }
}

/// `INI-0003` for 3.
func initiative(_ number: Int) -> String { "INI-" + String("000\(number)".suffix(4)) }

func initiatives(_ numbers: [Int]) -> [String] { numbers.map(initiative) }

func decimal(_ text: String) throws -> Millionths { try #require(Millionths(text)) }
