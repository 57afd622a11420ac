/// Whole years, in UTC, that hold everything somebody may ask who starts in the first of them.
struct CoveredYears: Hashable {
  private let first: Int64
  private let count: Int64

  /// From the year of `instant` to the year in which `course` ends if it begins 400 days after that year.
  init(from instant: Instant, for course: FreezeCourse) {
    first = Zone.utc.date(at: instant).parts.year
    let reach = course.whole(from: instant).seconds + FreezeTimeline.horizon
    let end = Zone.utc.date(at: Self.start(of: first + 1) + reach).parts.year
    count = end + 1 - first
  }

  var interval: InstantInterval {
    let start = Self.start(of: first)
    return InstantInterval(from: start, to: Self.start(of: first + count)) ?? .empty(at: start)
  }

  private static func start(of year: Int64) -> Instant {
    Zone.utc.startOfDay(CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: 1, day: 1)))
  }
}
