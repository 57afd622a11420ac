import Planning
import SeededRandom
import Testing

/// `folio-plan` beside what looks at every plan, and beside another solver.
struct SelectionPropertyTests {
  @Test(arguments: 1...60)
  func `the plan is the one that looking at every plan finds`(seed: Int) throws {
    var random = RandomSelection(SplitMix64(seed: UInt64(seed)))
    let problem = try random.next(candidates: 5, grain: seed % 3 == 0 ? 50 : 10)

    let answer = try FolioPlan.answer(SelectionRequest(problem, seconds: 60, wantsPrices: false, explained: []))

    let every = EveryPlan(problem: problem)
    switch answer.selection {
    case .plan(let plan):
      #expect(plan.plan == every.best())
      #expect(plan.proof == .starts)
    case .infeasible(let conflict):
      #expect(every.best() == nil)
      #expect(conflict.isMinimal)
      // What is left contradicts itself, and without any one of it no longer does.
      let others = Set(problem.constraints).subtracting(conflict.constraints)
      #expect(!every.isFeasible(without: others))
      for constraint in conflict.constraints { #expect(every.isFeasible(without: others.union([constraint]))) }
    case .unknown: Issue.record("the time was up")
    }
  }

  @Test(arguments: 1...20)
  func `a price is what looking at every plan would gain without the constraint`(seed: Int) throws {
    var random = RandomSelection(SplitMix64(seed: UInt64(seed) + 1_000))
    let problem = try random.next(candidates: 4, grain: 10)

    let answer = try FolioPlan.answer(SelectionRequest(problem, seconds: 60, explained: []))

    guard let best = answer.selection.plan else { return }
    #expect(answer.prices.map(\.constraint) == problem.constraints)
    for price in answer.prices {
      guard let free = EveryPlan(problem: problem).best(without: [price.constraint]) else {
        Issue.record("\(price.constraint)")
        continue
      }
      let gain = problem.evaluation(of: free).value.count - best.value.count
      #expect(price.price?.count == gain, "\(price.constraint)")
    }
  }

  @Test(arguments: 1...20)
  func `the least regret is what looking at every set in every world finds`(seed: Int) throws {
    var random = RandomSelection(SplitMix64(seed: UInt64(seed) + 2_000))
    let problem = try random.next(candidates: 4, grain: 10)
    var values: [String: Millionths] = [:]
    for (place, candidate) in problem.candidates.enumerated() {
      values[candidate.id] = Millionths(count: (candidate.value.count + seed * 7_000_000 * place) % 100_000_000)
    }
    let scenarios = [
      SelectionScenario("other values", values: values),
      SelectionScenario("fewer people", capacityPercent: Millionths(80)),
      SelectionScenario("less money", budget: (problem.budget ?? 500) * 3 / 4),
    ]

    let answer = try FolioPlan.answer(SelectionRequest(problem, scenarios: scenarios, seconds: 60, explained: []))

    let worlds = [problem] + scenarios.map(problem.under)
    let expected = EveryPlan.leastRegret(in: worlds)
    let found = try #require(answer.comparison).leastRegret
    #expect(found?.row.greatest?.count == expected?.regret)
    #expect(found.map { expected?.sets.contains($0.row.ids) == true } ?? true)
    #expect(found?.isProven ?? true)
  }

  @Test func `two hundred values are those of HiGHS`() throws {
    var random = RandomSelection(SplitMix64(seed: 2026))
    let problems = try (0..<200).map { try random.next(candidates: 6 + $0 / 8, grain: $0 % 2 == 0 ? 1 : 5) }
    guard let values = try HiGHS.values(of: problems) else {
      print("SKIPPED: no python3 with scipy.optimize.milp here, so plans were not compared with another solver's")
      return
    }

    #expect(values.count == problems.count)
    for (problem, value) in zip(problems, values) {
      let answer = try FolioPlan.answer(SelectionRequest(problem, seconds: 60, wantsPrices: false, explained: []))
      switch answer.selection {
      case .plan(let plan): #expect(plan.value.count == value && plan.isOptimal)
      case .infeasible: #expect(value == nil)
      case .unknown: Issue.record("the time was up")
      }
    }
    // Both kinds have to be among them for this to mean anything.
    #expect(values.contains(nil) && values.contains { $0 != nil })
  }
}
