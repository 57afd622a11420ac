public import Operations
public import Planning
import Governance
import Rules

/// What a ranking hangs on, for people.
public struct SensitivityText {
  let style: Style
  let width: Int?

  public init(style: Style = .plain, width: Int? = nil) {
    self.style = style
    self.width = width
  }

  /// What would unseat the first, the most fragile pair, how critical each criterion is, and each neighbouring pair.
  public func lines(_ cycle: PortfolioView, _ sensitivity: WeightSensitivity, _ ranking: Ranking, all: Bool) -> [String]
  {
    var lines = [style.bold("\(cycle.portfolio.id)  \(TerminalText(cycle.portfolio.title))"), ""]
    lines.append(
      sensitivity.dethroning.map { "first place: \($0.words), then \($0.lower) leads" }
        ?? "first place: no single weight takes it from \(ranking.entries.first?.id ?? "anybody")")
    if let fragile = sensitivity.mostFragilePair {
      lines.append("most fragile: \(fragile.upper) over \(fragile.lower), \(fragile.words)")
    }
    if let plan = cycle.cycle.plan {
      let swap = sensitivity.swapOfLastInFirstOut(
        plan: Set(plan.ids), among: Set(cycle.portfolio.candidates.map(\.text)))
      lines.append(
        swap.map { "last in, first out: \($0.upper) and \($0.lower) swap at \($0.words)" }
          ?? "last in, first out: no single weight swaps them")
    }
    let degrees = sensitivity.criticalityDegrees.sorted {
      ($0.value.percent?.magnitude ?? .zero, $0.key) < ($1.value.percent?.magnitude ?? .zero, $1.key)
    }
    lines += ["", style.bold("How little of each weight swaps any pair")]
    lines += TextTable(
      [.init("criterion"), .init("degree", isNumeric: true), .init("swaps", isFlexible: true)],
      degrees.map { criterion, swap in
        [
          criterion, swap.percent.map { "\($0.magnitude.text(places: 2)) %" } ?? "",
          "\(swap.upper) and \(swap.lower) at \(swap.change.signed(places: 4))",
        ]
      }
    ).lines(width: width, style: style)
    let neighbours = Set(zip(ranking.entries, ranking.entries.dropFirst()).map { "\($0.id) \($1.id)" })
    let swaps = sensitivity.smallestSwaps().filter { all || neighbours.contains("\($0.upper) \($0.lower)") }
    lines += ["", style.bold(all ? "Each pair" : "Each pair of neighbours")]
    return lines
      + TextTable(
        [
          .init("above"), .init("below"), .init("weight"), .init("change", isNumeric: true),
          .init("of it", isNumeric: true),
        ],
        swaps.map {
          [
            $0.upper, $0.lower, $0.criterion, $0.change.signed(places: 4),
            $0.percent.map { "\($0.signed(places: 2)) %" } ?? "",
          ]
        }
      ).lines(width: width, style: style)
  }
}

extension Fraction {
  /// With its sign, also of what is above zero.
  func signed(places: Int) -> String { (numerator > 0 ? "+" : "") + text(places: places) }
}

extension WeightSwap {
  /// `feasibility +0.2204 (+146.9 %)`.
  var words: String {
    "\(criterion) \(change.signed(places: 4))" + (percent.map { " (\($0.signed(places: 1)) %)" } ?? "")
  }
}
