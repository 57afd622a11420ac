/// What a metric measures, and how its value follows from what was counted (DOMAIN.md §3.7).
public enum Measure: String, Sendable, CaseIterable {
  case nps, csat, ces, fcr, aht, sla, containment, adoption, volume, custom
  case sentiment = "sentiment_neg"
  case costPerTransaction = "cost_per_txn"
  case churnRisk = "churn_risk"

  /// What a row counts besides `n`.
  ///
  /// `x` are those of the `n` of whom the measure holds: satisfied, solved at once, negative. `s1` to `s7` are the answers
  /// of each score; `talk_s`, `hold_s` and `wrap_s` seconds of all that were handled; `cost` all that they cost.
  public var counts: [String] {
    switch self {
    case .nps: ["promoters", "detractors"]
    case .ces: (1...7).map { "s\($0)" }
    case .aht: ["talk_s", "hold_s", "wrap_s"]
    case .costPerTransaction: ["cost"]
    case .volume: []
    default: ["x"]
    }
  }

  /// Whether what is counted besides `n` are parts of the `n`, which they cannot exceed.
  private var countsParts: Bool { self != .aht && self != .costPerTransaction }

  /// What is wrong with the counts of `row`, or nothing.
  public func fault(in row: ObservationRow) -> RowFault? {
    if let missing = counts.first(where: { row.count($0) == nil }) { return .missing(missing) }
    guard countsParts else { return nil }
    let total = counts.reduce(Int128(0)) { $0 + Int128(row.count($1) ?? 0) }
    if total > Int128(row.sample) { return .moreThanAll(total) }
    return self == .ces && total < Int128(row.sample) ? .fewerThanAll(total) : nil
  }

  /// The value of all `rows` together; nothing where nobody was counted, or a row lacks a count.
  public func value(of rows: [ObservationRow]) -> MeasuredValue? {
    guard rows.allSatisfy({ fault(in: $0) == nil }) else { return nil }
    func sum(_ name: String) -> Int128 { rows.reduce(0) { $0 + Int128($1.count(name) ?? 0) } }
    let sample = rows.reduce(Int128(0)) { $0 + Int128($1.sample) }
    if self == .volume { return MeasuredValue(sample, over: 1, sample: sample) }
    guard sample > 0 else { return nil }
    let total =
      switch self {
      case .nps: 100 * (sum("promoters") - sum("detractors"))
      case .ces: (1...7).reduce(Int128(0)) { $0 + Int128($1) * sum("s\($1)") }
      case .aht, .costPerTransaction: counts.reduce(0) { $0 + sum($1) }
      default: 100 * sum("x")
      }
    return MeasuredValue(total, over: sample, sample: sample)
  }
}
