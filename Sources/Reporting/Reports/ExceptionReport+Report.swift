import Calendars
import Governance
public import Operations
import JSON

extension ExceptionReport: Reportable {
  public static let heading = ReportHeading(
    code: "R-EXC", name: "exceptions", title: "Exceptions",
    summary: "Every exception that was ever granted: where it stands, how long it runs and may still run, and what "
      + "happened to it.",
    subjects: [Exception.kind, Forum.kind])

  public func content(_ names: RecordNames) -> ReportContent {
    ReportContent(facts: facts, sections: [entries(names), overTime, against, history(names)])
  }

  private var facts: [ReportFact] {
    let (expiring, inForce) = (count(.expiring), count(.inForce) + count(.expiring))
    return [
      ReportFact(key: "in_force", label: "In force", value: .number(inForce)),
      ReportFact(
        key: "expiring", label: "Of these over in \(ExceptionRegister.soon) days",
        value: .number(expiring, expiring > 0 ? .look : .plain)),
      ReportFact(key: "not_started", label: "Not begun", value: .number(count(.notStarted))),
      ReportFact(key: "expired", label: "Expired", value: .number(count(.expired))),
      ReportFact(key: "ended", label: "Revoked or closed", value: .number(count(.revoked) + count(.closed))),
    ]
  }

  private func entries(_ names: RecordNames) -> ReportSection {
    let table = ReportTable(
      name: "register", caption: "Soonest expiry first; what is over stands last.",
      columns: [
        .init("id"), .init("standing"), .init("expires_on", "expires"), .init("days_left", "left", .number),
        .init("risk"), .init("against", nil, .name), .init("subjects", "for", .name, .page), .init("title", nil, .long),
        .init("risk_owner", "risk owner", .name, .page), .init("forum", nil, .short, .data),
        .init("starts", nil, .short, .data), .init("total_days", nil, .number, .data),
        .init("renewals", "renewed", .number, .page), .init("form", nil, .short, .data),
        .init("decision", nil, .short, .data),
      ],
      rows: register.entries.map { entry in
        let exception = entry.exception
        return [
          .id(exception.id), entry.standing.cell, .day(exception.expiresOn),
          entry.standing.hasDaysLeft ? .number(entry.daysLeft) : .nothing,
          .words(exception.risk), .words(exception.against), .list(exception.scope.subjects), .words(exception.title),
          .named(exception.riskOwner, names), .id(exception.forum), .day(exception.starts), .number(entry.totalDays),
          .number(exception.renewals.count), .words(exception.form), .words(exception.fields.string("decision")),
        ]
      }, empty: "No exception was ever granted.")
    return ReportSection(
      title: "Register and terms", charts: [timeline],
      legend:
        "Each bar is the time in force, and the line across them the day of this report. A thick mark is the last "
        + "day that all terms together could reach by the policy. Bars with a dashed edge are over.",
      table: table)
  }

  private var timeline: Timeline {
    let standing = Dictionary(register.entries.map { ($0.exception.id, $0) }) { first, _ in first }
    return Timeline(
      title: "How long exceptions run", description: "\(terms.count) exceptions, each from its first to its last day.",
      rows: terms.prefix(40).compactMap { term in
        guard let entry = standing[term.exception.id] else { return nil }
        return Timeline.Row(
          label: "\(term.exception.id) \(term.exception.title)", words: entry.words,
          spans: [.init(start: term.start, end: term.end, tone: entry.standing.tone)],
          marks: entry.standing.isOver ? [] : [term.limit].compactMap { $0 })
      }, today: register.today)
  }

  private var overTime: ReportSection {
    let most = counts.map(\.count).max() ?? 0
    let chart = StepChart(
      title: "Exceptions in force over time",
      description: "At most \(most) at once; \(count(.inForce) + count(.expiring)) on \(register.today).",
      steps: counts.map { StepChart.Step(day: $0.day, count: $0.count) }, today: register.today)
    return ReportSection(
      title: "In force over time", charts: [chart],
      legend:
        "How many were in force on each day. Right of \(register.today), dashed: what remains if nothing is renewed "
        + "or granted.",
      table: ReportTable(
        name: "in_force_over_time", caption: "The days on which the number changes.",
        columns: [.init("from", nil), .init("in_force", "in force", .number)],
        rows: counts.map { [.day($0.day), .number($0.count)] }, empty: "None was ever in force."))
  }

  private var against: ReportSection {
    let most = mostPerControl
    let counts = register.countsByControl
    let chart = BarChart(
      title: "Exceptions in force by what they are against", description: "\(counts.count) rules, controls or values.",
      bars: counts.prefix(30).map {
        .init(label: $0.name, value: Int64($0.count), words: "\($0.count)", tone: $0.count > most ? .bad : .plain)
      }, limits: [.init(value: Int64(most), label: "more than \(most): EXC-08")])
    let rows =
      counts.map { [ReportCell.words($0.name), .words("control"), .number($0.count)] }
      + register.countsByForum.map { [ReportCell.words($0.name), .words("forum"), .number($0.count)] }
    return ReportSection(
      title: "What they are against", charts: [chart],
      table: ReportTable(
        name: "in_force_by", caption: "In force on \(register.today), by control or rule and by forum.",
        columns: [.init("name", "against or forum"), .init("by"), .init("in_force", "in force", .number)], rows: rows,
        empty: "None is in force."))
  }

  private func history(_ names: RecordNames) -> ReportSection {
    ReportSection(
      title: "What happened",
      table: ReportTable(
        name: "history", caption: "Oldest first, read from history; a term that ends by itself has no commit.",
        columns: [
          .init("day"), .init("id"), .init("what"), .init("expires_on", "until"), .init("commit"),
          .init("by", nil, .long), .init("title", nil, .long), .init("time", nil, .short, .data),
          .init("against", nil, .short, .data), .init("forum", nil, .short, .data),
        ],
        rows: acts.map { act in
          [
            .day(act.day), .id(act.exception.id), .words(act.kind.rawValue), .day(act.exception.expiresOn),
            .commit(act.note), .author(act.note, names), .words(act.exception.title), .instant(act.note?.time),
            .words(act.exception.against), .id(act.exception.forum),
          ]
        }, empty: "Nothing happened yet."))
  }
}

extension ExceptionRegister.Standing {
  fileprivate var words: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }

  /// Whether the end of its term says anything: one that was ended before has none.
  fileprivate var hasDaysLeft: Bool { !isOver || self == .expired }

  fileprivate var tone: BarChart.Tone { self == .expiring ? .bad : isOver ? .faint : .plain }

  fileprivate var cell: ReportCell {
    ReportCell(
      value: .string(rawValue), text: words, tone: self == .inForce ? .good : self == .expiring ? .look : .plain)
  }
}

extension ExceptionRegister.Entry {
  /// `in force, 63 days left`
  fileprivate var words: String {
    switch standing {
    case .inForce, .expiring: "\(daysLeft) day\(daysLeft == 1 ? "" : "s") left"
    case .notStarted: "not begun"
    default: standing.words
    }
  }
}
