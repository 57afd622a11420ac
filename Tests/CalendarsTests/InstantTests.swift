import Calendars
import SeededRandom
import Testing

struct InstantTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0),
    ("1969-12-31T23:59:59Z", -1),
    ("2026-11-23T09:00:00Z", 1_795_424_400),
    ("2000-02-29T12:34:56Z", 951_827_696),
    ("0000-01-01T00:00:00Z", -62_167_219_200),
    ("9999-12-31T23:59:59Z", 253_402_300_799),
  ])
  func `text and seconds say the same`(text: String, seconds: Int64) throws {
    #expect(try instant(text).secondsSinceEpoch == seconds)
    #expect("\(Instant(secondsSinceEpoch: seconds))" == text)
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T09:00:00", "2026-11-23T09:00Z", "2026-11-23t09:00:00Z", "2026-11-23T09:00:00z",
    "2026-11-23 09:00:00Z", "2026-11-23T09:00:00.0Z", "2026-11-23T09:00:00+00:00", "2026-11-23T24:00:00Z",
    "2026-11-23T23:60:00Z", "2026-12-31T23:59:60Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
    "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "+026-01-01T00:00:00Z", "2026-11-23T09:00:00Z ",
    " 2026-11-23T09:00:00Z", "2026-11-23T09:00:0٣Z", "2026-11-23T09:00:-1Z", "2026-1-23T009:00:00Z",
  ])
  func `what is not strict RFC 3339 is refused`(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test func `text survives a round trip and orders as bytes do`() throws {
    var random = SplitMix64(seed: 1)
    var previous: Instant?
    for _ in 0..<2_000 {
      let moment = Instant(secondsSinceEpoch: .random(in: -62_167_219_200...253_402_300_799, using: &random))
      #expect(Instant("\(moment)") == moment)
      if let previous {
        #expect(("\(previous)" < "\(moment)") == (previous < moment))
      }
      previous = moment
    }
  }

  @Test func `the ends of time neither trap nor wrap`() {
    #expect(Instant.distantFuture + 1 == .distantFuture)
    #expect(Instant.distantPast - 1 == .distantPast)
    #expect(Instant.distantPast.seconds(to: .distantFuture) == .max)
    #expect("\(Instant.distantFuture)" == "+292277026596-12-04T15:30:07Z")
    #expect("\(Instant.distantPast)" == "-292277022657-01-27T08:29:52Z")
  }

  @Test func `intervals are half open`() throws {
    let start = try instant("2026-11-23T00:00:00Z")
    let end = try instant("2027-01-04T00:00:00Z")
    let freeze = try #require(InstantInterval(from: start, to: end))
    let next = try #require(InstantInterval(from: end, to: end + 1))
    let moment = try #require(InstantInterval(from: start, to: start))
    let endMoment = try #require(InstantInterval(from: end, to: end))

    #expect(freeze.contains(start) && freeze.contains(end - 1) && !freeze.contains(end))
    #expect(!freeze.meets(next) && !next.meets(freeze))
    #expect(freeze.meets(moment) && moment.meets(freeze) && moment.meets(moment))
    #expect(!freeze.meets(endMoment) && !endMoment.meets(freeze))
    #expect(InstantInterval(from: end, to: start) == nil)
    #expect("\(freeze)" == "[2026-11-23T00:00:00Z, 2027-01-04T00:00:00Z)")
  }
}
