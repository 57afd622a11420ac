import Calendars
import SeededRandom
import Testing

struct PeakSeasonTests {
  /// The check of the specification: one hard window over the turn of the year.
  private let holidays: [Int: Int64] = [48: 1_325, 49: 1_480, 50: 1_715, 51: 1_575, 52: 1_190, 1: 1_340]

  @Test func `holidays are one hard season across the turn of the year`() throws {
    let seasons = try PeakSeason.seasons(in: volumes(of: [2024, 2025], holidays))
    #expect(seasons.map(\.firstWeek) == [48] && seasons.map(\.lastWeek) == [1])
    #expect(seasons.map(\.height) == [1_715_000_000] && seasons.map(\.level) == [.hard])
    #expect(try seasons.first?.days(from: 2026) == span("2026-11-16", "2027-01-11"))
    // Where there is no week 53 between them it is as many weeks.
    #expect(try seasons.first?.days(from: 2027) == span("2027-11-22", "2028-01-10"))
  }

  @Test(arguments: [
    // A ratio of 1.30 on average and of 1.15 in each year are enough, less of either is not.
    ([30: 1_300], [30: 1_300], ["30-30 soft"]), ([30: 1_300], [30: 1_299], []),
    ([30: 1_150], [30: 1_450], ["30-30 soft"]), ([30: 1_149], [30: 1_900], []),
    ([30: 1_600], [30: 1_600], ["30-30 hard"]), ([30: 1_599], [30: 1_600], ["30-30 soft"]),
    // One week between them is bridged, two are not.
    ([30: 1_400, 32: 1_400], [30: 1_400, 32: 1_400], ["30-32 soft"]),
    ([30: 1_400, 33: 1_400], [30: 1_400, 33: 1_400], ["30-30 soft", "33-33 soft"]),
    ([52: 1_400, 2: 1_700], [52: 1_400, 2: 1_700], ["52-2 hard"]),
    ([51: 1_400, 2: 1_400], [51: 1_400, 2: 1_400], ["2-2 soft", "51-51 soft"]),
    ([1: 1_400], [1: 1_400], ["1-1 soft"]), ([:], [:], []),
  ])
  func `a week is a peak if it is one in every year`(
    one: [Int: Int64], other: [Int: Int64], expected: [String]
  ) throws {
    var volumes = volumes(of: [2024], one)
    volumes.merge(self.volumes(of: [2025], other)) { first, _ in first }
    let seasons = try PeakSeason.seasons(in: volumes)
    #expect(seasons.map { "\($0.firstWeek)-\($0.lastWeek) \($0.level)" } == expected)
  }

  @Test(arguments: [(2026, "2026-12-14", "2027-01-04"), (2027, "2027-12-20", "2028-01-03")])
  func `week 53 is protected with week 52`(year: Int, start: String, end: String) throws {
    let season = try #require(PeakSeason.seasons(in: volumes(of: [2024, 2025], [52: 1_500])).first)
    #expect(try season.days(from: year) == span(start, end))
  }

  @Test func `what week 53 was like does not matter`() throws {
    var volumes = volumes(of: [2020, 2026], [51: 1_500])
    for year in [2020, 2026] { volumes[try #require(Week(year: year, number: 53))] = 9_000 }
    #expect(try PeakSeason.seasons(in: volumes).map(\.lastWeek) == [51])
  }

  @Test func `two whole years are needed`() throws {
    func countOfYears(_ volumes: [Week: Int64]) -> Int? {
      #expect(throws: PeakSeason.TooFewYears.self) { try PeakSeason.seasons(in: volumes) }?.count
    }
    #expect(countOfYears(volumes(of: [2025], holidays)) == 1)
    #expect(countOfYears([:]) == 0)
    // A year of nothing has no ratio.
    #expect(countOfYears(volumes(of: [2024], [:], usually: 0).merging(volumes(of: [2025], [:])) { $1 }) == 1)

    var fifty = volumes(of: [2024, 2025], holidays)
    for number in [10, 11] { fifty[try #require(Week(year: 2024, number: number))] = nil }
    #expect(try PeakSeason.seasons(in: fifty).count == 1)
    fifty[try #require(Week(year: 2024, number: 12))] = nil
    #expect(countOfYears(fifty) == 1)
  }

  @Test func `a year of peaks every other week is one season`() throws {
    let odd = Dictionary(uniqueKeysWithValues: stride(from: 1, through: 51, by: 2).map { ($0, Int64(2_000)) })
    let seasons = try PeakSeason.seasons(in: volumes(of: [2024, 2025], odd))
    #expect(seasons.map { [$0.firstWeek, $0.lastWeek] } == [[1, 51]])
  }

  @Test(arguments: [(1, 2027, "2027-01-01", "2027-02-01"), (2, 2028, "2028-02-01", "2028-03-01")])
  func `a renewal month is protected whole`(month: Int, year: Int, start: String, end: String) throws {
    #expect(try CivilSpan(month: month, of: year) == span(start, end))
    #expect(CivilSpan(month: 13, of: year) == nil)
  }

  @Test func `seasons are the peak weeks, whatever the scale and the order of years`() throws {
    var random = SplitMix64(seed: 36)
    for _ in 0..<200 {
      var shape: [Int: Int64] = [:]
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        // Far from the thresholds, so that a binary fraction decides as well.
        shape[.random(in: 1...52, using: &random)] = [1_200, 1_250, 1_350, 1_500, 1_700].randomElement(using: &random)
      }
      let seasons = try PeakSeason.seasons(in: volumes(of: [2022, 2023, 2024], shape))
      let scaled = volumes(of: [2022, 2023, 2024], shape).mapValues { $0 * 1_000_003 }
      #expect(try PeakSeason.seasons(in: scaled) == seasons)

      let peaks = Set(shape.filter { $0.value >= 1_300 }.keys)
      let covered = seasons.flatMap {
        $0.firstWeek <= $0.lastWeek
          ? Array($0.firstWeek...$0.lastWeek) : Array($0.firstWeek...52) + Array(1...$0.lastWeek)
      }
      #expect(Set(covered).isSuperset(of: peaks) && covered.count == Set(covered).count)
      for season in seasons {
        #expect(peaks.contains(season.firstWeek) && peaks.contains(season.lastWeek))
        let days = try #require(season.days(from: 2029))
        #expect(days.isAllDay && days.start.date.weekday == .monday && days.end.date.weekday == .monday)
      }
      // What is covered without being a peak is a bridge of one week.
      for week in Set(covered).subtracting(peaks) {
        #expect(peaks.contains(week == 1 ? 52 : week - 1) && peaks.contains(week == 52 ? 1 : week + 1))
      }
    }
  }
}

extension PeakSeasonTests {
  /// Weeks 1 to 52 of each year, all alike but for those of `shape`.
  private func volumes(of years: [Int], _ shape: [Int: Int64], usually volume: Int64 = 1_000) -> [Week: Int64] {
    var volumes: [Week: Int64] = [:]
    for year in years {
      for number in 1...52 {
        if let week = Week(year: year, number: number) { volumes[week] = shape[number] ?? volume }
      }
    }
    return volumes
  }
}
