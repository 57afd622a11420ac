import Calendars
import Testing

struct CivilDateTests {
  @Test(arguments: ["2026-02-29", "2100-02-29", "2026-04-31", "2026-1-01", "26-01-01", "2026-01-01T", "2026/01/01", ""])
  func `a day that does not exist, or is written otherwise, is refused`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(arguments: [
    ("2026-11-23", Weekday.monday), ("2000-01-01", .saturday), ("1969-12-31", .wednesday), ("0000-03-01", .wednesday),
    ("9999-12-31", .friday),
  ])
  func `weekdays are those of the calendar`(text: String, weekday: Weekday) throws {
    #expect(try date(text).weekday == weekday)
  }

  @Test func `four hundred years count every day once`() throws {
    var day = try date("1999-12-31")
    let last = try date("2400-01-01")
    var weekday = day.weekday.rawValue
    while day < last {
      let next = day.adding(days: 1)
      weekday = weekday % 7 + 1
      let follows =
        next.day == day.day + 1 && next.month == day.month && next.year == day.year
        || next.day == 1 && next.month == day.month + 1 && next.year == day.year
        || next.day == 1 && next.month == 1 && next.year == day.year + 1 && day.month == 12
      let isSame = CivilDate(year: next.year, month: next.month, day: next.day) == next
      // Not `#expect` on each of 146,097 days: it is what would take the time.
      if !(follows && isSame && next.weekday.rawValue == weekday) { Issue.record("\(next) does not follow \(day)") }
      day = next
    }
    #expect(CivilDate.days(from: try date("2000-01-01"), to: last) == 146_097)
  }

  @Test(arguments: [
    ("2026-09-05", "2026-08-27", -9), ("2025-08-30", "2026-09-08", 374), ("2024-02-28", "2024-03-01", 2),
  ])
  func `days are counted between dates`(start: String, end: String, days: Int) throws {
    let (start, end) = (try date(start), try date(end))
    #expect(CivilDate.days(from: start, to: end) == days)
    #expect(start.adding(days: days) == end)
  }

  @Test func `absurd arithmetic stays at the edge`() throws {
    let edge = try date("2026-01-01").adding(days: .max)
    #expect(edge.adding(days: 1) == edge)
    #expect(edge.quarter.lastDay <= edge)
    #expect(Zone.utc.startOfDay(edge) == .distantFuture)
    #expect(try Zone.utc.startOfDay(date("2026-01-01").adding(days: .min)) == .distantPast)
  }

  @Test(arguments: [
    ("2026Q4", "2026-10-01", "2026-12-31"), ("2024Q1", "2024-01-01", "2024-03-31"),
    ("2027Q2", "2027-04-01", "2027-06-30"),
    ("0000Q1", "0000-01-01", "0000-03-31"),
  ])
  func `a quarter is three months`(text: String, first: String, last: String) throws {
    let quarter = try #require(Quarter(text))
    #expect("\(quarter)" == text)
    #expect(try quarter.firstDay == date(first) && quarter.lastDay == date(last))
    #expect(quarter.firstDay.quarter == quarter && quarter.lastDay.quarter == quarter)
    #expect(quarter.lastDay.adding(days: 1).quarter == quarter.adding(quarters: 1))
    #expect(quarter.contains(quarter.lastDay) && !quarter.contains(quarter.lastDay.adding(days: 1)))
  }

  @Test(arguments: ["2026Q0", "2026Q5", "2026-Q4", "2026q4", "26Q4", "2026Q04", ""])
  func `what is not a quarter is refused`(text: String) {
    #expect(Quarter(text) == nil)
  }

  @Test func `quarters are counted across years`() throws {
    let start = try #require(Quarter("2026Q4"))
    let end = try #require(Quarter("2027Q3"))
    #expect(Quarter.quarters(from: start, to: end) == 3)
    #expect(end.adding(quarters: -3) == start && start < end)
    #expect((start.year, start.number) == (2026, 4))
  }
}
