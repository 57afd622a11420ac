/// A stretch of the year in which a series of weekly volumes is high in every year.
///
/// Each week is compared with the median of its own year, so that growth from year to year is no peak. A peak week is at
/// least 1.30 times that on average and 1.15 times in each year. Week 53, which few years have, is taken for week 52.
public struct PeakSeason: Hashable, Sendable {
  /// The first peak week, 1 to 52.
  public let firstWeek: Int
  /// The last peak week, 1 to 52; smaller than the first where the turn of the year lies between them.
  public let lastWeek: Int
  /// How high its highest week is on average, in billionths of the median.
  public let height: Int64

  /// The seasons of `volumes`, in the order of their first weeks; peak weeks with at most one other between them are one.
  ///
  /// A year counts if at least 50 of its weeks are there and half of them are not zero. Throws if fewer than two do. What
  /// a ratio has beyond its ninth place is rounded away, so that every machine finds the same.
  public static func seasons(in volumes: [Week: Int64]) throws(TooFewYears) -> [PeakSeason] {
    let years = Dictionary(grouping: volumes.keys, by: \.year).values.filter { $0.count >= 50 }
      .compactMap { weeks in ratios(of: weeks.map { ($0.number, volumes[$0] ?? 0) }) }
    guard years.count >= 2 else { throw TooFewYears(count: years.count) }

    var heights: [Int: Int64] = [:]
    for week in 1...52 {
      let ratios = years.compactMap { $0[week] }
      guard let least = ratios.min(), least >= leastEveryYear else { continue }
      let mean = divide(ratios.reduce(0, +), by: Int128(ratios.count))
      if mean >= leastMean { heights[week] = Int64(clamping: mean) }
    }
    return runs(of: heights.keys.sorted()).map { first, last in
      let height = heights.filter { first <= last ? first...last ~= $0.key : $0.key >= first || $0.key <= last }
      return PeakSeason(firstWeek: first, lastWeek: last, height: height.values.max() ?? 0)
    }
  }

  /// There are not two years to compare.
  public struct TooFewYears: Error, Hashable {
    /// How many years count.
    public let count: Int
  }

  private static var leastMean: Int128 { 1_300_000_000 }
  private static var leastEveryYear: Int128 { 1_150_000_000 }
  private static var leastHard: Int64 { 1_600_000_000 }

  /// Hard where its highest week is at least 1.60 times the median.
  public var level: FreezeWindow.Level { height >= Self.leastHard ? .hard : .soft }

  /// The season that begins in `year`, as a freeze would protect it: from a week before it, in whole weeks.
  ///
  /// Nil for years in which the weeks of that season cannot be counted.
  public func days(from year: Int) -> CivilSpan? {
    let lastYear = firstWeek <= lastWeek ? year : year + 1
    guard let first = Week(year: year, number: firstWeek), var last = Week(year: lastYear, number: lastWeek) else {
      return nil
    }
    if lastWeek == 52 { last = Week(year: lastYear, number: 53) ?? last }
    return CivilSpan(daysFrom: first.monday.adding(days: -7), to: last.monday.adding(days: 7))
  }
}

extension CivilSpan {
  /// All days of a month: what a segment's renewal month is protected by. Nil if there is no such month.
  public init?(month: Int, of year: Int) {
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    self.init(daysFrom: first, to: first.adding(days: CivilDate.daysIn(month: month, of: Int64(year))))
  }
}

extension CivilSpan {
  /// The same of the year in which it is next, or of this one while it is on.
  public init?(month: Int, onOrAfter day: CivilDate) {
    let year = Int(day.parts.year)
    let years = [year, year + 1].compactMap { CivilSpan(month: month, of: $0) }
    guard let next = years.first(where: { day < $0.end.date }) else { return nil }
    self = next
  }
}

extension PeakSeason {
  /// Each week's ratio to the median of `weeks`, in billionths; nil if that is zero.
  private static func ratios(of weeks: [(number: Int, volume: Int64)]) -> [Int: Int128]? {
    let sorted = weeks.map { Int128($0.volume) }.sorted()
    let twiceMedian = sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
    guard twiceMedian > 0 else { return nil }
    return Dictionary(
      uniqueKeysWithValues: weeks.map { ($0.number, divide(Int128($0.volume) * 2_000_000_000, by: twiceMedian)) })
  }

  /// The quotient rounded to the nearest, of halves to the larger; neither is negative.
  private static func divide(_ number: Int128, by divisor: Int128) -> Int128 { (number * 2 + divisor) / (divisor * 2) }

  /// The first and last week of each run among peak `weeks`, which are in order.
  private static func runs(of weeks: [Int]) -> [(first: Int, last: Int)] {
    var runs: [(first: Int, last: Int)] = []
    for week in weeks {
      if let run = runs.last, week - run.last <= 2 {
        runs[runs.count - 1].last = week
      } else {
        runs.append((week, week))
      }
    }
    // The year is a circle. A single run that meets itself stays as it is.
    if runs.count > 1, runs[0].first + 52 - runs[runs.count - 1].last <= 2 {
      runs[runs.count - 1].last = runs[0].last
      runs.removeFirst()
    }
    return runs
  }
}
