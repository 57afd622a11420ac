import Calendars
import Governance
import JSON
public import Operations
import Planning
import Rules

extension PortfolioReport: Reportable {
  public static let heading = ReportHeading(
    code: "R-PORT", name: "portfolio", title: "Portfolio",
    summary: "What to do next, and why: the ranking, the best plan, what each constraint costs, and other futures.",
    subjects: [Portfolio.kind])

  public func content(_ names: RecordNames) -> ReportContent {
    ReportContent(
      facts: facts,
      sections: [ranking(names)] + (answer == nil ? [] : [plan(names), prices, reasons(names), scenarios])
        + [bySegment].compactMap { $0 },
      missing: fault.map { "the best plan, its prices and other futures: \($0)" })
  }

  private var best: SelectedPlan? { answer?.selection.plan }

  private var facts: [ReportFact] {
    [
      ReportFact(key: "cycle", label: "Cycle", value: .words("\(portfolio.id) \(portfolio.status)")),
      ReportFact(key: "value", label: "Value of the best plan", value: .words(best.map { "\($0.value)" })),
      ReportFact(key: "cost", label: "Cost of \(portfolio.budget)", value: best.map { .number($0.cost) } ?? .nothing),
      ReportFact(
        key: "optimal", label: "Proven best", value: best.map { .truth($0.isOptimal) } ?? .nothing),
      ReportFact(
        key: "saved", label: "Plan on record",
        value: portfolio.plan.map { saved in
          guard let best else { return .words(saved.members.map(\.text).joined(separator: ", ")) }
          let isSame = Set(best.plan.ids) == Set(saved.members.map(\.text))
          return .words(isSame ? "the same" : "another", isSame ? .good : .look)
        } ?? .words("none")),
    ] + futures
  }

  /// What holds in every scenario; nothing where the cycle has none.
  private var futures: [ReportFact] {
    guard let comparison = answer?.comparison else { return [] }
    let least = comparison.leastRegret
    return [
      ReportFact(
        key: "robust_core", label: "In every future",
        value: comparison.robustCore.map { $0.isEmpty ? .words("nothing") : .list($0) } ?? .nothing),
      ReportFact(
        key: "least_regret", label: "Least regret\(least?.row.greatest.map { ", \($0)" } ?? "")",
        value: least.map { $0.row.ids.isEmpty ? .words("nothing") : .list($0.row.ids) } ?? .nothing),
    ]
  }

  private func ranking(_ names: RecordNames) -> ReportSection {
    let method =
      portfolio.method == .weighted ? "weighted, \(portfolio.normalisation) scale" : portfolio.method.rawValue
    let weights = portfolio.criteria.map { "\(label($0.key)) \($0.weight)" }.joined(separator: ", ")
    let first = dethroning.map {
      " First place falls to \($0.lower) when \(label($0.criterion)) weighs \($0.change.magnitude.text(places: 4)) \($0.change < .zero ? "less" : "more")."
    }
    return ReportSection(
      title: "Who comes first",
      lead: "Ranked: \(method). \(weights.isEmpty ? "" : "Weights: \(weights).")\(first ?? "")",
      charts: [bubbles],
      legend:
        "Value upwards, cost in thousands to the right; the larger, the more people it needs. Full: grow. Hollow: run. "
        + "Dashed: low volume, high impact. A thick name is in the plan.",
      table: ReportTable(
        name: "ranking", caption: "Equal values go to the higher customer impact, the lower cost, the id.",
        columns: [
          .init("rank", nil, .number), .init("id"), .init("title", nil, .long), .init("value", nil, .number),
          .init("cost", nil, .number), .init("bucket"), .init("stands", nil, .name),
          .init("swap", "swaps with the next", .name, .page),
          .init("tied", nil, .short, .data),
        ],
        rows: lines.map { line in
          [
            .number(line.entry.rank), .id(line.initiative.id), .words(line.initiative.title),
            .words(line.entry.value.text(places: 2)), .number(line.entry.initiative.cost),
            .words(line.initiative.bucket), .words(standing(of: line), isIn(line) ? .good : .plain),
            .words(line.swap?.words), .truth(line.entry.isTied),
          ]
        }, empty: "Nothing is scored."))
  }

  private func isIn(_ line: Line) -> Bool { best?.plan.starts[line.entry.id] != nil }

  private func standing(of line: Line) -> String {
    if let start = best?.plan.starts[line.entry.id] { return "starts \(start)" }
    let held = line.initiative.status == "on_hold" ? ", on hold" : ""
    return (line.isCandidate ? answer == nil ? "candidate" : "out" : line.initiative.stage) + held
  }

  private var bubbles: BubbleChart {
    BubbleChart(
      title: "Value and cost", description: "\(lines.count) initiatives by value, cost and the people they need.",
      bubbles: lines.prefix(60).map { line in
        let people = line.initiative.demand.reduce(Int64(0)) { $0 + $1.amount }
        return BubbleChart.Bubble(
          label: line.initiative.id.brief, x: Int64(line.entry.initiative.cost),
          y: Int64(clamping: line.entry.value.numerator * 100 / line.entry.value.denominator),
          radius: Int(5 + min(17, people / 3)),
          tone: line.initiative.bucket == "run" ? .hollow : line.initiative.bucket == "lvhi" ? .dashed : .full,
          isMarked: isIn(line))
      }, xLabel: "cost", yLabel: "value")
  }

  private func plan(_ names: RecordNames) -> ReportSection {
    var lead = ""
    switch answer?.selection {
    case .infeasible(let conflict)?:
      lead =
        "No plan keeps to all of these together: \(conflict.constraints.map { words("\($0)") }.joined(separator: ", "))."
    case .unknown?: lead = "No plan was found in the time there was."
    case .plan(let best)?:
      lead =
        best.isOptimal
        ? "Nothing better exists, by proof of \(answer?.solver ?? "")."
        : "The best found in time; no plan has more value than \(best.bound)."
    case nil: break
    }
    let starts = best?.plan.starts.sorted { ($0.value, $0.key) < ($1.value, $1.key) } ?? []
    return ReportSection(
      title: "The best plan", lead: lead,
      table: ReportTable(
        name: "plan", caption: "In the order in which they start.",
        columns: [.init("start"), .init("id"), .init("title", nil, .long), .init("cost", nil, .number)],
        rows: starts.map { id, start in
          let line = lines.first { $0.entry.id == id }
          return [
            .words("\(start)"), .words(id), .words(line?.initiative.title), .number(line?.initiative.budgetTotal),
          ]
        }, empty: "There is none."))
  }

  private var prices: ReportSection {
    let priced = (answer?.prices ?? []).filter { $0.price != .zero }
      .sorted { ($1.price ?? .zero) < ($0.price ?? .zero) }
    let chart = BarChart(
      title: "What each constraint costs", description: "\(priced.count) constraints that cost value.",
      bars: priced.prefix(20).map {
        .init(
          label: words("\($0.constraint)"), value: Int64(($0.price ?? .zero).count / 10_000),
          words: $0.price.map { "\($0)" } ?? "unknown")
      })
    return ReportSection(
      title: "What each constraint costs", lead: "How much more value the best plan would have without it.",
      charts: [chart],
      table: ReportTable(
        name: "prices", caption: "Constraints that are not here cost nothing.",
        columns: [
          .init("constraint", "without", .long), .init("price", "value", .number), .init("gained", "then in", .name),
          .init("lost", "out", .name),
        ],
        rows: priced.map {
          [
            .words(words("\($0.constraint)")), .words($0.price.map { "\($0)" } ?? "unknown"), .list($0.gained),
            .list($0.lost),
          ]
        }, empty: "None costs anything, or the plan is not proven."))
  }

  private func reasons(_ names: RecordNames) -> ReportSection {
    ReportSection(
      title: "Why the others are out",
      table: ReportTable(
        name: "reasons", caption: "What would let each candidate in, and what it would push out.",
        columns: [.init("id"), .init("why", nil, .long)],
        rows: (answer?.absences ?? []).map { absence in
          let text = claims[absence.id] ?? words("\(absence)")
          return [
            .words(absence.id),
            .words(text.hasPrefix(absence.id) ? String(text.dropFirst(absence.id.count + 1)) : text),
          ]
        }, empty: "Nobody is out, or the plan is not proven."))
  }

  private var scenarios: ReportSection {
    let comparison = answer?.comparison
    let core = comparison?.robustCore.map {
      "In every one of them: \($0.isEmpty ? "nothing" : $0.joined(separator: ", "))."
    }
    let least = comparison?.leastRegret.map { least in
      let among = least.isProven ? "" : ", of the plans below"
      return " The plan that loses least where it loses most: \(least.row.ids.joined(separator: ", ")), "
        + "\(least.row.greatest ?? .zero) at most\(among)."
    }
    return ReportSection(
      title: "Other futures", lead: (core ?? "") + (least ?? ""),
      charts: [comparison.map(memberships)].compactMap { $0 },
      legend:
        "A row of candidates for each scenario. Dark: in the plan of every scenario. Light: in this one's. "
        + "Outlined: out.",
      table: ReportTable(
        name: "scenarios", caption: "The best plan of each scenario.",
        columns: [
          .init("scenario", nil, .name), .init("value", nil, .number), .init("cost", nil, .number),
          .init("plan", nil, .long),
        ],
        rows: (comparison?.outcomes ?? []).map { outcome in
          let plan = outcome.selection.plan
          return [
            .words(outcome.scenario ?? "as it stands"), .words(plan.map { "\($0.value)" }),
            plan.map { .number($0.cost) } ?? .nothing,
            .list(plan.map { $0.plan.starts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" } } ?? []),
          ]
        }, empty: "The cycle has no scenarios."))
  }

  private func memberships(_ comparison: ScenarioComparison) -> MembershipChart {
    let plans = comparison.outcomes.map { Set($0.selection.plan?.plan.ids ?? []) }
    let chosen = plans.reduce(into: Set<String>()) { $0.formUnion($1) }
    // On a phone there is room for so many; who is in nowhere gives way first.
    let most = 20
    let all = portfolio.candidates.sorted()
    let shown = all.count <= most ? all : Array(all.filter { chosen.contains($0.text) }.prefix(most))
    return MembershipChart(
      title: "The plan of each scenario",
      description: "Which of \(shown.count) candidates the best plan of each of \(plans.count) scenarios takes.",
      members: shown.map { .init(id: $0.text, name: $0.brief) },
      rows: zip(comparison.outcomes, plans).map { outcome, plan in
        .init(
          label: outcome.scenario ?? "as it stands", words: outcome.selection.plan.map { "\($0.value)" } ?? "no plan",
          members: plan)
      })
  }

  private var bySegment: ReportSection? {
    segments.map { view in
      ReportSection(
        title: "How segments would rank",
        lead: view.disagreements.first.flatMap {
          $0.pairs > 0
            ? "\($0.segments.joined(separator: " and ")) disagree most: on \($0.pairs) of \($0.of) pairs." : nil
        } ?? "",
        table: ReportTable(
          name: "segments", caption: "Ranks by each segment's own scores.",
          columns: [.init("id"), .init("rank", nil, .number)] + view.segments.map { .init($0, $0, .number) },
          rows: view.rows.map { row in
            [.words(row.id), .number(row.rank)] + view.segments.map { row.ranks[$0].map { .number($0) } ?? .nothing }
          }, empty: "Nothing is scored."))
    }
  }

  /// Pools by their titles.
  private func words(_ text: String) -> String { pools.reduce(text) { $0.replacing($1.id.text, with: $1.title) } }
}

extension RecordID {
  /// What tells it from others of its kind, without leading zeros: `3` of `INI-0003`.
  fileprivate var brief: String {
    let own = text.dropFirst(4)
    let short = own.drop { $0 == "0" }
    return String(short.isEmpty ? own : short)
  }
}
