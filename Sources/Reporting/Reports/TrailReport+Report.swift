import Calendars
import Governance
import JSON
public import Operations
import Rules

extension TrailReport: Reportable {
  public static let heading = ReportHeading(
    code: "R-TRAIL", name: "trail", title: "Trail of controlled values",
    summary: "Who changed which value that is under control, by which change, approved by whom, and how long it took "
      + "from the request to the baseline.",
    subjects: RecordCatalog.kinds)

  public func content(_ names: RecordNames) -> ReportContent {
    let places = entries.reduce(0) { $0 + $1.changes.count }
    return ReportContent(
      facts: [
        ReportFact(key: "edits", label: "Edits", value: .number(entries.count)),
        ReportFact(key: "values", label: "Values changed", value: .number(places)),
        ReportFact(key: "changes", label: "Changes applied", value: .number(lead.count)),
        ReportFact(
          key: "median_seconds", label: "Median from request to baseline", value: .duration(LeadTime.median(lead))),
      ], sections: [values(names), leadTimes])
  }

  private func values(_ names: RecordNames) -> ReportSection {
    let value = ValueText(names: names, limit: 60)
    let rows = entries.flatMap { entry in
      entry.changes.map { change -> [ReportCell] in
        let decisions = entry.authorities.flatMap { [$0.decision, $0.ratification] }.compactMap { $0 }
        let votes = decisions.flatMap(\.votes).filter { $0.choice == .approve }.map(\.caster)
        return [
          .day(entry.day), .id(entry.record), .words("\(change.pointer)"),
          ReportCell(value: change.from, text: change.from.map { value.text($0) } ?? ""),
          ReportCell(value: change.to, text: change.to.map { value.text($0) } ?? "removed"),
          .author(entry.note, names), .list(entry.authorities.compactMap { ($0.change?.id ?? $0.decision?.id)?.text }),
          .named(votes, names), .commit(entry.note), .instant(entry.note.time),
          .list(decisions.map(\.id.text)), .list(entry.exceptions.map(\.text)),
        ]
      }
    }
    return ReportSection(
      title: "Values", lead: "Oldest first; what was declared while the ledger was set up is not decided and not here.",
      table: ReportTable(
        name: "values", caption: "One line for each place that a commit changed, by the day of the commit.",
        columns: [
          .init("day"), .init("record"), .init("place", nil, .name), .init("from", nil, .long), .init("to", nil, .long),
          .init("by", nil, .name), .init("authority", "under", .name),
          .init("approved_by", "approved by", .name, .page),
          .init("commit", nil, .short, .page), .init("time", nil, .short, .data),
          .init("decisions", nil, .short, .data), .init("relies_on", nil, .short, .data),
        ], rows: rows, empty: "Nothing under control was changed."))
  }

  private var leadTimes: ReportSection {
    ReportSection(
      title: "Lead times",
      charts: [
        BarChart(
          title: "From request to baseline", description: "Hours for each change that was applied.",
          bars: lead.prefix(40).map {
            .init(
              label: "\($0.change.id) \($0.change.title)", value: $0.total / 3_600,
              words: ReportCell.duration($0.total).text)
          })
      ],
      table: ReportTable(
        name: "lead_times", caption: "From the request to the closing of its decision, and from there to the baseline.",
        columns: [
          .init("change"), .init("title", nil, .long), .init("target"), .init("class"),
          .init("type", nil, .short, .page),
          .init("to_decision_seconds", "to decision", .number), .init("to_baseline_seconds", "to baseline", .number),
          .init("total_seconds", "in all", .number), .init("asked_at", nil, .short, .data),
          .init("decided_at", nil, .short, .data), .init("applied_at", nil, .short, .data),
        ],
        rows: lead.map { lead in
          let change = lead.change
          return [
            .id(change.id), .words(change.title), .id(change.target), .words(change.changeClass?.rawValue),
            .words(change.type), .duration(lead.toDecision), .duration(lead.toApplication), .duration(lead.total),
            .instant(lead.askedAt), .instant(lead.decidedAt), .instant(lead.appliedAt),
          ]
        }, empty: "No change was applied."))
  }
}

extension ReportCell {
  /// Seconds, for people in days and hours: `5 d 1 h`.
  static func duration(_ seconds: Int64?) -> ReportCell {
    guard let seconds else { return .nothing }
    let hours = max(0, seconds) / 3_600
    let words =
      hours >= 24 ? "\(hours / 24) d \(hours % 24) h" : hours > 0 ? "\(hours) h" : "\(max(0, seconds) / 60) min"
    return ReportCell(value: .integer(seconds), text: words)
  }
}
