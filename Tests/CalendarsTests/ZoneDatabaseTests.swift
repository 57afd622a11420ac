import Calendars
import Synchronization
import Testing

struct ZoneDatabaseTests {
  @Test(arguments: [
    "", "/etc/passwd", "../etc/passwd", "Europe/../Berlin", "Europe//Berlin", "Europe/", ".", "Europe/.Berlin",
    "-Berlin", "Europe Berlin", "Europe/Berlin\0", "Európa/Berlin", "localtime", "posixrules", "posix/Europe/Berlin",
    "right/Europe/Berlin", "tzdata.zi", String(repeating: "a", count: 65),
  ])
  func `what is no name never reaches the loader`(name: String) {
    let database = ZoneDatabase(version: nil) { _ in
      Issue.record("asked for \(name)")
      return nil
    }
    #expect(throws: ZoneError.invalidName(name)) { try database.zone(named: name) }
  }

  @Test func `an unknown zone is an error and never UTC`() {
    #expect(throws: ZoneError.unknown("Europe/Lundon")) { try SystemZones.database.zone(named: "Europe/Lundon") }
    #expect(throws: ZoneError.unknown("Europe")) { try SystemZones.database.zone(named: "Europe") }
    #expect(throws: ZoneError.unknown("europe/berlin")) { try SystemZones.database.zone(named: "europe/berlin") }
  }

  @Test func `a zone is read once, also when it is not there`() throws {
    let reads = Mutex(0)
    let database = ZoneDatabase(version: "2025b") { name in
      reads.withLock { $0 += 1 }
      return name == "A/B" ? file(footer: "UTC0") : nil
    }
    for _ in 0..<3 {
      #expect(try database.zone(named: "A/B").name == "A/B")
      #expect(throws: ZoneError.unknown("A/C")) { try database.zone(named: "A/C") }
    }
    #expect(reads.withLock { $0 } == 2)
    #expect(database.version == "2025b")
  }

  @Test func `a failing loader is not an unknown zone`() {
    struct Broken: Error, CustomStringConvertible { let description = "the disk is on fire" }
    let database = ZoneDatabase(version: nil) { _ in throw Broken() }
    let expected = ZoneError.unreadable(name: "A/B", reason: "the disk is on fire")
    #expect(throws: expected) { try database.zone(named: "A/B") }
    #expect("\(expected)" == "could not read the time zone 'A/B': the disk is on fire")
  }
}
