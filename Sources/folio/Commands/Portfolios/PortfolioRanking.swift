import ArgumentParser
import Governance
import JSON
import Operations
import Planning
import Reporting
import Storage

/// The planning cycle that a command is about.
struct CycleArgument: ParsableArguments {
  @Argument(
    help: "Its id, or the beginning of it; the newest without one.", completion: IDCompletion.of(Portfolio.kind))
  var id: String?

  func cycle(in view: LedgerView) throws -> PortfolioView {
    try PortfolioView(id.map { try view.state.resolve($0, as: Portfolio.kind) }, in: view)
  }
}

/// `folio portfolio score`: who comes first, and why.
struct PortfolioScore: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Rank initiatives by a planning cycle's method and weights.",
    discussion: """
      Weighted values are 10 times the weighted sum of scores of 0 to 10, on a fixed scale: who else is listed changes \
      no rank. Ties go to the higher customer impact, then the lower cost, then the id. What few customers suffer much \
      from is ranked among its like as well.

      Examples:
        folio portfolio score
        folio portfolio score PFL-0001 --segments
        folio portfolio score PFL-0001 --as-of 2026-09-08 --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions
  @OptionGroup var cycle: CycleArgument

  @Flag(name: .long, help: "Show how each segment's own scores would rank, and where segments disagree.")
  var segments = false

  func perform(_ console: Console) throws -> ExitStatus {
    let cycle = try cycle.cycle(in: session().view(asOf: read.asOf))
    let ranking = try cycle.ranking()
    let view = segments ? try cycle.scoring().bySegment() : nil
    try console.say(
      lines: RankingText(style: console.style, width: console.width).lines(cycle, ranking, segments: view))
    try console.emit(cycle.json(ranking, segments: view))
    return .clean
  }
}

/// `folio portfolio sensitivity`: how much of the ranking hangs on a weight.
struct PortfolioSensitivity: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity", abstract: "Say how little a weight has to move for initiatives to change places.",
    discussion: """
      One weight moves, the others are re-scaled in proportion (Triantaphyllou and Sánchez, 1997). The degree of a \
      criterion is the smallest such change in percent of its weight: the lower, the more hangs on it.

      Examples:
        folio portfolio sensitivity
        folio portfolio sensitivity PFL-0001 --all
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions
  @OptionGroup var cycle: CycleArgument

  @Flag(name: .long, help: "Show every pair, not neighbours alone.")
  var all = false

  func perform(_ console: Console) throws -> ExitStatus {
    let cycle = try cycle.cycle(in: session().view(asOf: read.asOf))
    let sensitivity = try WeightSensitivity(cycle.scoring())
    let ranking = try cycle.ranking()
    try console.say(
      lines: SensitivityText(style: console.style, width: console.width).lines(cycle, sensitivity, ranking, all: all))
    try console.emit(sensitivity.json)
    return .clean
  }
}
