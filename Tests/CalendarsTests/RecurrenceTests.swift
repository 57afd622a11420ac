import Calendars
import SeededRandom
import Testing

/// Occurrences by hand, after RFC 5545 §3.3.10 and RFC 7529 §4.1; F17 to F20 among them.
struct RecurrenceTests {
  @Test(arguments: [
    ("monthly by_month_day=31 count=4", "2026-08-31", ["2026-08-31", "2026-10-31", "2026-12-31", "2027-01-31"]),
    ("yearly by_month=11 by_day=4FR count=3", "2026-11-27", ["2026-11-27", "2027-11-26", "2028-11-24"]),
    ("weekly by_day=FR count=4", "2026-09-04", ["2026-09-04", "2026-09-11", "2026-09-18", "2026-09-25"]),
    ("monthly by_month_day=-1 count=3", "2026-09-30", ["2026-09-30", "2026-10-31", "2026-11-30"]),
    ("monthly by_day=-1MO count=3", "2026-09-28", ["2026-09-28", "2026-10-26", "2026-11-30"]),
    ("monthly by_day=FR by_month_day=13 count=3", "2026-11-13", ["2026-11-13", "2027-08-13", "2028-10-13"]),
    // What the rule leaves open comes from the start.
    ("weekly count=2", "2026-09-04", ["2026-09-04", "2026-09-11"]),
    ("monthly count=2", "2026-09-04", ["2026-09-04", "2026-10-04"]),
    ("yearly count=2", "2026-09-04", ["2026-09-04", "2027-09-04"]),
    ("yearly by_month=3,9 count=3", "2026-09-04", ["2026-09-04", "2027-03-04", "2027-09-04"]),
    ("daily by_month=2 by_month_day=-1 count=3", "2027-02-28", ["2027-02-28", "2028-02-29", "2029-02-28"]),
    // Weeks begin on Monday: the Sunday belongs to the week of the Tuesday before it.
    (
      "weekly interval=2 by_day=TU,SU count=4", "1997-08-05",
      ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]
    ),
    // Every Friday, and the first Monday too.
    ("monthly by_day=1MO,FR count=3", "2026-10-02", ["2026-10-02", "2026-10-05", "2026-10-09"]),
    ("yearly by_day=-1TH count=2", "2026-12-31", ["2026-12-31", "2027-12-30"]),
    ("yearly by_day=53TH count=2", "2026-12-31", ["2026-12-31", "2032-12-30"]),
  ])
  func `a rule gives the days that people expect`(text: String, start: String, expected: [String]) throws {
    #expect(try days(text, from: start) == expected)
  }

  @Test(arguments: [
    ("yearly until=2033-12-31T00:00", "2028-02-29", ["2028-02-29", "2032-02-29"]),
    ("yearly on_invalid_date=backward count=3", "2028-02-29", ["2028-02-29", "2029-02-28", "2030-02-28"]),
    ("yearly on_invalid_date=forward count=3", "2028-02-29", ["2028-02-29", "2029-03-01", "2030-03-01"]),
    (
      "monthly by_month_day=31 on_invalid_date=backward count=4", "2027-01-31",
      ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]
    ),
    (
      "monthly by_month_day=31 on_invalid_date=forward count=4", "2027-01-31",
      ["2027-01-31", "2027-03-01", "2027-03-31", "2027-05-01"]
    ),
    // A day that two rules or two months give is one occurrence, and counted once.
    (
      "monthly by_month_day=1,31 on_invalid_date=forward count=4", "2027-01-31",
      ["2027-01-31", "2027-02-01", "2027-03-01", "2027-03-31"]
    ),
    (
      "monthly by_month_day=29,30,31 on_invalid_date=backward count=5", "2027-01-29",
      ["2027-01-29", "2027-01-30", "2027-01-31", "2027-02-28", "2027-03-29"]
    ),
    // Counted from the end, the missing day lies before its month.
    (
      "monthly by_month_day=-31 on_invalid_date=forward count=3", "2027-01-01",
      ["2027-01-01", "2027-02-01", "2027-03-01"]
    ),
    (
      "monthly by_month_day=-31 on_invalid_date=backward count=4", "2027-01-01",
      ["2027-01-01", "2027-01-31", "2027-03-01", "2027-03-31"]
    ),
    // The weekday is that of the day moved to, the month that of the day moved from.
    (
      "yearly by_month=2 by_month_day=30 by_day=MO on_invalid_date=forward count=2", "2027-03-01",
      ["2027-03-01", "2032-03-01"]
    ),
  ])
  func `a day that its month lacks is skipped or moved`(text: String, start: String, expected: [String]) throws {
    #expect(try days(text, from: start) == expected)
  }

  @Test(arguments: [
    ("2026-09-18T16:00", 3), ("2026-09-18T15:59", 2), ("2026-09-18T16:01", 3), ("2026-09-04T16:00", 1),
    ("2026-09-04T15:59", 0),
  ])
  func `until is inclusive to the minute`(until: String, count: Int) throws {
    let start = try local("2026-09-04T16:00")
    let weekly = try rule("weekly by_day=FR until=\(until)")
    #expect(weekly.occurrences(from: start).reduce(0) { sum, _ in sum + 1 } == count)
    #expect(weekly.isSatisfied(by: start) == (count > 0))
  }

  @Test(arguments: [
    ("weekly by_day=FR", "2026-09-05"), ("monthly by_month_day=31", "2026-09-30"), ("yearly by_month=11", "2026-12-01"),
    ("yearly by_month=11 by_day=4FR", "2026-11-20"), ("daily by_month_day=-1", "2028-02-28"),
  ])
  func `a start that is no occurrence does not satisfy its rule`(text: String, start: String) throws {
    #expect(try !rule(text).isSatisfied(by: CivilDateTime(startOf: date(start))))
  }

  @Test(arguments: [
    ("daily interval=0", RecurrenceFault.interval(0)), ("daily interval=10000", .interval(10_000)),
    ("daily count=0", .count(0)), ("daily by_month=0,13", .month(0)), ("yearly by_month=13", .month(13)),
    ("monthly by_month_day=0", .monthDay(0)), ("monthly by_month_day=-32", .monthDay(-32)),
    ("monthly by_month_day=32", .monthDay(32)), ("weekly by_month_day=1", .monthDayInWeek),
    ("weekly by_day=1FR", .ordinal(OrdinalWeekday(every: .friday), .weekly)),
    ("daily by_day=-1FR", .ordinal(OrdinalWeekday(every: .friday), .daily)),
    ("monthly by_day=6FR", .ordinal(OrdinalWeekday(every: .friday), .monthly)),
    ("yearly by_month=1 by_day=6FR", .ordinal(OrdinalWeekday(every: .friday), .yearly)),
  ])
  func `what is no rule is refused`(text: String, fault: RecurrenceFault) throws {
    let thrown = try #require(throws: RecurrenceFault.self) { try rule(text) }
    switch (thrown, fault) {
    case (.ordinal(let weekday, let frequency), .ordinal(let expected, let other)):
      #expect(weekday.weekday == expected.weekday && weekday.ordinal != nil && frequency == other)
    default: #expect(thrown == fault)
    }
  }

  @Test(arguments: ["FR", "4FR", "-1MO", "53SU", "-53SU"])
  func `weekdays survive a round trip`(text: String) throws {
    #expect("\(try #require(OrdinalWeekday(text)))" == text)
  }

  @Test(arguments: ["", "F", "fr", "XX", "0FR", "54FR", "-54FR", "+4FR", "04FR", "4 FR", "FR4", "4", "-FR", "٤FR"])
  func `other weekdays are refused`(text: String) {
    #expect(OrdinalWeekday(text) == nil)
  }

  @Test func `asked about a range, a rule answers as if it had been walked from the start`() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<1_500 {
      let (rule, start) = try sample(using: &random)
      let lower = start.adding(days: .random(in: -400...9_000, using: &random))
      let upper = lower.adding(seconds: .random(in: 0...40_000_000, using: &random))
      let walked = rule.occurrences(from: start).prefix { $0 < upper }.filter { $0 >= lower }
      let asked = Array(rule.occurrences(from: start, within: lower..<upper))
      if walked != asked { Issue.record("\(rule) from \(start) in \(lower)..<\(upper): \(walked), \(asked)") }
    }
  }

  @Test(.timeLimit(.minutes(1))) func `a late range is not walked to`() throws {
    let start = try local("0001-01-01T09:00")
    let wanted = try local("9990-01-01T00:00")..<local("9990-01-08T00:00")
    let daily = try rule("daily")
    // To walk there three thousand times would take a day.
    for _ in 0..<3_000 where daily.occurrences(from: start, within: wanted).reduce(0, { sum, _ in sum + 1 }) != 7 {
      Issue.record("a week has seven days")
    }
  }

  @Test func `a rule without end stops with the year 9999`() throws {
    let last = try local("9999-12-31T09:00")
    #expect(try Array(rule("daily").occurrences(from: last)) == [last])
    #expect(try Array(rule("daily").occurrences(from: last.adding(days: 1))) == [])
    #expect(try Array(rule("yearly interval=9999").occurrences(from: last.adding(days: .max))) == [])
  }
}

extension RecurrenceTests {
  private func days(_ text: String, from start: String) throws -> [String] {
    try rule(text).occurrences(from: CivilDateTime(startOf: date(start))).map { "\($0.date)" }
  }

  /// A rule of any kind, and an occurrence of it.
  private func sample(using random: inout SplitMix64) throws -> (Recurrence, CivilDateTime) {
    while true {
      let frequency = try #require(Recurrence.Frequency.allCases.randomElement(using: &random))
      let start = try local("2019-01-01T10:30").adding(days: .random(in: 0...5_000, using: &random))
      let end: Recurrence.End =
        switch Int.random(in: 0..<3, using: &random) {
        case 0: .never
        case 1: .count(.random(in: 1...200, using: &random))
        default: .until(start.adding(days: .random(in: 0...5_000, using: &random)))
        }
      let monthDays: [Int] = frequency == .weekly ? [] : [29, 30, 31, 1, -1, -30, -31]
      let ordinals = [nil, nil, 1, -1, 5]
      let weekdays = Weekday.allCases.map { weekday in
        let ordinal =
          frequency == .monthly || frequency == .yearly ? ordinals.randomElement(using: &random) ?? nil : nil
        return ordinal.flatMap { OrdinalWeekday(weekday, ordinal: $0) } ?? OrdinalWeekday(every: weekday)
      }
      let rule = try Recurrence(
        frequency,
        interval: .random(in: 1...4, using: &random),
        weekdays: some(weekdays, using: &random),
        monthDays: some(monthDays, using: &random),
        months: some(Array(1...12), using: &random),
        end: end,
        onInvalidDate: try #require(Recurrence.InvalidDate.allCases.randomElement(using: &random))
      )
      if rule.isSatisfied(by: start) { return (rule, start) }
    }
  }

  /// Usually none, otherwise up to four.
  private func some<Member>(_ members: [Member], using random: inout SplitMix64) -> Set<Member> {
    guard Int.random(in: 0..<3, using: &random) == 0 else { return [] }
    return Set(members.shuffled(using: &random).prefix(.random(in: 1...4, using: &random)))
  }
}
