import Calendars
import Testing

struct CivilDateTimeTests {
  @Test(arguments: ["2026-11-23T09:00", "2026-11-23T00:00", "2026-11-23T23:59"])
  func `text survives a round trip`(text: String) throws {
    let civil = try local(text)
    #expect("\(civil)" == text)
  }

  @Test(arguments: [
    "2026-11-23T24:00", "2026-11-23T9:00", "2026-11-23T09:60", "2026-11-23T09:00:00", "2026-11-23T09:00Z",
    "2026-11-23 09:00", "2026-11-31T09:00", "2026-11-23", "",
  ])
  func `anything else is refused`(text: String) {
    #expect(CivilDateTime(text) == nil)
  }

  @Test func `civil length is what a clock that nobody turns shows`() throws {
    let start = try local("2026-10-24T22:00")
    let end = try local("2026-10-25T06:00")
    #expect(start.seconds(to: end) == 8 * 3600)
    #expect(start.adding(seconds: 8 * 3600) == end)
    #expect(try start.adding(days: 1) == local("2026-10-25T22:00"))
    #expect((start.hour, start.minute, start.second) == (22, 0, 0))
  }

  @Test(arguments: ["P2W", "P10D", "PT36H", "PT90M", "P0D", "P9999999D"])
  func `durations keep their spelling`(text: String) throws {
    let duration = try #require(CalendarDuration(text))
    #expect("\(duration)" == text)
  }

  @Test(arguments: [
    "", "P", "PT", "PD", "PTM", "P1", "P1H", "PT1D", "PT1W", "P1Y", "P1M", "PT1S", "P-1D", "P+1D", "P01D", "P1DT2H",
    "P1.5D", "p1d", "1D", "P10000000D", "P1D ", "PT1H30M",
  ])
  func `other durations are refused`(text: String) {
    #expect(CalendarDuration(text) == nil)
  }

  @Test func `durations are equal by length, and a day is not 24 hours`() {
    #expect(CalendarDuration("P1W") == CalendarDuration("P7D"))
    #expect(CalendarDuration("PT2H") == CalendarDuration("PT120M"))
    #expect(CalendarDuration("P1D") != CalendarDuration("PT24H"))
    #expect(CalendarDuration("P1W")?.hashValue == CalendarDuration("P7D")?.hashValue)
    #expect(CalendarDuration("P1W")?.approximateSeconds == 604_800)
  }
}
