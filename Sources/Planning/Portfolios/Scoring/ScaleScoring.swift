/// Weighted shortest job first (Reinertsen; SAFe): the cost of delay over the size of the job.
public struct WeightedShortestJob: Hashable, Sendable {
  public var userBusiness: Int
  public var timeCriticality: Int
  public var riskOpportunity: Int
  public var jobSize: Int

  /// What each of the four may be.
  public static let scale = [1, 2, 3, 5, 8, 13, 20]

  public init(userBusiness: Int, timeCriticality: Int, riskOpportunity: Int, jobSize: Int) {
    self.userBusiness = userBusiness
    self.timeCriticality = timeCriticality
    self.riskOpportunity = riskOpportunity
    self.jobSize = jobSize
  }

  /// - Throws: `ScoringError.notOnScale`; `id` says whose numbers they are.
  public func value(of id: String) throws(ScoringError) -> Fraction {
    let parts = [
      ("user_business", userBusiness), ("time_criticality", timeCriticality), ("risk_opportunity", riskOpportunity),
      ("job_size", jobSize),
    ]
    for (name, number) in parts where !Self.scale.contains(number) {
      throw .notOnScale(
        id, criterion: name, Millionths(number), allowed: Self.scale.map { "\($0)" }.joined(separator: ", "))
    }
    return Fraction(Int128(userBusiness + timeCriticality + riskOpportunity), over: Int128(jobSize))
  }
}

/// Reach, impact, confidence and effort (Intercom): reach × impact × confidence / effort.
public struct ReachImpact: Hashable, Sendable {
  /// People per quarter.
  public var reach: Int
  public var impact: Millionths
  public var confidence: Millionths
  /// Person-months.
  public var effort: Millionths

  public static let impacts = ["3", "2", "1", "0.5", "0.25"].compactMap { Millionths($0) }
  public static let confidences = ["1", "0.8", "0.5"].compactMap { Millionths($0) }

  public init(reach: Int, impact: Millionths, confidence: Millionths, effort: Millionths) {
    self.reach = reach
    self.impact = impact
    self.confidence = confidence
    self.effort = effort
  }

  /// - Throws: `ScoringError.notOnScale`; `id` says whose numbers they are.
  public func value(of id: String) throws(ScoringError) -> Fraction {
    func check(_ name: String, _ number: Millionths, _ scale: [Millionths]) throws(ScoringError) {
      if scale.contains(number) { return }
      throw .notOnScale(id, criterion: name, number, allowed: scale.map { "\($0)" }.joined(separator: ", "))
    }
    try check("impact", impact, Self.impacts)
    try check("confidence", confidence, Self.confidences)
    guard reach >= 0 else { throw .notOnScale(id, criterion: "reach", Millionths(reach), allowed: "0 and more") }
    guard effort > .zero else { throw .notOnScale(id, criterion: "effort", effort, allowed: "more than 0") }
    // impact and confidence are both in millionths and effort takes one of the two away.
    return Fraction(
      Int128(reach) * Int128(impact.count) * Int128(confidence.count), over: Int128(effort.count) * 1_000_000)
  }
}

extension Ranking {
  /// By weighted shortest job first.
  public init(shortestJobs: [(initiative: ScoredInitiative, job: WeightedShortestJob)]) throws(ScoringError) {
    try shortestJobs.map(\.initiative).checkIDs()
    var valued: [(initiative: ScoredInitiative, value: Fraction)] = []
    for (initiative, job) in shortestJobs { valued.append((initiative, try job.value(of: initiative.id))) }
    self.init(valued)
  }

  /// By reach, impact, confidence and effort.
  public init(reached: [(initiative: ScoredInitiative, reach: ReachImpact)]) throws(ScoringError) {
    try reached.map(\.initiative).checkIDs()
    var valued: [(initiative: ScoredInitiative, value: Fraction)] = []
    for (initiative, reach) in reached { valued.append((initiative, try reach.value(of: initiative.id))) }
    self.init(valued)
  }
}
