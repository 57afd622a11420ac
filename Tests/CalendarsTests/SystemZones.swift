import Calendars
import Foundation

/// The time zone database of this machine, read without the product's own loader.
enum SystemZones {
  static let folder = "/usr/share/zoneinfo"

  static let database = ZoneDatabase(version: nil) { bytes(of: $0) }

  static func bytes(of name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(folder)/\(name)").map { [UInt8]($0) }
  }
}

func zone(_ name: String) throws -> Zone { try SystemZones.database.zone(named: name) }

func instant(_ text: String) throws -> Instant {
  guard let instant = Instant(text) else { throw NotACalendarText(text: text) }
  return instant
}

func date(_ text: String) throws -> CivilDate {
  guard let date = CivilDate(text) else { throw NotACalendarText(text: text) }
  return date
}

func local(_ text: String) throws -> CivilDateTime {
  guard let civil = CivilDateTime(text) else { throw NotACalendarText(text: text) }
  return civil
}

struct NotACalendarText: Error {
  let text: String
}
