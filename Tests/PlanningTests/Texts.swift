import Calendars
import Platform

// Values of calendars, read from the text in which records write them.

func zone(_ name: String) throws -> Zone { try Zones.database.zone(named: name) }

func instant(_ text: String) throws -> Instant { try read(text, Instant.init(_:)) }

func instants(_ texts: [String: String]) throws -> [String: Instant] { try texts.mapValues { try instant($0) } }

func date(_ text: String) throws -> CivilDate { try read(text, CivilDate.init(_:)) }

func local(_ text: String) throws -> CivilDateTime { try read(text, CivilDateTime.init(_:)) }

func length(_ text: String) throws -> CalendarDuration { try read(text, CalendarDuration.init(_:)) }

private func read<Value>(_ text: String, _ reading: (String) -> Value?) throws -> Value {
  guard let value = reading(text) else { throw NotAText(text: text) }
  return value
}

private struct NotAText: Error {
  let text: String
}

private enum Zones {
  static let database = ZoneDatabase(version: nil) { try ZoneFiles().bytes(of: $0) }
}
