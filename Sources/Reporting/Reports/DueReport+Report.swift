import Governance
public import Operations
import Rules

extension DueReport: Reportable {
  public static let heading = ReportHeading(
    code: "R-DUE", name: "due", title: "Due and overdue",
    summary: "What somebody has to do, by when, who could do it, and the command that does it.",
    subjects: RecordCatalog.kinds)

  public func content(_ names: RecordNames) -> ReportContent {
    let overdue = items.count { $0.isOverdue(at: time) }
    return ReportContent(
      facts: [
        ReportFact(key: "overdue", label: "Overdue", value: .number(overdue, overdue > 0 ? .bad : .plain)),
        ReportFact(key: "in_7_days", label: "Due in 7 days", value: .number(count(.thisWeek))),
        ReportFact(key: "in_30_days", label: "Due in 8 to 30 days", value: .number(count(.thisMonth))),
        ReportFact(key: "later", label: "Later", value: .number(count(.later))),
      ], sections: [list(names), ageing])
  }

  private func count(_ age: Age) -> Int { items.count { self.age(of: $0) == age } }

  private func list(_ names: RecordNames) -> ReportSection {
    ReportSection(
      title: "What to do",
      table: ReportTable(
        name: "items", caption: "The soonest first; a day is the last on which it is in time.",
        columns: [
          .init("id"), .init("due"), .init("left"), .init("what", nil, .long), .init("who", nil, .name),
          .init("next", "how", .long, .page), .init("rule", nil, .short, .page),
          .init("days_left", nil, .number, .data), .init("overdue", nil, .short, .data),
          .init("by", nil, .short, .data),
        ],
        rows: items.map { item in
          return [
            .id(item.subject), .day(item.lastDay(in: home)), left(item), .words(item.what), .named(item.who, names),
            .words(item.next), .words(item.rule?.code), .number(daysLeft(item).map { Int64($0) }),
            .truth(item.isOverdue(at: time)), .instant(item.end),
          ]
        }, empty: "Nothing is due."))
  }

  private func left(_ item: DueItem) -> ReportCell {
    let days = daysLeft(item)
    guard item.isOverdue(at: time) else {
      return days == 0 ? .words("today", .look) : .words(days.map { "\($0) d" } ?? "")
    }
    return .words(days.map { $0 < 0 ? "overdue \(-$0) d" : "overdue" } ?? "overdue", .bad)
  }

  private var ageing: ReportSection {
    let ages = Age.allCases.filter { $0 != .undated || count($0) > 0 }
    return ReportSection(
      title: "Ageing",
      charts: [
        BarChart(
          title: "How long things have been due", description: "\(items.count) things by their age.",
          bars: ages.map {
            .init(
              label: $0.words, value: Int64(count($0)), words: "\(count($0))", tone: $0.isOverdue ? .bad : .plain)
          })
      ],
      table: ReportTable(
        name: "ageing", caption: "How many, by how long they have been due or have left.",
        columns: [.init("age"), .init("overdue", nil, .short, .data), .init("count", nil, .number)],
        rows: ages.map {
          [
            .words($0.words), .truth($0.isOverdue),
            .number(count($0)),
          ]
        }, empty: "Nothing is due."))
  }
}

extension DueReport.Age {
  fileprivate var words: String {
    switch self {
    case .long: "overdue for over 30 days"
    case .month: "overdue for 8 to 30 days"
    case .week: "overdue for up to 7 days"
    case .undated: "overdue, no day known"
    case .thisWeek: "due in up to 7 days"
    case .thisMonth: "due in 8 to 30 days"
    case .later: "due later"
    }
  }
}
