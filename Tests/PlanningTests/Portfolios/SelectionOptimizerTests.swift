import Planning
import Testing

/// What becomes of the answers of solvers that stop early, or are wrong.
struct SelectionOptimizerTests {
  @Test func `a search that is stopped leaves a plan, a bound and no claim`() throws {
    let problem = try AlderPortfolio.problem()
    let optimizer = SelectionOptimizer { _, start, _ in .stopped(start, bound: nil) }

    let plan = try #require(try optimizer.selection(of: problem).plan)

    #expect(problem.violations(of: plan.plan).isEmpty)
    #expect(!plan.isOptimal)
    #expect(plan.proof == .nothing)
    // Nothing is worth more than everything.
    #expect(plan.bound.count == problem.candidates.reduce(0) { $0 + $1.value.count })
    #expect(try #require(plan.gapPercent) > .zero)
  }

  @Test func `nothing more fits into what a stopped search leaves`() throws {
    var problem = try AlderPortfolio.problem()
    problem.mandated = []
    problem.buckets = []
    let optimizer = SelectionOptimizer { _, start, _ in .stopped(start, bound: nil) }

    let plan = try #require(try optimizer.selection(of: problem).plan).plan

    for candidate in problem.candidates where plan.starts[candidate.id] == nil {
      for quarter in problem.quarters {
        var more = plan
        more.starts[candidate.id] = quarter
        #expect(!problem.violations(of: more).isEmpty, "\(candidate.id) in \(quarter)")
      }
    }
  }

  @Test func `what a solver says to be possible is the bound, in whole steps`() throws {
    // Values of this problem are multiples of a half.
    let optimizer = SelectionOptimizer { _, start, _ in .stopped(start, bound: 520) }

    #expect(try optimizer.selection(of: AlderPortfolio.problem()).plan?.bound == decimal("260"))
  }

  @Test func `a search that is stopped before any plan is found says so`() throws {
    var problem = try AlderPortfolio.problem()
    problem.buckets.append(StrategicBucket("grow", minimumCount: 5))
    let optimizer = SelectionOptimizer { _, _, _ in .stopped(nil, bound: nil) }

    guard case .unknown = try optimizer.selection(of: problem) else {
      Issue.record("it found one")
      return
    }
  }

  @Test func `a plan that breaks a constraint is a fault of the solver`() throws {
    let optimizer = SelectionOptimizer { programme, _, _ in .optimal(programme.upper) }
    let fault = try #require(throws: SolverFault.self) { try optimizer.selection(of: AlderPortfolio.problem()) }
    #expect("\(fault)".contains("breaks a constraint when it is counted in whole numbers"))
  }

  @Test func `a plan that is worse than a known one is not the best`() throws {
    var problem = try AlderPortfolio.problem()
    problem.mandated = []
    problem.buckets = []
    let optimizer = SelectionOptimizer { programme, _, _ in .optimal(programme.upper.map { _ in 0 }) }
    #expect(throws: SolverFault.self) { try optimizer.selection(of: problem) }
  }

  @Test func `to find nothing where there is a plan is a fault of the solver`() throws {
    let optimizer = SelectionOptimizer { _, _, _ in .infeasible }
    #expect(throws: SolverFault.self) { try optimizer.selection(of: AlderPortfolio.problem()) }
  }
}
