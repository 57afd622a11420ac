public import Calendars

/// A zone as a VTIMEZONE (RFC 5545 §3.6.5): what its clocks show, for clients that do not know it by name.
///
/// Every turn of the clocks in the years that are asked for stands there. Where the clocks are turned by a rule that
/// still holds a generation later, it stands as that rule and has no end; where they are not, as in Morocco, whose rule
/// follows the moon, each turn stands alone and the last one holds.
public struct ICalendarZone {
  private let zone: Zone
  private let years: ClosedRange<Int>

  public init(_ zone: Zone, years: ClosedRange<Int>) {
    self.zone = zone
    self.years = years.clamped(to: 1...9_900)
  }

  public var component: ICalendarComponent {
    ICalendarComponent("VTIMEZONE", [ICalendarProperty("TZID", zone.name)], components: observances)
  }

  private var observances: [ICalendarComponent] {
    guard let first = CivilDate(year: years.lowerBound, month: 1, day: 1),
      let last = CivilDate(year: years.upperBound + TurnRule.cycle + 1, month: 1, day: 1),
      let interval = InstantInterval(from: Zone.utc.startOfDay(first), to: Zone.utc.startOfDay(last))
    else { return [] }
    let turns = zone.turns(in: interval)
    let rules = TurnRule.all(in: turns, holdingAfter: years.upperBound)
    let offset = zone.offset(at: interval.start)
    return [observance(at: CivilDateTime(startOf: first), offset, offset)]
      + turns.compactMap { turn in
        let rule = rules[TurnSeries(turn)]
        if let rule, rule.start.instant == turn.instant { return observance(of: turn, rule: rule.text) }
        let isRuled = rule.map { $0.start.instant < turn.instant } ?? false
        return isRuled || turn.reading.date.year > years.upperBound ? nil : observance(of: turn)
      }
  }

  private func observance(of turn: Zone.Turn, rule: String? = nil) -> ICalendarComponent {
    observance(at: turn.reading, turn.offsetBefore, turn.offsetAfter, rule: rule)
  }

  private func observance(
    at reading: CivilDateTime, _ before: Int, _ after: Int, rule: String? = nil
  ) -> ICalendarComponent {
    var properties = [
      ICalendarProperty("DTSTART", reading.iCalendarText), ICalendarProperty("TZOFFSETFROM", text(ofOffset: before)),
      ICalendarProperty("TZOFFSETTO", text(ofOffset: after)),
    ]
    if let rule { properties.append(ICalendarProperty("RRULE", rule)) }
    // Which of the two is called summer time is a custom; the larger offset is what clients expect.
    return ICalendarComponent(after > before ? "DAYLIGHT" : "STANDARD", properties)
  }

  /// `+0100`, with seconds where there are any (RFC 5545 §3.3.14).
  private func text(ofOffset seconds: Int) -> String {
    let size = abs(seconds)
    let parts = [size / 3600, size / 60 % 60] + (size % 60 == 0 ? [] : [size % 60])
    return (seconds < 0 ? "-" : "+") + parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
  }
}

/// What turns that come by one rule have in common: the month, the weekday, the time, and by how much.
private struct TurnSeries: Hashable {
  let month: Int
  let weekday: Weekday
  let secondOfDay: Int
  let offsetBefore: Int
  let offsetAfter: Int

  init(_ turn: Zone.Turn) {
    month = turn.reading.date.month
    weekday = turn.reading.date.weekday
    secondOfDay = turn.reading.secondOfDay
    offsetBefore = turn.offsetBefore
    offsetAfter = turn.offsetAfter
  }
}

/// A rule by which the clocks are turned every year, and the first turn from which on it holds.
private struct TurnRule {
  let series: TurnSeries
  /// The seven days of the month on one of which it falls.
  let days: ClosedRange<Int>
  let start: Zone.Turn

  /// Years in which a rule of the Gregorian calendar shows all of its dates.
  static let cycle = 28

  /// The rules by which the clocks are turned after `year`, for a whole cycle; none where not every turn follows one.
  static func all(in turns: [Zone.Turn], holdingAfter year: Int) -> [TurnSeries: TurnRule] {
    let later = Dictionary(grouping: turns.filter { $0.reading.date.year > year }, by: TurnSeries.init)
    let rules = later.compactMapValues { TurnRule(of: $0, among: turns) }
    return rules.count == later.count ? rules : [:]
  }

  private init?(of later: [Zone.Turn], among turns: [Zone.Turn]) {
    let monthDays = later.map(\.reading.date.day)
    guard later.count == Self.cycle, let first = later.first, let lowest = monthDays.min(),
      let highest = monthDays.max(),
      highest - lowest == 6
    else { return nil }
    series = TurnSeries(first)
    days = lowest...highest
    var start = first
    for turn in turns.reversed() where turn.instant < first.instant && TurnSeries(turn) == series {
      guard turn.reading.date.year == start.reading.date.year - 1, days.contains(turn.reading.date.day) else { break }
      start = turn
    }
    self.start = start
  }

  /// As RFC 5545 §3.3.10 has it; the shortest form is the one that every client reads.
  var text: String {
    let code = series.weekday.code
    let day =
      if days.upperBound == Self.lastDays[series.month] {
        "BYDAY=-1\(code)"
      } else if days.lowerBound % 7 == 1, days.lowerBound < 28 {
        "BYDAY=\(days.lowerBound / 7 + 1)\(code)"
      } else {
        "BYDAY=\(code);BYMONTHDAY=\(days.map(String.init).joined(separator: ","))"
      }
    return "FREQ=YEARLY;BYMONTH=\(series.month);\(day)"
  }

  /// Of the months whose last day is the same every year.
  private static let lastDays = [
    1: 31, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31,
  ]
}
