import Calendars
import Testing

struct WeekTests {
  @Test(arguments: [
    ("2026-W01", "2025-12-29"), ("2026-W48", "2026-11-23"), ("2026-W53", "2026-12-28"), ("2027-W01", "2027-01-04"),
    ("2020-W53", "2020-12-28"), ("2021-W01", "2021-01-04"), ("2000-W52", "2000-12-25"), ("0001-W01", "0001-01-01"),
  ])
  func `a week begins with its Monday`(text: String, monday: String) throws {
    let week = try #require(Week(text))
    #expect(try week.monday == date(monday))
    #expect("\(week)" == text)
    #expect(Week(containing: week.monday) == week)
    #expect(Week(containing: week.monday.adding(days: 6)) == week)
    #expect(Week(containing: week.monday.adding(days: 7)) > week)
    #expect(Week(containing: week.monday.adding(days: -1)) < week)
  }

  @Test(arguments: [
    "2025-W53", "2026-W00", "2026-W54", "2026W48", "2026-w48", "2026-W4", "26-W048", "2026-W048", "0000-W01", "",
  ])
  func `what is no week is refused`(text: String) {
    #expect(Week(text) == nil)
  }

  @Test func `every day of four hundred years lies in the week that begins on or before it`() throws {
    var day = try date("1999-12-27")
    var week = Week(containing: day)
    for _ in 0..<20_871 {
      if week.monday != day { Issue.record("\(week) does not begin on \(day)") }
      day = day.adding(days: 7)
      let next = Week(containing: day)
      let follows = next.year == week.year ? next.number == week.number + 1 : next.number == 1 && week.number >= 52
      if !follows || Week(containing: day.adding(days: -1)) != week { Issue.record("\(next) does not follow \(week)") }
      week = next
    }
    #expect(Week.count(in: 2026) == 53 && Week.count(in: 2027) == 52)
  }
}
