import Calendars
import Planning
import Testing

/// What is wrong with a plan that somebody edited by hand.
struct PlanViolationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let starts: [Int: String]
    let broken: [String]
    var change: @Sendable (inout SelectionProblem) -> Void = { _ in }

    init(
      _ words: String, _ starts: [Int: String], _ broken: [String],
      _ change: @escaping @Sendable (inout SelectionProblem) -> Void = { _ in }
    ) {
      testDescription = words
      self.starts = starts
      self.broken = broken
      self.change = change
    }
  }

  static let best = [3: "2026Q4", 6: "2026Q4", 8: "2027Q2", 11: "2026Q4"]

  @Test(arguments: [
    Case("the best plan", best, []),
    Case(
      "too many at once (P02)", [3: "2026Q4", 6: "2026Q4", 11: "2026Q4", 12: "2026Q4"],
      ["AN 2026Q4: 32 of 26", "CM 2026Q4: 22 of 18"]),
    Case("a bucket left out", best.filter { $0.key != 11 }, ["bucket lvhi: 0, at least 1"]),
    Case(
      "a mandate left out", best.filter { $0.key != 6 && $0.key != 8 }, ["INI-0006 is mandated and not in the plan"]),
    Case(
      "what it waits for left out", best.filter { $0.key != 6 },
      ["INI-0006 is mandated and not in the plan", "INI-0008 waits for INI-0006, which is not in the plan"]),
    Case(
      "too early", best.merging([8: "2027Q1"]) { $1 },
      ["INI-0008 starts 1 quarter before INI-0006 is completed", "CM 2027Q1: 21 of 20"]),
    Case(
      "both of two that exclude each other", [4: "2026Q4", 5: "2026Q4", 6: "2027Q1", 10: "2027Q2"],
      [
        "budget: 1210 of 800", "lvhi reserve: what is not lvhi costs 990 of 720",
        "only one of INI-0004, INI-0010 may be in the plan, not 2",
      ]
    ) { $0.budget = 800 },
    Case("the budget", best, ["budget: 1220 of 1219"]) { $0.budget = 1219 },
    Case("the reserve", best, ["lvhi reserve: what is not lvhi costs 980 of 979"]) {
      $0.reservePercent = Millionths(count: 21_600_001)
    },
    Case("the largest share", best, ["bucket grow: cost 240, at most 237"]) {
      $0.buckets = [StrategicBucket("grow", maximumPercent: Millionths(19))]
    },
    Case("the least share", best, ["bucket grow: cost 240, at least 250"]) {
      $0.buckets = [StrategicBucket("grow", minimumPercent: Millionths(20))]
    },
    Case(
      "a quarter that is not allowed", best.merging([3: "2027Q3"]) { $1 }, ["INI-0003 may not start in 2027Q3"]),
    Case(
      "work after the last quarter", best.merging([3: "2027Q3"]) { $1 },
      ["INI-0003 started in 2027Q3 needs people for 1 quarter after the last planned one"]
    ) { problem in
      for place in problem.candidates.indices { problem.candidates[place].starts = nil }
    },
    Case("a quarter that is not planned", best.merging([3: "2028Q1"]) { $1 }, ["INI-0003 may not start in 2028Q1"]),
    Case("a stranger", best.merging([9: "2026Q4"]) { $1 }, ["INI-0009 is no candidate"]),
    Case("waiting for what is completed", best.filter { $0.key != 6 }, []) {
      $0.completed = [initiative(6)]
      $0.mandated = []
    },
  ])
  func `a plan breaks what it breaks, by so much`(_ example: Case) throws {
    var problem = try AlderPortfolio.problem()
    example.change(&problem)
    var plan = SelectionPlan(starts: [:])
    for (number, quarter) in example.starts {
      let start: Quarter = try #require(Quarter(quarter))
      plan.starts[initiative(number)] = start
    }

    #expect(problem.violations(of: plan).map(\.description) == example.broken)
  }

  struct Unsound: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout SelectionProblem) -> Void

    init(_ words: String, _ change: @escaping @Sendable (inout SelectionProblem) -> Void) {
      testDescription = words
      self.change = change
    }
  }

  @Test(arguments: [
    Unsound("INI-0003 is a candidate twice; list it once") { $0.candidates.append($0.candidates[0]) },
    Unsound("INI-0099 stands in the mandated ones") { $0.mandated = [initiative(99)] },
    Unsound("the planned quarters do not follow one another") { $0.quarters.remove(at: 1) },
    Unsound("the pool CM has 1 numbers for 4 quarters") { $0.supply["CM"] = [1] },
    Unsound("needs people of AN, a pool with no supply") { $0.supply["AN"] = nil },
    Unsound("the cost of INI-0003 is -1") { $0.candidates[0].cost = -1 },
    Unsound("the need for CM of INI-0003 is -2") { $0.candidates[0].demand["CM"] = [-2] },
    Unsound("a reserve is a part of the budget") { $0.budget = nil },
    Unsound("the bucket lvhi is stated twice") { $0.buckets.append($0.buckets[0]) },
    Unsound("the values are too large together") { problem in
      problem.candidates[0].value = Millionths(count: .max)
      problem.candidates[1].value = Millionths(count: 1)
    },
  ])
  func `a problem that is none says why`(_ example: Unsound) throws {
    var problem = try AlderPortfolio.problem()
    example.change(&problem)

    let fault = try #require(throws: SelectionFault.self) { try problem.check() }
    #expect("\(fault)".contains(example.testDescription), "\(fault)")
  }
}
