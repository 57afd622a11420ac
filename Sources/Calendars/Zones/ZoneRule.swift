/// The rule at the end of a TZif file, which says how a zone goes on for ever: a POSIX `TZ` string (RFC 9636 §3.3.1).
///
/// The summer part may be the one with the smaller offset (Dublin), and may last all year.
struct ZoneRule: Hashable, Sendable {
  /// Seconds east of UTC.
  let standardOffset: Int64
  let summer: Summer?

  struct Summer: Hashable, Sendable {
    /// Seconds east of UTC.
    let offset: Int64
    let start: YearlyMoment
    let end: YearlyMoment
  }

  /// A day of the year, and the time on its clock in seconds: from −167 to 167 hours, so it may be another day.
  struct YearlyMoment: Hashable, Sendable {
    let day: YearlyDay
    let time: Int64
  }

  enum YearlyDay: Hashable, Sendable {
    /// `Jn`: 1 to 365, where 29 February is never counted.
    case julianWithoutLeapDay(Int64)
    /// `n`: 0 to 365, where it is.
    case zeroBased(Int64)
    /// `Mm.w.d`: month 1 to 12, week 1 to 5 (5 is the last), weekday 0 to 6 from Sunday.
    case weekday(month: Int, week: Int64, weekday: Int64)
  }

  /// The stretch of constant offset around `time`, if the rule held for ever in both directions.
  func span(containing time: Int64) -> OffsetSpan {
    guard let summer else { return OffsetSpan(start: .min, end: .max, offset: standardOffset) }

    // The calendar repeats every 400 years, so one cycle around 1970 to 2370 answers for all of time.
    let inCycle = time.flooredRemainder(Self.secondsInCycle)
    let shift = time.subtractingSaturated(inCycle)
    let year = CivilDate(dayNumber: inCycle / 86_400).parts.year

    var start = Turn(time: .min, offset: standardOffset)
    var end = Int64.max
    func consider(_ turn: Turn) {
      // Of two at one moment (summer all year: its end is the next one's start) the later in order holds.
      if turn.time > inCycle { end = min(end, turn.time) } else if turn.time >= start.time { start = turn }
    }
    for year in year - 2...year + 2 {
      let (earlier, later) = summer.turns(in: year, standardOffset: standardOffset)
      consider(earlier)
      consider(later)
    }
    return OffsetSpan(
      start: start.time.addingSaturated(shift),
      end: end.addingSaturated(shift),
      offset: start.offset
    )
  }

  private static var secondsInCycle: Int64 { 146_097 * 86_400 }
}

/// A turning of the clocks, and the offset from then on.
fileprivate struct Turn {
  let time: Int64
  let offset: Int64
}

extension ZoneRule.Summer {
  /// The two turns that belong to `year`, the earlier first.
  fileprivate func turns(in year: Int64, standardOffset: Int64) -> (Turn, Turn) {
    let forth = Turn(time: start.secondsAsIfUTC(in: year) - standardOffset, offset: offset)
    let back = Turn(time: end.secondsAsIfUTC(in: year) - offset, offset: standardOffset)
    return forth.time <= back.time ? (forth, back) : (back, forth)
  }
}

extension ZoneRule.YearlyMoment {
  fileprivate func secondsAsIfUTC(in year: Int64) -> Int64 {
    day.dayNumber(in: year) * 86_400 + time
  }
}

extension ZoneRule.YearlyDay {
  fileprivate func dayNumber(in year: Int64) -> Int64 {
    let newYear = CivilDate.dayNumber(year: year, month: 1, day: 1)
    switch self {
    case .julianWithoutLeapDay(let day):
      return newYear + day - 1 + (day >= 60 && CivilDate.isLeap(year) ? 1 : 0)
    case .zeroBased(let day):
      return newYear + day
    case .weekday(let month, let week, let weekday):
      let first = CivilDate.dayNumber(year: year, month: Int64(month), day: 1)
      // 1970-01-01, day 0, was a Thursday: weekday 4 counted from Sunday.
      let day = first + (weekday - (first + 4)).flooredRemainder(7) + (week - 1) * 7
      return day < first + Int64(CivilDate.daysIn(month: month, of: year)) ? day : day - 7
    }
  }
}
