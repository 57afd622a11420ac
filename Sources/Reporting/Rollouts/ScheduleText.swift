import Calendars
import Governance
public import Operations
public import Planning

/// What the scheduler says of a rollout, for people.
public struct ScheduleText {
  let style: Style

  public init(style: Style = .plain) { self.style = style }

  /// Each wave with its earliest start, what binds it and its slack; then what the end hangs on, and every refusal.
  public func lines(_ forecast: RolloutForecast, width: Int?, explains: Bool) -> [String] {
    let schedule = forecast.schedule
    let columns = [
      TextTable.Column("wave"), .init("planned"), .init("earliest"), .init("local"), .init("settled"),
      .init("slack", isNumeric: true), .init("bound by", isFlexible: true),
    ]
    let rows = schedule.waves.map { wave in
      [
        wave.id, forecast.planned[wave.id].map { $0 == wave.start ? "same" : "\($0)" } ?? "", "\(wave.start)",
        forecast.local(wave.start, of: wave.id), "\(wave.finish)",
        forecast.slack[wave.id].map { "\($0) d" } ?? "none", wave.binding.map(\.words) ?? "nothing",
      ]
    }
    let heading = style.bold("\(forecast.rollout.id)  \(TerminalText(forecast.rollout.title))")
    let table = rows.isEmpty ? [] : TextTable(columns, rows).lines(width: width, style: style)
    return [heading, ""] + table
      + schedule.stranded.map { "\(style.red($0.id)) has no place: \($0.words)" } + end(of: schedule)
      + unheld(forecast) + (explains ? schedule.waves.flatMap(refusals) : [])
  }

  private func end(of schedule: RolloutSchedule) -> [String] {
    guard let finish = schedule.finish else { return schedule.isWhole ? ["nothing is left to place"] : [] }
    let chain = schedule.criticalChain.map(\.words).joined(separator: " → ")
    return ["", "settled \(finish)", "it hangs on \(chain)"]
  }

  /// The planned starts that no longer hold.
  private func unheld(_ forecast: RolloutForecast) -> [String] {
    let lines = forecast.objections.sorted { $0.key < $1.key }.map { wave, refusals in
      "  \(style.yellow(wave)) planned for \(forecast.planned[wave].map { "\($0)" } ?? "no time"): "
        + refusals.map(\.words).joined(separator: "; ")
    }
    return lines.isEmpty ? [] : ["", style.bold("The plan does not hold")] + lines
  }

  private func refusals(of wave: PlacedWave) -> [String] {
    let stretches = wave.refused.stretches
    guard !stretches.isEmpty else { return [] }
    return ["", style.bold("\(wave.id) not before \(wave.start)")]
      + stretches.map { stretch in
        let slots =
          stretch.count == 1 ? "\(stretch.first)" : "\(stretch.first) … \(stretch.last), \(stretch.count) slots"
        return "  \(slots): \(stretch.refusals.map(\.words).joined(separator: "; "))"
      }
  }

  /// Both schedules side by side, wave by wave.
  public func lines(_ difference: ScheduleDifference, width: Int?) -> [String] {
    let columns = [
      TextTable.Column("wave"), .init("now"), .init("then"), .init("moves", isNumeric: true),
      .init("bound by", isFlexible: true),
    ]
    let rows = difference.waves.map { wave in
      [
        wave.id, wave.before.map { "\($0.start)" } ?? "no place",
        wave.stays ? "same" : wave.after.map { "\($0.start)" } ?? "no place", wave.startMoves.map(days) ?? "",
        wave.after?.binding.map(\.words) ?? "",
      ]
    }
    let ends = [difference.finishBefore, difference.finishAfter].map { $0.map { "\($0)" } ?? "never" }
    return TextTable(columns, rows).lines(width: width, style: style)
      + ["", ends[0] == ends[1] ? "settled \(ends[0]), as before" : "settled \(ends[1]), not \(ends[0])"]
  }

  private func days(_ seconds: Int64) -> String {
    guard seconds != 0 else { return "" }
    let tenths = (seconds * 10 + (seconds > 0 ? 43_200 : -43_200)) / 86_400
    return "\(seconds > 0 ? "+" : "-")\(abs(tenths) / 10).\(abs(tenths) % 10) d"
  }
}

extension RolloutForecast {
  fileprivate func local(_ instant: Instant, of wave: String) -> String {
    guard let local = zones[wave]?.civil(at: instant) else { return "" }
    return "\(local.date.weekday.short) \(local.hourAndMinute)"
  }
}
