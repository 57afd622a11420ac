import Calendars

/// The years for which a calendar file spells out what a rule of iCalendar cannot say.
///
/// Whole years around the commit that is exported, so that most commits leave the file as it was.
struct CalendarHorizon: Hashable {
  let years: ClosedRange<Int>

  /// From the year before that of `instant` through the fourth after it.
  init(around instant: Instant) {
    let year = min(max(2, Zone.utc.date(at: instant).year), 9_000)
    years = year - 1...year + 4
  }

  /// Starts by the clock that lie in it.
  var starts: Range<CivilDateTime> {
    let (first, last) = (Self.newYear(years.lowerBound), Self.newYear(years.upperBound + 1))
    return first..<max(first, last)
  }

  private static func newYear(_ year: Int) -> CivilDateTime {
    CivilDateTime(startOf: CivilDate(year: year, month: 1, day: 1) ?? Zone.utc.date(at: .distantFuture))
  }
}

extension CalendarHorizon: CustomStringConvertible {
  /// `2025/2030`
  var description: String { "\(years.lowerBound)/\(years.upperBound)" }

  /// Reads `2025/2030`; more than 20 years, which no export writes, are nil.
  init?(_ text: String) {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 2, parts[0] >= 1, parts[1] <= 9_100, (0...20).contains(parts[1] - parts[0]) else { return nil }
    years = parts[0]...parts[1]
  }
}
