/// Why something is not a recurrence.
public enum RecurrenceFault: Error, Hashable {
  /// Not 1 to 9,999.
  case interval(Int)
  /// Not at least 1.
  case count(Int)
  /// Not 1 to 12.
  case month(Int)
  /// Not 1 to 31 or −31 to −1.
  case monthDay(Int)
  /// A day of the month in a weekly rule, which RFC 5545 forbids.
  case monthDayInWeek
  /// An ordinal in a daily or weekly rule, which RFC 5545 forbids, or a sixth weekday of a month.
  case ordinal(OrdinalWeekday, Recurrence.Frequency)
}

extension RecurrenceFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .interval(let interval): "an interval is 1 to 9999, not \(interval)"
    case .count(let count): "a count is 1 or more, not \(count)"
    case .month(let month): "months are 1 to 12, not \(month)"
    case .monthDay(let day): "days of a month are 1 to 31, or -1 to -31 from its end, not \(day)"
    case .monthDayInWeek: "a weekly rule has no days of the month"
    case .ordinal(let weekday, let frequency): "a \(frequency.rawValue) rule has no \(weekday)"
    }
  }
}

extension Recurrence {
  /// The first thing wrong with the rule, in the order of its parts and of their values.
  var firstFault: RecurrenceFault? {
    if !(1...9_999).contains(interval) { return .interval(interval) }
    if case .count(let count) = end, count < 1 { return .count(count) }
    if let month = months.sorted().first(where: { !(1...12).contains($0) }) { return .month(month) }
    if let day = monthDays.sorted().first(where: { $0 == 0 || abs($0) > 31 }) { return .monthDay(day) }
    if frequency == .weekly, !monthDays.isEmpty { return .monthDayInWeek }
    let tooFar = weekdays.filter { abs($0.ordinal ?? 0) > highestOrdinal }
    return tooFar.min { "\($0)" < "\($1)" }.map { .ordinal($0, frequency) }
  }

  private var highestOrdinal: Int {
    switch frequency {
    case .daily, .weekly: 0
    case .monthly: 5
    case .yearly: months.isEmpty ? 53 : 5
    }
  }
}
