import Calendars
import Planning
import Testing

/// What `folio-plan` makes of the worked example, number by number (DOMAIN.md §3.4, §5.2 and P01).
struct AlderSelectionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let set: [Int]
    let value: String
    let change: @Sendable (inout SelectionProblem) -> Void

    init(_ words: String, _ set: [Int], _ value: String, _ change: @escaping @Sendable (inout SelectionProblem) -> Void)
    {
      testDescription = words
      self.set = set
      self.value = value
      self.change = change
    }
  }

  @Test(arguments: [
    Case("as it stands", [3, 6, 8, 11], "249.5") { _ in },
    Case("the runner-up", [3, 5, 6, 8], "248") { problem in
      problem.exclusions.append(Set(initiatives([3, 11])))
    },
    Case("without the lvhi floor", [3, 6, 8, 12], "255") { $0.buckets = [] },
    Case("without the mandate", [3, 4, 5, 11, 12], "292.5") { $0.mandated = [] },
    Case("a budget of 1200", [3, 5, 6, 8], "248") { $0.budget = 1200 },
    Case("both lvhi items", [5, 6, 8, 11], "237.5") { $0.buckets = [StrategicBucket("lvhi", minimumCount: 2)] },
    Case("a budget of 700", [5, 6], "109.5") { $0.budget = 700 },
  ])
  func `the best set and its value`(_ example: Case) throws {
    var problem = try AlderPortfolio.problem()
    example.change(&problem)

    let answer = try FolioPlan.answer(SelectionRequest(problem, seconds: 60, wantsPrices: false, explained: []))

    let plan = try #require(answer.selection.plan)
    #expect(plan.plan.ids == initiatives(example.set))
    #expect("\(plan.value)" == example.value)
    #expect(plan.bound == plan.value)
    #expect(plan.proof == .starts)
  }

  @Test func `the plan, its starts and its cost`() throws {
    let plan = try #require(try Self.answer().selection.plan)

    #expect(plan.cost == 1220)
    #expect(
      plan.plan.starts.mapValues(\.description) == [
        "INI-0003": "2026Q4", "INI-0006": "2026Q4", "INI-0008": "2027Q2", "INI-0011": "2026Q4",
      ])
    #expect(plan.evaluation.load == ["CM": [18, 16, 5, 5], "AN": [24, 16, 6, 6]])
  }

  @Test func `the price of each constraint`() throws {
    let prices = try Self.answer().prices

    #expect(prices.map(\.constraint) == (try AlderPortfolio.problem().constraints))
    #expect(prices.allSatisfy { $0.price != nil })
    let dear = Dictionary(uniqueKeysWithValues: prices.map { ($0.constraint, $0.price.map { "\($0)" }) })
    #expect(dear[.bucketCount("lvhi")] == "5.5")
    #expect(dear[.mandate(initiative(6))] == "43")
    #expect(prices.first { $0.constraint == .bucketCount("lvhi") }?.gained == [initiative(12)])
    #expect(prices.first { $0.constraint == .bucketCount("lvhi") }?.lost == [initiative(11)])

  }

  @Test func `why each candidate is out`() throws {
    let absences = try Self.answer().absences

    #expect(
      absences.map(\.description) == [
        "INI-0004 would fit only if the budget were 280 more and the lvhi reserve were 165 less; "
          + "to have it in costs 9, INI-0003, INI-0011 out, INI-0005 in as well",
        "INI-0005 would fit if the budget were 190 more; to have it in costs 1.5, INI-0011 out",
        "INI-0010 would fit only if the budget were 170 more and the lvhi reserve were 55 less; "
          + "to have it in costs 11.5, INI-0003 out",
        "INI-0012 would fit if the budget were 100 more; to have it in costs 5, INI-0003 out",
      ])

  }

  @Test(arguments: [
    (
      12, { @Sendable (problem: inout SelectionProblem) in problem.supply["AN"] = [26, 16, 12, 6] },
      "INI-0012 would fit if AN 2027Q1 had 8 more person-weeks; to have it in costs 5, INI-0003 out"
    )
  ])
  func `how many people would let a candidate in`(
    _ number: Int, _ change: @Sendable (inout SelectionProblem) -> Void, _ words: String
  ) throws {
    var problem = try AlderPortfolio.problem()
    problem.budget = 10_000
    problem.candidates.removeAll { initiatives([4, 5, 10]).contains($0.id) }
    change(&problem)

    let answer = try FolioPlan.answer(SelectionRequest(problem, seconds: 60, wantsPrices: false))

    #expect(answer.absences.map(\.id) == [initiative(number)], "\(answer.selection)")
    #expect("\(answer.absences[0])".hasPrefix(words), "\(answer.absences[0])")
  }

  @Test func `a budget of 699 contradicts the mandate and the lvhi floor`() throws {
    var problem = try AlderPortfolio.problem()
    problem.budget = 699

    let answer = try FolioPlan.answer(SelectionRequest(problem, seconds: 60))

    guard case .infeasible(let conflict) = answer.selection else {
      Issue.record("\(answer.selection)")
      return
    }
    #expect(conflict.isMinimal)
    #expect(conflict.constraints == [.budget, .bucketCount("lvhi"), .mandate(initiative(6))])
  }

  @Test func `a tenth that pools keep changes nothing, six tenths bring in whom they are kept for`() throws {
    var problem = try AlderPortfolio.problem()
    problem.poolReserves = ["CM": Millionths(10), "AN": Millionths(10)]
    let same = try FolioPlan.answer(
      SelectionRequest(problem, scenarios: AlderPortfolio.scenarios(), seconds: 60))
    let plain = try Self.answer()

    #expect(same.selection.plan?.plan == plain.selection.plan?.plan)
    #expect(same.prices.filter { $0.price != .zero } == plain.prices.filter { $0.price != .zero })
    #expect(same.comparison?.leastRegret?.row.ids == plain.comparison?.leastRegret?.row.ids)

    problem.poolReserves = ["CM": Millionths(60)]
    let other = try FolioPlan.answer(SelectionRequest(problem, seconds: 60))
    let best = try #require(other.selection.plan)
    #expect(best.plan.ids == initiatives([5, 6, 8, 11]))
    #expect("\(best.value)" == "237.5")
    let price = try #require(other.prices.first { $0.constraint == .poolReserve("CM", problem.quarters[0]) })
    #expect("\(try #require(price.price))" == "0")
  }

  @Test func `who has to be in and may start in no quarter is told so`() throws {
    var problem = try AlderPortfolio.problem()
    problem.candidates = problem.candidates.map { candidate in
      var candidate = candidate
      if candidate.id == initiative(6) { candidate.starts = [] }
      return candidate
    }

    guard case .infeasible(let conflict) = try FolioPlan.answer(SelectionRequest(problem, seconds: 60)).selection
    else {
      Issue.record("there is a plan")
      return
    }
    #expect(conflict.words(in: problem) == ["the mandate of INI-0006, which may start in no planned quarter"])
  }

  @Test func `scenarios, the robust core and the least regret`() throws {
    let comparison = try #require(try Self.answer().comparison)

    #expect(
      comparison.outcomes.map { $0.selection.plan?.plan.ids } == [
        initiatives([3, 6, 8, 11]), initiatives([3, 6, 8, 11]), initiatives([3, 5, 6, 8]), initiatives([3, 6, 8, 11]),
      ])
    #expect(
      comparison.outcomes.map { $0.selection.plan.map { "\($0.value)" } } == ["249.5", "232", "264.5", "249.5"])
    #expect(
      comparison.outcomes.last?.selection.plan?.plan.starts[initiative(3)]?.description == "2027Q2")
    #expect(comparison.robustCore == initiatives([3, 6, 8]))
    #expect(comparison.leastRegret?.row.ids == initiatives([3, 6, 8, 11]))
    #expect(comparison.rows.map { $0.greatest.map { "\($0)" } } == ["1.5", "4"])
  }

  static func answer() throws -> SelectionAnswer {
    try FolioPlan.answer(
      SelectionRequest(AlderPortfolio.problem(), scenarios: AlderPortfolio.scenarios(), seconds: 60))
  }
}
