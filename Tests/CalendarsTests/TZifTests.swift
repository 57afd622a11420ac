import Calendars
import SeededRandom
import Testing

/// A TZif file of one type, UTC, and no transitions.
func file(version: Character = "2", types: UInt8 = 1, leaps: UInt8 = 0, footer: String) -> [UInt8] {
  func header(types: UInt8, leaps: UInt8) -> [UInt8] {
    let counts: [UInt8] = [0, 0, leaps, 0, types, 1]
    return Array("TZif\(version)".utf8) + [UInt8](repeating: 0, count: 15) + counts.flatMap { [0, 0, 0, $0] }
  }
  let type = [UInt8](repeating: 0, count: 6)
  return header(types: 1, leaps: 0) + type + [0]
    + header(types: types, leaps: leaps) + type + [0] + [UInt8](repeating: 0, count: Int(leaps) * 12)
    + Array("\n\(footer)\n".utf8)
}

struct TZifTests {
  @Test(arguments: [
    ("UTC0", "2026-07-01T00:00:00Z", 0), ("<+0330>-3:30", "2026-07-01T00:00:00Z", 12_600),
    ("<-03>3", "2026-07-01T00:00:00Z", -10_800),
    // The example of RFC 9636 for Jerusalem: a turn at 26:00, and Greenland's at −1:00.
    ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", 7_200),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", 10_800),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7_200),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3_600),
    // Dublin: the "summer" is the winter, an hour behind.
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", 3_600),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-12-31T23:59:59Z", 0),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2027-01-01T00:00:00Z", 0),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-10-25T00:59:59Z", 3_600),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-10-25T01:00:00Z", 0),
    // Summer all year (RFC 9636 §3.3.1), also at the turn of the year.
    ("EST5EDT,0/0,J365/25", "2026-12-31T23:30:00Z", -14_400), ("EST5EDT,0/0,J365/25", "2027-01-01T04:00:00Z", -14_400),
    ("EST5EDT,0/0,J365/25", "2027-01-01T05:30:00Z", -14_400), ("EST5EDT,0/0,J365/25", "2028-12-31T12:00:00Z", -14_400),
    // Day 60 without 29 February is always 1 March; counted from zero with it, it is 1 March or 29 February + 1.
    ("AAA0BBB,J60/0,J300/0", "2028-02-29T23:59:59Z", 0),
    ("AAA0BBB,J60/0,J300/0", "2028-03-01T00:00:00Z", 3_600),
    ("AAA0BBB,J60/0,J300/0", "2027-03-01T00:00:00Z", 3_600),
    ("AAA0BBB,59/0,300/0", "2028-02-29T00:00:00Z", 3_600),
    ("AAA0BBB,59/0,300/0", "2027-02-28T23:59:59Z", 0),
    ("AAA0BBB,59/0,300/0", "2027-03-01T00:00:00Z", 3_600),
    // Default time 02:00, default summer one hour ahead, seconds in offsets.
    ("AAA-0:34:08BBB,M4.1.0,M9.5.0", "2026-04-05T01:25:51Z", 2_048),
    ("AAA-0:34:08BBB,M4.1.0,M9.5.0", "2026-04-05T01:25:52Z", 5_648),
  ])
  func `the footer says how the clocks go on`(footer: String, moment: String, offset: Int) throws {
    let zone = try Zone(name: "Test", tzif: file(version: "3", footer: footer))
    #expect(try zone.offset(at: instant(moment)) == offset)
  }

  @Test(arguments: [
    "X0", "AB0", "<AB0", "<A>0", "ABC", "ABC25", "ABC1:60", "ABC1:2:60", "ABC1DEF", "ABC1DEF,M3.5.0", "ABC1DEF,M3.5.0,",
    "ABC1DEF,M13.1.0,M3.1.0", "ABC1DEF,M0.1.0,M3.1.0", "ABC1DEF,M3.6.0,M4.1.0", "ABC1DEF,M3.0.0,M4.1.0",
    "ABC1DEF,M3.1.7,M4.1.0", "ABC1DEF,J0,J10", "ABC1DEF,J366,J10", "ABC1DEF,366,10", "ABC1DEF,M3.1.0/168,M4.1.0",
    "ABC1DEF,M3.1.0,M4.1.0 ", "ABC1DEF,M3.1.0,M4.1.0/", "ABC 1", "ABC--1", "ABC1111", "A1C0",
  ])
  func `a footer that is no rule is refused`(footer: String) {
    #expect(throws: ZoneError.unreadable(name: "Test", reason: "its footer is no rule")) {
      try Zone(name: "Test", tzif: file(footer: footer))
    }
  }

  @Test(arguments: [
    (file(version: "\0", footer: "UTC0"), "it is a TZif file of version 1, which ends in 2038"),
    (file(leaps: 1, footer: "UTC0"), "it counts leap seconds"),
    (Array("# not a zone".utf8) + [UInt8](repeating: 0, count: 40), "it is not a TZif file"),
    (Array("TZif2".utf8), "the file is too short"), ([], "the file is too short"),
    (Array(file(footer: "UTC0").dropLast()), "its footer is missing"),
    (Array(file(footer: "UTC0").dropLast(6)), "its footer is missing"),
    (file(types: 200, footer: "UTC0"), "the file is too short"),
  ])
  func `a file that is not whole is refused with the reason`(bytes: [UInt8], reason: String) {
    #expect(throws: ZoneError.unreadable(name: "Test", reason: reason)) { try Zone(name: "Test", tzif: bytes) }
  }

  @Test func `an empty footer leaves the clocks alone`() throws {
    let zone = try Zone(name: "Test", tzif: file(footer: ""))
    #expect(zone.offset(at: .distantFuture) == 0)
  }

  @Test func `no bytes crash the reader`() throws {
    let whole = try #require(SystemZones.bytes(of: "Europe/Dublin"))
    var random = SplitMix64(seed: 7)
    for round in 0..<4_000 {
      var bytes = whole
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        // Mostly where the structure is: headers and footer.
        let index = Int.random(in: 0..<(round % 2 == 0 ? bytes.count : 60), using: &random)
        bytes[index] = .random(in: 0...255, using: &random)
      }
      if round % 3 == 0 { bytes.removeLast(.random(in: 0..<bytes.count, using: &random)) }
      if let zone = try? Zone(name: "Test", tzif: bytes) {
        _ = zone.resolve(zone.civil(at: Instant(secondsSinceEpoch: .random(in: .min ... .max, using: &random))))
      }
    }
  }
}
