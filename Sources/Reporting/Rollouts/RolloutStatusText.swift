import Calendars
import Governance
public import JSON
public import Operations
import Planning
import Rules

/// Where a rollout stands, for people.
public struct RolloutStatusText {
  private let style: Style
  public init(style: Style = .plain) { self.style = style }

  /// Each wave with its state and what comes next, then what is in the way, then all of it on one calendar.
  public func lines(_ status: RolloutStatus, width: Int?) -> [String] {
    heading(status) + table(status, width) + unsound(status, width) + calendar(status, width)
  }

  private func heading(_ status: RolloutStatus) -> [String] {
    let rollout = status.rollout
    let initiative = status.initiative.map { " · \($0.id) \(TerminalText($0.title)), \($0.stage)" } ?? ""
    return [
      style.bold("\(rollout.id)  \(TerminalText(rollout.title))"), style.dim("\(rollout.status)\(initiative)"), "",
    ]
  }

  private func table(_ status: RolloutStatus, _ width: Int?) -> [String] {
    let columns = [
      TextTable.Column("wave"), .init("state"), .init("where"), .init("customers", isNumeric: true), .init("start"),
      .init("next", isFlexible: true),
    ]
    let rows = status.rollout.waves.map { wave in
      [
        wave.id, wave.state?.rawValue ?? "", ([wave.region] + wave.segments.map(\.text)).joined(separator: " "),
        "\(wave.customers)", status.start(of: wave), status.next(for: wave),
      ]
    }
    return rows.isEmpty ? ["it has no waves"] : TextTable(columns, rows).lines(width: width, style: style)
  }

  private func unsound(_ status: RolloutStatus, _ width: Int?) -> [String] {
    guard !status.isSound else { return ["", style.green("everything is as planned")] }
    let objections = status.forecast.objections.sorted { $0.key < $1.key }.flatMap { wave, refusals in
      ["\(style.yellow(wave)) cannot start as planned: \(refusals.map(\.words).joined(separator: "; "))"]
    }
    let stranded = status.forecast.schedule.stranded.filter { status.forecast.objections[$0.id] == nil }.map {
      "\(style.yellow($0.id)) has no place: \($0.words)"
    }
    let replan =
      objections.isEmpty && stranded.isEmpty
      ? [] : ["  folio rollout schedule \(status.rollout.id) finds the earliest plan, and adopt writes it"]
    let listed = status.violations.flatMap { located in
      let violation = located.violation
      return [
        "\(style.yellow(violation.rule.code)) \(TerminalText(violation.message.description))",
        "  \(TerminalText(violation.fix.description))",
      ]
    }
    return ["", style.bold("What is in the way")]
      + (objections + stranded + replan + listed).flatMap { $0.wrapped(to: max(40, width ?? 120)) }
  }

  private func calendar(_ status: RolloutStatus, _ width: Int?) -> [String] {
    let waves = status.rollout.waves.compactMap { wave -> SpanLines.Row? in
      guard let interval = status.forecast.interval(of: wave, at: status.time) else { return nil }
      let begins = InstantInterval(from: interval.start, to: min(interval.end, interval.start.adding(seconds: 1)))
      return SpanLines.Row(
        label: wave.id, spans: [(interval, "░")] + [begins].compactMap { $0 }.map { ($0, "█") })
    }
    let freezes = Dictionary(grouping: status.freezes) { $0.freeze.id }.sorted { $0.key < $1.key }.map { id, entries in
      SpanLines.Row(
        label: id.text, spans: entries.map { ($0.interval, $0.freeze.level == "hard" ? "▓" : "▒") })
    }
    guard let zone = status.rollout.waves.compactMap({ status.forecast.zones[$0.id] }).first, !waves.isEmpty else {
      return []
    }
    let drawing = SpanLines(rows: waves + freezes, today: status.time, zone: zone)
      .lines(width: min(width ?? 100, 120), style: style)
    return [""] + drawing + [style.dim("█ start  ░ soak  ▓ hard freeze  ▒ soft freeze  │ now")]
  }
}

extension RolloutStatus {
  /// `Tue 2026-09-22 09:00 UK`
  fileprivate func start(of wave: Wave) -> String {
    guard let zone = forecast.zones[wave.id], let instant = wave.startedAt ?? forecast.planned[wave.id] else {
      return ""
    }
    let local = zone.civil(at: instant)
    return "\(local.date.weekday.short) \(local.date) \(local.hourAndMinute)"
  }

  fileprivate func next(for wave: Wave) -> String {
    switch standings[wave.id] {
    case .awaited(_, let against) where !against.isEmpty: "does not hold"
    case .awaited(let start?, _):
      start < time ? "starts now" : wave.state == .ready ? "starts then" : "to be made ready"
    case .awaited, nil: ""
    case .soaking(let until): until <= time ? "to be completed" : "soaks until \(until)"
    case .paused: "to be resumed or rolled back"
    case .ended(let at): at.map { "\($0)" } ?? ""
    }
  }

  /// `{rollout, status, initiative?, sound, waves: [{id, state, region, segments, customers, start?, settles_at?,
  /// ended_at?, against?}], stranded: [{id, why}], violations}`
  public var json: JSONValue {
    var fields: JSONObject = [
      "rollout": .string(rollout.id.text), "status": .string(rollout.status), "sound": .bool(isSound),
      "waves": .array(rollout.waves.map(json(of:))),
      "stranded": .array(forecast.schedule.stranded.map { ["id": .string($0.id), "why": .string($0.words)] }),
      "violations": .array(violations.map { $0.json() }),
    ]
    fields["initiative"] = (initiative?.id.text).map { .string($0) }
    return .object(fields)
  }

  private func json(of wave: Wave) -> JSONValue {
    var fields: JSONObject = [
      "id": .string(wave.id), "state": .string(wave.state?.rawValue ?? ""), "region": .string(wave.region),
      "segments": .array(wave.segments.map { .string($0.text) }), "customers": .integer(wave.customers),
    ]
    fields["start"] = (wave.startedAt ?? forecast.planned[wave.id]).map { .string("\($0)") }
    switch standings[wave.id] {
    case .awaited(_, let against) where !against.isEmpty:
      fields["against"] = .array(against.map { .string($0.words) })
    case .soaking(let until): fields["settles_at"] = .string("\(until)")
    case .ended(let at): fields["ended_at"] = at.map { .string("\($0)") }
    default: break
    }
    return .object(fields)
  }
}
