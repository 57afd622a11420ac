public import Governance
public import Planning
public import Calendars
import JSON

extension Initiative {
  public var bucket: String? { fields.string("bucket") }
  /// What must be completed before it starts.
  public var dependencies: [RecordID] { fields.ids("depends_on") }
  /// What may not be done as well.
  public var exclusions: [RecordID] { fields.ids("excludes") }
  /// What a ranking is made of.
  public static let scoreKeys = ["scores", "segment_scores", "wsjf", "rice"]
  /// Who stands behind the scores.
  public var scoring: (by: RecordID?, at: Instant?) {
    let scoring = fields.object("scoring")
    return (scoring?.id("by"), scoring?.instant("at"))
  }
  /// Whether few customers suffer much from what it mends: such work is never judged by its return alone.
  public var isLowVolumeHighImpact: Bool { pain?.isLowVolumeHighImpact ?? false }

  public var pain: Pain? {
    guard let pain = fields.object("pain"), let severity = pain.integer("severity"),
      let volume = pain.string("volume_pct").flatMap({ Millionths($0) })
    else { return nil }
    return Pain(severity: Int(clamping: severity), volumePercent: volume)
  }

  /// By pool: what it needs in its first quarter, in the next, and so on.
  public var demandFromStart: [String: [Int]] {
    guard let first = firstQuarter else { return [:] }
    var found: [String: [Int]] = [:]
    for row in demand {
      var amounts = found[row.pool.text] ?? Array(repeating: 0, count: quarters)
      let place = Quarter.quarters(from: first, to: row.quarter)
      // Rows are few; a plan of centuries is not one.
      guard amounts.indices.contains(place) else { continue }
      amounts[place] += Int(clamping: row.amount)
      found[row.pool.text] = amounts
    }
    return found
  }

  var shortestJob: WeightedShortestJob? {
    guard let wsjf = fields.object("wsjf"), let user = wsjf.integer("user_business"),
      let time = wsjf.integer("time_criticality"), let risk = wsjf.integer("risk_opportunity"),
      let size = wsjf.integer("job_size")
    else { return nil }
    return WeightedShortestJob(
      userBusiness: Int(clamping: user), timeCriticality: Int(clamping: time), riskOpportunity: Int(clamping: risk),
      jobSize: Int(clamping: size))
  }

  var reachImpact: ReachImpact? {
    guard let rice = fields.object("rice"), let reach = rice.integer("reach"),
      let impact = rice.string("impact").flatMap({ Millionths($0) }),
      let confidence = rice.string("confidence").flatMap({ Millionths($0) }),
      let effort = rice.string("effort").flatMap({ Millionths($0) })
    else { return nil }
    return ReachImpact(reach: Int(clamping: reach), impact: impact, confidence: confidence, effort: effort)
  }
}

extension ScoredInitiative {
  init(_ initiative: Initiative) {
    let scores = initiative.fields.object("scores")?.decimals.mapValues { Millionths($0) } ?? [:]
    let segments = (initiative.fields.object("segment_scores") ?? [:]).map { segment, scores in
      (segment, (scores.objectValue?.decimals ?? [:]).mapValues { Millionths($0) })
    }
    self.init(
      id: initiative.id.text, scores: scores, segmentScores: Dictionary(segments) { first, _ in first },
      customerImpact: scores["customer_impact"] ?? .zero, cost: Int(clamping: initiative.budgetTotal ?? 0),
      pain: initiative.pain)
  }
}
