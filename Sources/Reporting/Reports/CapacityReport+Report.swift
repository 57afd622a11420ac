import Calendars
import Governance
import JSON
public import Operations

extension CapacityReport: Reportable {
  public static let heading = ReportHeading(
    code: "R-CAP", name: "capacity", title: "Capacity",
    summary: "Who needs whom, and when: what each pool has, what is committed, what the plan takes, and who is over.",
    subjects: [Capacity.kind, Portfolio.kind])

  public func content(_ names: RecordNames) -> ReportContent {
    ReportContent(facts: facts, sections: overview.pools.map { section($0, names) } + [who(names)])
  }

  private var facts: [ReportFact] {
    [
      ReportFact(key: "pools", label: "Pools", value: .number(overview.pools.count)),
      ReportFact(
        key: "overbooked", label: "Overbooked quarters",
        value: .number(overview.overbooked.count, overview.overbooked.isEmpty ? .plain : .bad)),
      ReportFact(
        key: "plan", label: "Plan",
        value: .words(
          overview.portfolios.isEmpty
            ? nil : overview.portfolios.map { "\($0.id) \($0.status)" }.joined(separator: ", "))),
    ]
  }

  private func section(_ pool: CapacityOverview.Pool, _ names: RecordNames) -> ReportSection {
    ReportSection(
      title: pool.capacity.title,
      charts: [
        StackChart(
          title: pool.capacity.title, description: "Person-weeks by quarter.",
          bars: pool.cells.map { cell in
            StackChart.Bar(
              label: "\(cell.quarter)",
              parts: [
                .init(value: cell.committedTotal, tone: .dark),
                .init(value: cell.plannedTotal, tone: cell.left < 0 ? .bad : .plain),
              ], limit: cell.supply,
              words: "\(cell.committedTotal) + \(cell.plannedTotal) of \(cell.supply)")
          })
      ],
      legend: "Person-weeks. Dark: committed. Then what the plan takes. The mark is what there is.",
      table: ReportTable(
        name: pool.capacity.id.text.lowercased().replacing("-", with: "_"), caption: "Person-weeks by quarter.",
        columns: [
          .init("quarter"), .init("supply", nil, .number), .init("committed", nil, .number),
          .init("planned", nil, .number), .init("left", nil, .number),
        ],
        rows: pool.cells.map { cell in
          [
            .words("\(cell.quarter)"), .number(cell.supply), .number(cell.committedTotal), .number(cell.plannedTotal),
            .number(Int(clamping: cell.left), cell.left < 0 ? .bad : .plain),
          ]
        }, empty: "It has nobody."))
  }

  private func who(_ names: RecordNames) -> ReportSection {
    let rows = overview.pools.flatMap { pool in
      pool.cells.flatMap { cell in
        (cell.committed.map { ($0, "committed") } + cell.planned.map { ($0, "planned") }).map { part, how in
          [
            ReportCell.words(pool.capacity.title), .words("\(cell.quarter)"), .named(part.initiative, names),
            .number(part.amount), .words(how),
          ]
        }
      }
    }
    return ReportSection(
      title: "Who needs whom",
      table: ReportTable(
        name: "demand", caption: "The largest first in each quarter.",
        columns: [
          .init("pool", nil, .name), .init("quarter"), .init("initiative", nil, .long),
          .init("amount", "person-weeks", .number), .init("how"),
        ], rows: rows, empty: "Nobody needs anybody."))
  }
}
