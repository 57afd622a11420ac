/// The civil starts that a `Recurrence` gives, in order, one by one.
///
/// Days are found period by period, and the first period that is looked at lies just before the wanted range; only a
/// rule with a count is walked from its start, because only walking counts.
public struct Occurrences: Sequence, IteratorProtocol, Sendable {
  private let pattern: RecurrencePattern
  private let secondOfDay: Int
  private let range: Range<CivilDateTime>
  private let until: CivilDateTime?

  private var remaining: Int?
  private var period: Int64
  /// The days of the period before `period`, of which those before `position` have been given.
  private var days: [Int64] = []
  private var position = 0
  /// The day looked at last, so that one day that two periods give is given once.
  private var previous: Int64
  private var isOver = false

  init(of rule: Recurrence, from start: CivilDateTime, within range: Range<CivilDateTime>?) {
    pattern = RecurrencePattern(rule, from: start.date)
    secondOfDay = start.secondOfDay
    let end = CivilDateTime(startOf: CivilDate(dayNumber: RecurrencePattern.lastDay + 1))
    self.range = (range ?? start..<Swift.max(start, end)).clamped(to: start..<Swift.max(start, end))
    previous = start.date.dayNumber - 1

    switch rule.end {
    case .never: (remaining, until) = (nil, nil)
    case .count(let count): (remaining, until) = (count, nil)
    case .until(let reading): (remaining, until) = (nil, reading)
    }
    // The day of a period may lie one day beside it, because of `onInvalidDate`.
    period = remaining == nil ? Swift.max(0, pattern.period(of: self.range.lowerBound.date) - 1) : 0
  }

  public mutating func next() -> CivilDateTime? {
    while let occurrence = nextCounted() {
      if occurrence >= range.lowerBound { return occurrence }
    }
    return nil
  }

  /// The next occurrence, also before the range.
  private mutating func nextCounted() -> CivilDateTime? {
    guard remaining != 0, let day = nextDay() else { return nil }
    let occurrence = CivilDateTime(CivilDate(dayNumber: day), secondOfDay: secondOfDay)
    guard occurrence < range.upperBound, occurrence <= until ?? occurrence else {
      isOver = true
      return nil
    }
    remaining = remaining.map { $0 - 1 }
    return occurrence
  }

  private mutating func nextDay() -> Int64? {
    while !isOver {
      while position < days.count {
        let day = days[position]
        position += 1
        guard day > previous else { continue }
        previous = day
        return day
      }
      guard pattern.firstDay(ofPeriod: period) - 1 <= range.upperBound.date.dayNumber else { break }
      pattern.findDays(inPeriod: period, into: &days)
      position = 0
      period += 1
    }
    isOver = true
    return nil
  }
}
