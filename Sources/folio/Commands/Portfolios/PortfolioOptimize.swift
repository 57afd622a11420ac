import ArgumentParser
import Governance
import JSON
import Operations
import Planning
import Reporting
import Storage

/// `folio portfolio optimize`: the best plan.
struct PortfolioOptimize: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimize", abstract: "Find the plan of the greatest value that keeps to every constraint.",
    discussion: """
      Takes and starts candidates within budget, pools and what they keep, buckets, the reserve for low volume and high impact, mandates, \
      what waits for what and what excludes what. It says whether nothing better exists, what each constraint costs, \
      and why each other candidate is out. --save writes the plan into the cycle, in a commit. Exits 1 where no plan \
      keeps to all constraints; a set of them that contradict each other is named. folio-plan, which is installed \
      beside folio, does the search.

      Examples:
        folio portfolio optimize
        folio portfolio optimize PFL-0001 --save
        folio portfolio optimize PFL-0001 --time-limit 5 --no-prices --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions
  @OptionGroup var cycle: CycleArgument

  @Option(name: .long, help: ArgumentHelp("How long each search may take.", valueName: "seconds"))
  var timeLimit = OptimizePortfolio.seconds

  @Flag(name: .long, help: "Leave out what each constraint costs.")
  var noPrices = false

  @Flag(name: .long, help: "Write the plan into the cycle.")
  var save = false

  @OptionGroup var write: WriteOptions

  func validate() throws {
    guard (1...3_600).contains(timeLimit) else { throw ValidationError("--time-limit is 1 to 3600 seconds") }
    if save, read.asOf != nil { throw ValidationError("--save goes with the present, not with --as-of") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let cycle = try cycle.cycle(in: session.view(asOf: read.asOf))
    var optimize = OptimizePortfolio()
    optimize.seconds = timeLimit
    optimize.wantsPrices = !noPrices
    optimize.tellsProgress = console.showsProgress
    let answer = try optimize(cycle)
    try console.say(lines: PlanText(style: console.style, width: console.width).lines(cycle, answer))
    guard let plan = answer.selection.plan else {
      try console.emit(answer.json)
      return .refused
    }
    guard save else {
      try console.emit(answer.json)
      return .clean
    }
    return try writing(session, write, console)("Plan \(cycle.portfolio.id)", about: cycle.portfolio.id) { edits, _ in
      try SavePlan(plan, of: cycle.portfolio).apply(to: &edits)
    }
  }
}

/// `folio portfolio compare`: the plan in other futures.
struct PortfolioCompare: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Hold the plan against the cycle's scenarios.",
    discussion: """
      Finds the best plan of each scenario: other weights, fewer people, another budget. The robust core is in all of \
      them; the set of least regret, of all that could be carried out in every scenario, loses least where it loses most.

      Examples:
        folio portfolio compare PFL-0001
        folio portfolio compare PFL-0001 --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions
  @OptionGroup var cycle: CycleArgument

  @Option(name: .long, help: ArgumentHelp("How long each search may take.", valueName: "seconds"))
  var timeLimit = OptimizePortfolio.seconds

  func validate() throws {
    guard (1...3_600).contains(timeLimit) else { throw ValidationError("--time-limit is 1 to 3600 seconds") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let cycle = try cycle.cycle(in: session().view(asOf: read.asOf))
    guard !cycle.portfolio.scenarios.isEmpty else {
      throw UsageError(
        "\(cycle.portfolio.id) has no scenarios",
        hint:
          "folio portfolio edit \(cycle.portfolio.id) --set 'scenarios=[{\"name\":\"Fewer people\",\"capacity_pct\":80}]'"
      )
    }
    var optimize = OptimizePortfolio()
    optimize.seconds = timeLimit
    optimize.wantsPrices = false
    optimize.wantsScenarios = true
    optimize.tellsProgress = console.showsProgress
    let answer = try optimize(cycle)
    if let comparison = answer.comparison {
      try console.say(
        lines: PlanText(style: console.style, width: console.width).lines(comparison).dropFirst().map { $0 })
    }
    try console.emit(answer.json)
    return answer.selection.plan == nil ? .refused : .clean
  }
}
