import Calendars
import Testing

struct PeriodTests {
  @Test(arguments: [
    ("2026", "2026-01-01", "2026-12-31"), ("2026Q3", "2026-07-01", "2026-09-30"),
    ("2026Q4", "2026-10-01", "2026-12-31"), ("2026-09", "2026-09-01", "2026-09-30"),
    ("2026-12", "2026-12-01", "2026-12-31"), ("2028-02", "2028-02-01", "2028-02-29"),
  ]) func `a period is read with its days`(text: String, first: String, last: String) throws {
    let period = try #require(Period(text))
    #expect(period.description == text)
    #expect(period.firstDay == CivilDate(first) && period.lastDay == CivilDate(last))
    #expect(period.contains(period.firstDay) && period.contains(period.lastDay))
    #expect(!period.contains(period.lastDay.adding(days: 1)))
  }

  @Test(arguments: ["", "26", "2026Q5", "2026-13", "2026-1", "2026-00", "2026Q3 ", "2026-09-01", "Q3", "20266"])
  func `nothing else is a period`(text: String) {
    #expect(Period(text) == nil)
  }
}
