import Governance
public import Operations
import Rules

extension LessonReport: Reportable {
  public static let heading = ReportHeading(
    code: "R-LESS", name: "lessons", title: "Lessons and repeats",
    summary: "What was learned, who has considered it and who still has to, what was done about it, and which causes "
      + "came back.",
    subjects: [Lesson.kind, Initiative.kind])

  public func content(_ names: RecordNames) -> ReportContent {
    let overdue = entries.reduce(0) { $0 + $1.actionsOverdue }
    let repeats = causes.count(where: \.hasRecurred)
    return ReportContent(
      facts: [
        ReportFact(key: "published", label: "Published", value: .number(entries.count(where: \.lesson.isPublished))),
        ReportFact(
          key: "recurring_causes", label: "Causes that came back", value: .number(repeats, repeats > 0 ? .bad : .plain)),
        ReportFact(
          key: "actions_overdue", label: "Actions overdue", value: .number(overdue, overdue > 0 ? .bad : .plain)),
        ReportFact(
          key: "setbacks_without_lesson", label: "Setbacks without a lesson",
          value: .number(unlearned.count, unlearned.isEmpty ? .plain : .bad)),
      ], sections: [lessons(names), repeated, setbacks(names)])
  }

  private func lessons(_ names: RecordNames) -> ReportSection {
    ReportSection(
      title: "Lessons",
      table: ReportTable(
        name: "lessons", caption: "The newest first. To consider: initiatives that a gate will ask about it (LESS-01).",
        columns: [
          .init("id"), .init("published_on", "published"), .init("severity"), .init("event", nil, .short, .data),
          .init("title", nil, .long), .init("cause", nil, .name), .init("shared_on", "shared", .short, .page),
          .init("actions", nil, .name), .init("unconsidered_by", "to consider", .name),
          .init("considered_by", "considered by", .name, .page), .init("status", nil, .short, .data),
          .init("tags", nil, .name, .data), .init("recommendation", nil, .long, .data),
          .init("source", nil, .short, .data), .init("actions_done", nil, .number, .data),
          .init("actions_open", nil, .number, .data), .init("actions_overdue", nil, .number, .data),
        ],
        rows: entries.map { entry in
          let lesson = entry.lesson
          return [
            .id(lesson.id), entry.publishedOn.map { .day($0) } ?? .words(lesson.status), .words(lesson.severity),
            .words(lesson.event), .words(lesson.title), .words(lesson.cause), .day(entry.sharedOn), entry.actions,
            .list(entry.unconsidered.map(\.text)), .list(entry.considered.map(\.text)), .words(lesson.status),
            .list(lesson.tags), .words(lesson.recommendation), .id(lesson.source), .number(entry.actionsDone),
            .number(entry.actionsOpen), .number(entry.actionsOverdue),
          ]
        }, empty: "No lesson yet."))
  }

  private var repeated: ReportSection {
    let most = CausesDoNotRecur.most
    return ReportSection(
      title: "Repeats", lead: "Failures of the last \(CausesDoNotRecur.days) days by their cause.",
      charts: [
        BarChart(
          title: "Failures by cause", description: "\(causes.count) causes.",
          bars: causes.prefix(30).map {
            .init(
              label: $0.name, value: Int64($0.lessons.count), words: "\($0.lessons.count)",
              tone: $0.hasRecurred ? .bad : .plain)
          }, limits: [.init(value: Int64(most), label: "more than \(most): LESS-04")])
      ],
      table: ReportTable(
        name: "causes", caption: "The most frequent first.",
        columns: [
          .init("cause"), .init("failures", nil, .number), .init("standing"), .init("lessons", nil, .long),
        ],
        rows: causes.map {
          [
            .words($0.name), .number($0.lessons.count), $0.hasRecurred ? .words("came back", .bad) : .words("noted"),
            .list($0.lessons.map(\.text)),
          ]
        }, empty: "No failure was written down in that time."))
  }

  private func setbacks(_ names: RecordNames) -> ReportSection {
    ReportSection(
      title: "Setbacks without a lesson",
      table: ReportTable(
        name: "setbacks_without_lesson",
        caption: "No lesson within the days that LESS-02 gives; they hold up the gates.",
        columns: [
          .init("id"), .init("what", nil, .long), .init("who", nil, .name), .init("next", "how", .long, .page),
        ],
        rows: unlearned.map { [.id($0.subject), .words($0.what), .named($0.who, names), .words($0.next)] },
        empty: "None."))
  }
}

extension LessonReport.Entry {
  /// `1 of 3 done, 1 overdue`
  fileprivate var actions: ReportCell {
    guard actionsDone + actionsOpen > 0 else { return .nothing }
    let done = "\(actionsDone) of \(actionsDone + actionsOpen) done"
    return actionsOverdue > 0 ? .words(done + ", \(actionsOverdue) overdue", .bad) : .words(done)
  }
}
