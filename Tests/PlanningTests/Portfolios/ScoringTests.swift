import Planning
import Testing

/// Scores, however they are counted.
struct ScoringTests {
  private func scored(
    _ id: Int, _ scores: [String: String], impact: Int = 5, cost: Int = 100, segments: [String: [String: String]] = [:]
  ) throws -> ScoredInitiative {
    ScoredInitiative(
      id: initiative(id), scores: try scores.mapValues(decimal),
      segmentScores: try segments.mapValues { try $0.mapValues(decimal) }, customerImpact: Millionths(impact),
      cost: cost)
  }

  private func weights(_ texts: KeyValuePairs<String, String>) throws -> Weights {
    try Weights(texts.map { ($0.key, try decimal($0.value)) })
  }

  @Test(arguments: ["0", "1", "-1", "65.5", "0.000001", "-0.1", "249.5", "9000000000000"])
  func `a decimal is printed as it is read`(_ text: String) throws { #expect("\(try decimal(text))" == text) }

  @Test(arguments: [
    "", "-", "-0", "01", "1.", ".5", "1.0", "1.50", "0.0000001", "1e3", "+1", " 1", "٣", "99999999999999",
  ])
  func `what is no decimal as records spell it is refused`(_ text: String) { #expect(Millionths(text) == nil) }

  @Test(arguments: [
    (Fraction(1, over: 3), 4, "0.3333"), (Fraction(2, over: 3), 4, "0.6667"), (Fraction(-1, over: 8), 2, "-0.12"),
    (Fraction(3, over: 8), 2, "0.38"), (Fraction(999, over: 1000), 2, "1.00"), (Fraction(1, over: 2), 0, "0"),
    (Fraction(3, over: 2), 0, "2"), (Fraction(-1, over: 1000), 2, "0.00"), (Fraction(5, over: -4), 2, "-1.25"),
  ])
  func `a ratio is rounded half to even`(_ value: Fraction, _ places: Int, _ text: String) {
    #expect(value.text(places: places) == text)
  }

  @Test func `ratios too large to multiply are compared exactly`() {
    let large = Int128.max
    #expect(Fraction(large - 1, over: large) < Fraction(large, over: large))
    #expect(Fraction(-large, over: large - 1) < Fraction(-large, over: large))
    #expect(Fraction(2, over: 4) == Fraction(-1, over: -2))
  }

  @Test func `equal values are told apart by customer impact, then cost, then id`() throws {
    let all = try [
      scored(4, ["a": "5"]), scored(3, ["a": "5"]), scored(2, ["a": "5"], cost: 90), scored(1, ["a": "5"], impact: 4),
      scored(5, ["a": "5"], impact: 6, cost: 900),
    ]

    let ranking = try WeightedScoring(all, weights(["a": "1"])).ranking

    #expect(ranking.entries.map(\.id) == initiatives([5, 2, 3, 4, 1]))
    #expect(ranking.entries.map(\.isTied) == [false, true, true, true, true])
    #expect(ranking.entries.map(\.rank) == [1, 2, 3, 4, 5])
  }

  @Test(arguments: [
    (Normalisation.fixed, ["2 50.00", "1 48.00"]), (.minMax, ["1 60.00", "2 40.00"]),
    (.vector, ["2 72.71", "1 66.67"]),
  ])
  func `each scale has its own values`(_ scale: Normalisation, _ values: [String]) throws {
    let all = try [scored(1, ["a": "3", "b": "6"]), scored(2, ["a": "5", "b": "5"])]

    let ranking = try WeightedScoring(all, weights(["a": "0.4", "b": "0.6"]), normalisation: scale).ranking

    #expect(
      ranking.entries.map { "\($0.id.suffix(1)) \($0.value.text(places: 2))" }.sorted() == values.sorted(),
      "\(ranking.entries.map { $0.value.text(places: 4) })")
  }

  @Test func `another on the list turns ranks round, but on the fixed scale`() throws {
    let two = try [scored(1, ["a": "4", "b": "6"]), scored(2, ["a": "6", "b": "5"])]
    let three = try two + [scored(3, ["a": "10", "b": "5"])]
    let weights = try weights(["a": "0.5", "b": "0.5"])
    func first(_ all: [ScoredInitiative], _ scale: Normalisation) throws -> String? {
      let ids = try WeightedScoring(all, weights, normalisation: scale).ranking.entries.map(\.id)
      return ids.first { $0 != initiative(3) }
    }

    #expect(try first(two, .fixed) == first(three, .fixed))
    #expect(try first(two, .minMax) == initiative(1))
    #expect(try first(three, .minMax) == initiative(1))
    #expect(Normalisation.allCases.filter(\.dependsOnTheList) == [.minMax, .vector])
  }

  @Test func `the shortest job goes first`() throws {
    let jobs = try [
      (scored(1, [:]), WeightedShortestJob(userBusiness: 8, timeCriticality: 5, riskOpportunity: 3, jobSize: 5)),
      (scored(2, [:]), WeightedShortestJob(userBusiness: 13, timeCriticality: 8, riskOpportunity: 1, jobSize: 13)),
      (scored(3, [:]), WeightedShortestJob(userBusiness: 5, timeCriticality: 2, riskOpportunity: 1, jobSize: 2)),
    ]

    let ranking = try Ranking(shortestJobs: jobs.map { (initiative: $0.0, job: $0.1) })

    #expect(
      ranking.entries.map { "\($0.id.suffix(1)) \($0.value.text(places: 4))" } == ["3 4.0000", "1 3.2000", "2 1.6923"])
  }

  @Test func `a job has a size on the scale`() throws {
    let job = WeightedShortestJob(userBusiness: 8, timeCriticality: 5, riskOpportunity: 3, jobSize: 4)
    let error = try #require(throws: ScoringError.self) { try job.value(of: initiative(1)) }
    #expect("\(error)" == "INI-0001 states 4 for job_size; allowed is 1, 2, 3, 5, 8, 13, 20")
  }

  @Test(arguments: [
    (2000, "0.5", "0.8", "4", "200.0000"), (1200, "3", "1", "2.5", "1440.0000"), (100, "0.25", "0.5", "3", "4.1667"),
  ])
  func `reach, impact and confidence over effort`(
    _ reach: Int, _ impact: String, _ confidence: String, _ effort: String, _ value: String
  ) throws {
    let reached = ReachImpact(
      reach: reach, impact: try decimal(impact), confidence: try decimal(confidence), effort: try decimal(effort))

    #expect(try reached.value(of: initiative(1)).text(places: 4) == value)
  }

  @Test(arguments: [(8, "2", true), (8, "2.000001", false), (7, "0.1", false), (9, "0.4", true)])
  func `few who suffer much`(_ severity: Int, _ volume: String, _ isSo: Bool) throws {
    #expect(Pain(severity: severity, volumePercent: try decimal(volume)).isLowVolumeHighImpact == isSo)
  }

  @Test func `segments rank by their own scores, and it is told where they disagree`() throws {
    let all = try [
      scored(1, ["a": "6", "b": "6"], segments: ["SEG-1": ["a": "9"], "SEG-2": ["a": "1"]]),
      scored(2, ["a": "5", "b": "5"]),
      scored(3, ["a": "4", "b": "4"], segments: ["SEG-2": ["a": "10", "b": "10"]]),
    ]

    let view = try WeightedScoring(all, weights(["a": "0.5", "b": "0.5"])).bySegment()

    #expect(view.segments == ["SEG-1", "SEG-2"])
    #expect(view.rankings["SEG-2"]?.entries.map(\.id) == initiatives([3, 2, 1]))
    #expect(view.rows.map(\.range) == [1...3, 2...2, 1...3])
    #expect(view.contested(by: 2).map(\.id) == initiatives([1, 3]))
    #expect(view.favourites == ["SEG-1": initiative(1), "SEG-2": initiative(3)])
    #expect(view.disagreements.map { "\($0.segments) \($0.pairs) of \($0.of)" } == [#"["SEG-1", "SEG-2"] 3 of 3"#])
  }

  @Test func `what cannot be ranked says why`() throws {
    let weights = try weights(["a": "1"])
    func words(_ body: () throws -> Void) throws -> String {
      "\(try #require(throws: ScoringError.self) { try body() })"
    }

    #expect(try words { _ = try WeightedScoring([scored(1, [:])], weights) }.contains("INI-0001 has no score for a"))
    #expect(try words { _ = try WeightedScoring([scored(1, ["a": "10.5"])], weights) }.contains("scores 10.5 for a"))
    #expect(
      try words { _ = try WeightedScoring([scored(1, ["a": "1"]), scored(1, ["a": "1"])], weights) }
        == "INI-0001 is listed twice; list it once")
    #expect(try words { _ = try self.weights(["a": "0.5", "b": "0.4"]) }.contains("make 0.9 together"))
    #expect(try words { _ = try self.weights(["a": "1.5", "b": "-0.5"]) }.contains("a weighs 1.5"))
  }
}
