import Calendars
import Governance
public import Operations
import Planning
import Rules

extension ForwardScheduleReport: Reportable {
  public static let heading = ReportHeading(
    code: "R-FSC", name: "schedule", title: "Forward schedule of change",
    summary: "Which customers get which change when, what they are told before, and when nothing may change: waves, "
      + "freezes and notices on one calendar.",
    subjects: [Rollout.kind, Initiative.kind])

  public func content(_ names: RecordNames) -> ReportContent {
    let unheld = waves.count { !$0.against.isEmpty }
    let late = notices.count { $0.isLate(at: time) }
    return ReportContent(
      facts: [
        ReportFact(key: "in_flight", label: "Waves in flight", value: .number(waves.count(where: \.wave.isInFlight))),
        ReportFact(key: "ahead", label: "Waves ahead", value: .number(waves.count { !$0.wave.isInFlight })),
        ReportFact(key: "unheld", label: "Cannot start as planned", value: .number(unheld, unheld > 0 ? .bad : .plain)),
        ReportFact(key: "late_notices", label: "Notices too late", value: .number(late, late > 0 ? .bad : .plain)),
        ReportFact(key: "freezes", label: "Freezes ahead", value: .number(Set(freezes.map(\.freeze.id)).count)),
      ], sections: [schedule(names), windows, said])
  }

  private func schedule(_ names: RecordNames) -> ReportSection {
    ReportSection(
      title: "Waves and freezes",
      charts: [picture],
      legend:
        "Blue: a wave, from its start until it has settled. Orange: one that cannot start as planned. Dark: a hard "
        + "freeze; with a dashed edge: a soft one. Small marks: the days by which notices must be out. The line across "
        + "is \(today).",
      table: ReportTable(
        name: "waves", caption: "In order of start, on the clocks of each wave.",
        columns: [
          .init("wave"), .init("rollout", nil, .long, .page), .init("state"), .init("start"), .init("settled"),
          .init("region"), .init("segments", nil, .name), .init("customers", nil, .number, .page),
          .init("standing", nil, .long), .init("starts_at", nil, .short, .data),
          .init("settles_at", nil, .short, .data),
        ],
        rows: waves.map { entry in
          [
            .words(entry.name), .named(entry.rollout.id, names), .words(entry.wave.state?.rawValue),
            .words(entry.zone.text(of: entry.interval.start)), .words(entry.zone.text(of: entry.interval.end)),
            .words(entry.wave.region), .named(entry.wave.segments, names), .number(entry.wave.customers),
            entry.standing, .instant(entry.interval.start), .instant(entry.interval.end),
          ]
        }, empty: "No wave is under way or planned."))
  }

  private var today: CivilDate { home.day(of: time) }

  private var picture: Timeline {
    let rows = waves.map { entry in
      Timeline.Row(
        label: "\(entry.name) \(entry.rollout.title)", words: entry.wave.region,
        spans: [
          .init(
            start: entry.zone.date(at: entry.interval.start), end: entry.zone.lastDay(of: entry.interval),
            tone: entry.against.isEmpty ? .plain : .bad)
        ],
        marks: notices.filter { $0.rollout.id == entry.rollout.id && $0.wave.id == entry.wave.id && $0.due >= time }
          .map { $0.zone.date(at: $0.due) })
    }
    let byFreeze = Dictionary(grouping: freezes.filter { $0.freeze.effect == "deny" }) { $0.freeze.id }
    let denied = byFreeze.sorted { $0.key < $1.key }.compactMap { id, entries -> Timeline.Row? in
      guard let freeze = entries.first?.freeze else { return nil }
      return Timeline.Row(
        label: "\(id) \(freeze.title)", words: "\(freeze.level ?? "") freeze",
        spans: entries.prefix(200).map {
          .init(
            start: max($0.zone.date(at: $0.interval.start), today),
            end: min($0.zone.lastDay(of: $0.interval), home.day(of: interval.end).adding(days: 1)),
            tone: freeze.level == "hard" ? .dark : .faint)
        })
    }
    return Timeline(
      title: "Waves and freezes on one calendar",
      description: "\(waves.count) waves and \(denied.count) freezes, from \(today) on.",
      rows: Array((rows + denied).prefix(60)),
      today: today)
  }

  private var windows: ReportSection {
    // One that comes again and again would hide the others: its next time stands for all of them.
    let lines = Dictionary(grouping: freezes) { [$0.freeze.id.text, $0.zone.name] }.values
      .compactMap { times in times.first.map { ($0, times.count) } }
      .sorted {
        ($0.0.interval.start, $0.0.freeze.id, $0.0.zone.name) < ($1.0.interval.start, $1.0.freeze.id, $1.0.zone.name)
      }
    return ReportSection(
      title: "When nothing may change",
      table: ReportTable(
        name: "freezes",
        caption: "The next time of each approved freeze, on the clocks that it follows, and how often it comes until "
          + "\(home.day(of: interval.end)).",
        columns: [
          .init("id"), .init("title", nil, .long), .init("effect"), .init("from"), .init("until"),
          .init("times", nil, .number), .init("regions", nil, .name), .init("actions", nil, .long, .page),
          .init("starts_at", nil, .short, .data), .init("ends_at", nil, .short, .data),
        ],
        rows: lines.map { entry, times in
          [
            .id(entry.freeze.id), .words(entry.freeze.title),
            .words([entry.freeze.level, entry.freeze.effect].compactMap { $0 }.joined(separator: " ")),
            .words(entry.zone.text(of: entry.interval.start)), .words(entry.zone.text(of: entry.interval.end)),
            .number(times), .list(entry.regions.isEmpty ? entry.freeze.fields.strings("regions") : entry.regions),
            .list(entry.freeze.actions), .instant(entry.interval.start), .instant(entry.interval.end),
          ]
        }, empty: "No freeze lies ahead."))
  }

  private var said: ReportSection {
    ReportSection(
      title: "What is said before",
      table: ReportTable(
        name: "notices", caption: "By when each notice must be out for the planned start.",
        columns: [
          .init("wave"), .init("notice"), .init("audience"), .init("due"), .init("standing"),
          .init("due_at", nil, .short, .data), .init("sent_at", nil, .short, .data),
        ],
        rows: notices.map { entry in
          [
            .words("\(entry.rollout.id)#\(entry.wave.id)"), .words(entry.notice.id), .words(entry.notice.audience),
            .words(entry.zone.text(of: entry.due)), entry.standing(at: time), .instant(entry.due),
            .instant(entry.notice.sentAt),
          ]
        }, empty: "Nothing is to be said."))
  }
}

extension ForwardScheduleReport.WaveEntry {
  fileprivate var name: String { "\(rollout.id)#\(wave.id)" }

  fileprivate var standing: ReportCell {
    if !against.isEmpty { return .words("cannot start: \(against.map(\.words).joined(separator: "; "))", .bad) }
    return wave.isInFlight ? .words("in flight") : .words("holds", .good)
  }
}

extension ForwardScheduleReport.NoticeEntry {
  private var isSent: Bool { notice.sentAt != nil && notice.announcedStart == wave.startText }

  fileprivate func isLate(at time: Instant) -> Bool { !isSent && notice.isRequired && time > due }

  fileprivate func standing(at time: Instant) -> ReportCell {
    if isSent { return .words("sent", .good) }
    if notice.sentAt != nil { return .words("to be corrected", .look) }
    return isLate(at: time) ? .words("too late", .bad) : .words("to be sent")
  }
}

extension Zone {
  /// `Tue 2026-09-22 09:00`
  fileprivate func text(of instant: Instant) -> String {
    let local = civil(at: instant)
    return "\(local.date.weekday.short) \(local.date) \(local.hourAndMinute)"
  }

  /// The first day that is no longer part of `interval`.
  fileprivate func lastDay(of interval: InstantInterval) -> CivilDate {
    date(at: interval.end.adding(seconds: -1)).adding(days: 1)
  }
}
