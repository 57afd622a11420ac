/// A rule by which something comes again, in civil time: RFC 5545 §3.3.10 for what lasts from days to years.
///
/// The rule says on which days; the time of day is that of the first start. Weeks begin on Monday, as RFC 5545 has it
/// where WKST is missing. What the rule leaves open it takes from the start: `weekly` without weekdays is the start's
/// weekday, `monthly` alone its day of the month, `yearly` alone its day and month.
public struct Recurrence: Hashable, Sendable {
  public enum Frequency: String, CaseIterable, Hashable, Sendable {
    case daily, weekly, monthly, yearly
  }

  public enum End: Hashable, Sendable {
    case never
    /// After so many occurrences, the first one among them.
    case count(Int)
    /// With the last occurrence that starts at or before this reading.
    case until(CivilDateTime)
  }

  /// What becomes of an occurrence on a day that its month does not have, such as 31 February (SKIP of RFC 7529 §4.1).
  public enum InvalidDate: String, CaseIterable, Hashable, Sendable {
    /// It does not happen and is not counted.
    case skip
    /// It happens on the last day before.
    case backward
    /// It happens on the first day after.
    case forward
  }

  public let frequency: Frequency
  /// Every how many days, weeks, months or years.
  public let interval: Int
  public let weekdays: Set<OrdinalWeekday>
  /// 1 to 31, or −1 (the last day) to −31.
  public let monthDays: Set<Int>
  /// 1 to 12.
  public let months: Set<Int>
  public let end: End
  public let onInvalidDate: InvalidDate

  /// A rule as BYDAY, BYMONTHDAY and BYMONTH of RFC 5545 §3.3.10 make it; an empty set leaves its part out.
  ///
  /// Throws what makes it no rule, or one whose meaning RFC 5545 leaves open.
  public init(
    _ frequency: Frequency,
    interval: Int = 1,
    weekdays: Set<OrdinalWeekday> = [],
    monthDays: Set<Int> = [],
    months: Set<Int> = [],
    end: End = .never,
    onInvalidDate: InvalidDate = .skip
  ) throws(RecurrenceFault) {
    self.frequency = frequency
    self.interval = interval
    self.weekdays = weekdays
    self.monthDays = monthDays
    self.months = months
    self.end = end
    self.onInvalidDate = onInvalidDate
    if let fault = firstFault { throw fault }
  }
}

extension Recurrence {
  /// The starts that the rule gives to something that first starts at `start`, in order and lazily, up to the year 9999.
  public func occurrences(from start: CivilDateTime) -> Occurrences {
    Occurrences(of: self, from: start, within: nil)
  }

  /// Those of them that lie in `range`, without walking to it from `start` unless the rule counts.
  public func occurrences(from start: CivilDateTime, within range: Range<CivilDateTime>) -> Occurrences {
    Occurrences(of: self, from: start, within: range)
  }

  /// Whether `start` is one of its own occurrences, as it must be: otherwise readers of the rule disagree about the first.
  public func isSatisfied(by start: CivilDateTime) -> Bool {
    occurrences(from: start, within: start..<start.adding(seconds: 1)).contains(start)
  }
}
