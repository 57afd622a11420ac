/// A recurrence together with what its start implies: which days each of its periods has.
///
/// A period is a day, a week from Monday, a month or a year of the frequency; the period 0 holds the start, and the
/// next one comes an interval later. Days are numbered as `CivilDate` does.
struct RecurrencePattern: Sendable {
  private let frequency: Recurrence.Frequency
  private let interval: Int64
  private let onInvalidDate: Recurrence.InvalidDate
  /// In order; empty is all of them.
  private let months: [Int64]
  private let monthDays: [Int64]
  private let weekdays: [OrdinalWeekday]
  /// Whether ordinals count within the year, not the month.
  private let countsInYear: Bool

  /// The number of the period 0 among all of its kind: days or weeks since 1970, months since year 0, or the year.
  private let origin: Int64

  /// 9999-12-31: what comes after it no record can write.
  static let lastDay = CivilDate.dayNumber(year: 9999, month: 12, day: 31)

  init(_ rule: Recurrence, from start: CivilDate) {
    let (year, month, day) = start.parts
    frequency = rule.frequency
    interval = Int64(rule.interval)
    onInvalidDate = rule.onInvalidDate
    countsInYear = rule.frequency == .yearly && rule.months.isEmpty

    let saysDay = !rule.monthDays.isEmpty || !rule.weekdays.isEmpty
    let impliesMonth = rule.frequency == .yearly && rule.months.isEmpty && !saysDay
    let impliesMonthDay = (rule.frequency == .yearly || rule.frequency == .monthly) && !saysDay
    let impliesWeekday = rule.frequency == .weekly && !saysDay
    months = impliesMonth ? [month] : rule.months.map(Int64.init).sorted()
    monthDays = impliesMonthDay ? [day] : rule.monthDays.map(Int64.init).sorted()
    weekdays =
      (impliesWeekday ? [OrdinalWeekday(every: start.weekday)] : Array(rule.weekdays))
      .sorted { $0.weekday.rawValue < $1.weekday.rawValue }

    origin =
      switch rule.frequency {
      case .daily: start.dayNumber
      case .weekly: Self.week(of: start.dayNumber)
      case .monthly: year * 12 + month - 1
      case .yearly: year
      }
  }

  /// The period that holds `date`, or the last one before it; 0 or more for a date that is not before the start.
  func period(of date: CivilDate) -> Int64 {
    let parts = date.parts
    let number =
      switch frequency {
      case .daily: date.dayNumber
      case .weekly: Self.week(of: date.dayNumber)
      case .monthly: parts.year * 12 + parts.month - 1
      case .yearly: parts.year
      }
    return (number - origin).flooredQuotient(interval)
  }

  func firstDay(ofPeriod period: Int64) -> Int64 {
    let number = origin + period * interval
    return switch frequency {
    case .daily: number
    case .weekly: Self.monday(ofWeek: number)
    case .monthly: Self.month(number).first
    case .yearly: CivilDate.dayNumber(year: number, month: 1, day: 1)
    }
  }

  /// Puts the days of `period` into `days`, in order, instead of what is there.
  func findDays(inPeriod period: Int64, into days: inout [Int64]) {
    days.removeAll(keepingCapacity: true)
    let number = origin + period * interval
    switch frequency {
    case .daily:
      if isAllowed(number) { days.append(number) }
      return
    case .weekly:
      let monday = Self.monday(ofWeek: number)
      for weekday in weekdays {
        let day = monday + Int64(weekday.weekday.rawValue) - 1
        if isMonthAllowed(day) { days.append(day) }
      }
      return
    case .monthly:
      let month = Self.month(number)
      if months.isEmpty || months.contains(month.number) { findDays(in: month, into: &days) }
    case .yearly:
      findDays(inYear: number, into: &days)
    }
    if days.count > 1 { days.sort() }
  }
}

// Days and weeks.
extension RecurrencePattern {
  /// Weeks begin on Monday; day 0 was a Thursday.
  private static func week(of day: Int64) -> Int64 { (day + 3).flooredQuotient(7) }
  private static func monday(ofWeek week: Int64) -> Int64 { week * 7 - 3 }

  private func isAllowed(_ day: Int64) -> Bool {
    let date = CivilDate(dayNumber: day)
    if !weekdays.isEmpty {
      let weekday = date.weekday
      guard weekdays.contains(where: { $0.weekday == weekday }) else { return false }
    }
    guard !monthDays.isEmpty else { return isMonthAllowed(day) }
    let (year, number, dayOfMonth) = date.parts
    let fromEnd = dayOfMonth - 1 - Int64(CivilDate.daysIn(month: Int(number), of: year))
    return isMonthAllowed(day) && (monthDays.contains(dayOfMonth) || monthDays.contains(fromEnd))
  }

  private func isMonthAllowed(_ day: Int64) -> Bool {
    months.isEmpty || months.contains(CivilDate(dayNumber: day).parts.month)
  }
}

// Months and years.
extension RecurrencePattern {
  /// A stretch of days in which ordinals count, with the number of its month where it is one.
  private struct Stretch {
    let number: Int64
    let first: Int64
    let last: Int64
  }

  private static func month(_ index: Int64) -> Stretch {
    let (year, number) = (index.flooredQuotient(12), index.flooredRemainder(12) + 1)
    let first = CivilDate.dayNumber(year: year, month: number, day: 1)
    return Stretch(
      number: number, first: first, last: first + Int64(CivilDate.daysIn(month: Int(number), of: year)) - 1)
  }

  private static func year(_ year: Int64) -> Stretch {
    Stretch(
      number: 0,
      first: CivilDate.dayNumber(year: year, month: 1, day: 1),
      last: CivilDate.dayNumber(year: year, month: 12, day: 31)
    )
  }

  private func findDays(inYear year: Int64, into days: inout [Int64]) {
    if countsInYear, monthDays.isEmpty {
      findWeekdays(in: Self.year(year), into: &days)
      return
    }
    for number in months.isEmpty ? Array(1...12) : months {
      findDays(in: Self.month(year * 12 + number - 1), into: &days)
    }
  }

  private func findDays(in month: Stretch, into days: inout [Int64]) {
    guard !monthDays.isEmpty else {
      findWeekdays(in: month, into: &days)
      return
    }
    for monthDay in monthDays {
      guard let day = day(monthDay, in: month), weekdays.isEmpty || isWeekdayAllowed(day) else { continue }
      days.append(day)
    }
  }

  /// The `monthDay` of `month`, moved as RFC 7529 §4.1 says where it has none.
  private func day(_ monthDay: Int64, in month: Stretch) -> Int64? {
    let day = monthDay > 0 ? month.first + monthDay - 1 : month.last + monthDay + 1
    if month.first <= day, day <= month.last { return day }
    // A day counted from the end that the month lacks lies before its first.
    let lastBefore = monthDay > 0 ? month.last : month.first - 1
    return switch onInvalidDate {
    case .skip: nil
    case .backward: lastBefore
    case .forward: lastBefore + 1
    }
  }

  private func findWeekdays(in stretch: Stretch, into days: inout [Int64]) {
    for wanted in weekdays {
      let weekday = Int64(wanted.weekday.rawValue)
      // Day 0 was a Thursday, so `day + 3` counts weekdays from Monday.
      let first = stretch.first + (weekday - 1 - (stretch.first + 3)).flooredRemainder(7)
      guard let ordinal = wanted.ordinal else {
        days.append(contentsOf: stride(from: first, through: stretch.last, by: 7))
        continue
      }
      let last = first + (stretch.last - first) / 7 * 7
      let day = ordinal > 0 ? first + (Int64(ordinal) - 1) * 7 : last + (Int64(ordinal) + 1) * 7
      if stretch.first <= day, day <= stretch.last { days.append(day) }
    }
  }

  /// Whether a day of the month is also one of the weekdays, each counted where it lies.
  private func isWeekdayAllowed(_ day: Int64) -> Bool {
    let date = CivilDate(dayNumber: day)
    let (year, month, _) = date.parts
    let weekday = date.weekday
    let stretch = countsInYear ? Self.year(year) : Self.month(year * 12 + month - 1)
    return weekdays.contains { wanted in
      guard wanted.weekday == weekday else { return false }
      return switch wanted.ordinal {
      case nil: true
      case let ordinal? where ordinal > 0: (day - stretch.first) / 7 + 1 == ordinal
      case let ordinal?: (stretch.last - day) / 7 + 1 == -ordinal
      }
    }
  }
}
