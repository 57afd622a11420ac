import Governance
import Rules
public import Operations
public import Planning
import Calendars

/// The best plan of a cycle, what each constraint costs and why others are out, for people.
public struct PlanText {
  let style: Style
  let width: Int?

  public init(style: Style = .plain, width: Int? = nil) {
    self.style = style
    self.width = width
  }

  public func lines(_ cycle: PortfolioView, _ answer: SelectionAnswer) -> [String] {
    let heading = [style.bold("\(cycle.portfolio.id)  \(TerminalText(cycle.portfolio.title))"), ""]
    switch answer.selection {
    case .infeasible(let conflict): return heading + lines(conflict, cycle)
    case .unknown: return heading + [style.red("no plan was found in the time there was; --time-limit gives it more")]
    case .plan(let best):
      return heading + lines(cycle, best, solver: answer.solver) + prices(answer, cycle)
        + absences(answer, cycle)
    }
  }

  private func lines(_ conflict: Conflict, _ cycle: PortfolioView) -> [String] {
    let names = PoolNames(cycle)
    let constraints = (try? cycle.problem()).map { conflict.words(in: $0) } ?? conflict.constraints.map { "\($0)" }
    if constraints.count == 1 {
      return [style.red("no plan keeps to this:"), "  \(names.words(constraints[0]))"]
    }
    return [style.red("no plan keeps to all of these together:")] + constraints.map { "  \(names.words($0))" }
      + [conflict.isMinimal ? "giving up any one of them would do" : "fewer of them may be to blame: the time was up"]
  }

  private func lines(_ cycle: PortfolioView, _ best: SelectedPlan, solver: String) -> [String] {
    let rows = best.plan.starts.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { id, start in
      let candidate = cycle.initiative(id)
      return ["\(start)", id, TerminalText(candidate?.title ?? "").description, "\(candidate?.budgetTotal ?? 0)"]
    }
    let table = TextTable(
      [.init("start"), .init("id"), .init("title", isFlexible: true), .init("cost", isNumeric: true)], rows
    ).lines(width: width, style: style)
    let proof =
      best.isOptimal
      ? style.green("nothing better exists") + " (\(solver))"
      : style.yellow("the best found in time") + ", nothing above \(best.bound) exists"
        + (best.gapPercent.map { ": a gap of \($0.text(places: 2)) %" } ?? "") + " (\(solver))"
    return table
      + ["", "value \(best.value) · cost \(best.cost) of \(cycle.portfolio.budget)", proof]
  }

  private func prices(_ answer: SelectionAnswer, _ cycle: PortfolioView) -> [String] {
    let asked = answer.prices.filter { $0.price != .zero }
    guard !answer.prices.isEmpty else { return [] }
    let free = answer.prices.count - asked.count
    if asked.isEmpty { return ["", style.bold("What each constraint costs"), "none costs anything"] }
    let names = PoolNames(cycle)
    return ["", style.bold("What each constraint costs")]
      + TextTable(
        [
          .init("without", isFlexible: true), .init("value", isNumeric: true), .init("then in", isFlexible: true),
          .init("out", isFlexible: true),
        ],
        asked.sorted { ($1.price ?? .zero) < ($0.price ?? .zero) }.map {
          [
            names.words("\($0.constraint)"), $0.price.map { "+\($0)" } ?? "unknown", $0.gained.joined(separator: ", "),
            $0.lost.joined(separator: ", "),
          ]
        }
      ).lines(width: width, style: style)
      + (free == 0 ? [] : ["\(free) others cost nothing"])
  }

  private func absences(_ answer: SelectionAnswer, _ cycle: PortfolioView) -> [String] {
    guard !answer.absences.isEmpty else { return [] }
    let names = PoolNames(cycle)
    return ["", style.bold("Why the others are out")]
      + answer.absences.map { absence in
        cycle.cycle.claim(on: absence.id).map { "\(absence.id) \($0)" } ?? names.words("\(absence)")
      }
  }

  /// What the plan is in each scenario, what is in all of them, and what each plan loses in the others.
  public func lines(_ comparison: ScenarioComparison) -> [String] {
    var lines = ["", style.bold("In other futures")]
    lines += TextTable(
      [.init("scenario", isFlexible: true), .init("value", isNumeric: true), .init("plan", isFlexible: true)],
      comparison.outcomes.map { outcome in
        let plan = outcome.selection.plan
        return [
          outcome.scenario.map { TerminalText($0).description } ?? "as it stands", plan.map { "\($0.value)" } ?? "",
          plan.map { $0.plan.starts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ") }
            ?? "no plan",
        ]
      }
    ).lines(width: width, style: style)
    if let core = comparison.robustCore {
      lines.append("robust core, in each of them: \(core.isEmpty ? "nothing" : core.joined(separator: ", "))")
    }
    if let least = comparison.leastRegret {
      lines.append(least.words)
    } else if comparison.robustCore != nil {
      lines.append("least regret: there is no set that could be carried out in each of them")
    } else {
      lines.append("robust core and least regret: not known while a plan above is not proven")
    }
    return lines
  }
}

extension ScenarioComparison.LeastRegret {
  /// The set, what it loses at most, and how much that says.
  var words: String {
    let among = isProven ? "" : ", of the plans above: the time was up before all were looked at"
    return
      "least regret: \(row.ids.isEmpty ? "nothing" : row.ids.joined(separator: ", ")), \(row.greatest ?? .zero) at most\(among)"
  }
}

/// Pools by their titles, where a solver knows ids alone.
struct PoolNames {
  let titles: [(id: String, title: String)]

  init(_ cycle: PortfolioView) { titles = cycle.cycle.pools.map { ($0.id.text, $0.title) } }

  /// `text` with each pool's title in place of its id.
  func words(_ text: String) -> String {
    titles.reduce(text) { $0.replacing($1.id, with: TerminalText($1.title).description) }
  }
}
