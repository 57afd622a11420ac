import Calendars
import ICalendar

/// How the times of events become times of the ledger's zones.
struct EventZones {
  let database: ZoneDatabase
  /// What a file calls a zone, and its IANA name.
  let names: [String: String]
  /// The zone of days and times that name none; nil leaves them to the clocks of each region.
  let clockless: String?

  /// The moment that a DATE or DATE-TIME stands for.
  func moment(_ property: ICalendarProperty) throws(EventRefusal) -> EventMoment {
    let isZoned = property.parameters["TZID"] != nil
    if isZoned, property.value.hasSuffix("Z") || !property.value.contains("T") {
      throw EventRefusal(property, "a day, or a time that ends with Z, has no TZID", fix: "say the time in one way")
    }
    if let day = CivilDate(iCalendar: property.value) { return .day(day) }
    if let instant = Instant(iCalendar: property.value) { return .utc(instant) }
    guard let reading = CivilDateTime(iCalendar: property.value) else {
      throw EventRefusal(property, "there is no such day or time; 20261123 or 20261123T090000 is expected")
    }
    guard let name = property.parameters["TZID"] else { return .floating(reading) }
    do {
      return .zoned(reading, try database.zone(named: names[name] ?? name))
    } catch {
      throw EventRefusal(
        property, "a zone by its IANA name is expected: \(error)",
        fix: "say which it is: --zone '\(name)=Europe/Berlin'")
    }
  }
}

/// A day or a time, as a property states it.
enum EventMoment {
  case day(CivilDate)
  case floating(CivilDateTime)
  case utc(Instant)
  case zoned(CivilDateTime, Zone)
}

/// The clock that an event's own times follow, which all of its times are turned into.
enum EventClock {
  case days
  case floating
  case zone(Zone)

  init(_ start: EventMoment) {
    switch start {
    case .day: self = .days
    case .floating: self = .floating
    case .utc: self = .zone(.utc)
    case .zoned(_, let zone): self = .zone(zone)
    }
  }

  /// The clock that a DTSTART seems to mean which cannot be read, so that the rest of its event can be.
  init(seemingly start: ICalendarProperty) {
    if start.parameters["VALUE"] == "DATE" {
      self = .days
    } else {
      self = start.parameters["TZID"] == nil && !start.value.hasSuffix("Z") ? .floating : .zone(.utc)
    }
  }

  /// What this clock shows at `moment`, as a record has it.
  ///
  /// - Throws: `EventRefusal` where it is of another form than DTSTART, or not on a whole minute.
  func reading(_ moment: EventMoment, of property: ICalendarProperty) throws(EventRefusal) -> CivilDateTime {
    let reading: CivilDateTime
    switch (self, moment) {
    case (.days, .day(let day)): return CivilDateTime(startOf: day)
    case (.floating, .floating(let local)): reading = local
    case (.zone(let zone), .zoned(let local, let own)) where zone.name == own.name: reading = local
    case (.zone(let zone), .zoned(let local, let own)): reading = zone.civil(at: own.resolve(local).earliest)
    case (.zone(let zone), .utc(let instant)): reading = zone.civil(at: instant)
    default:
      throw EventRefusal(property, "\(expectation) is expected, because DTSTART is one")
    }
    guard reading.second == 0 else { throw EventRefusal(property, "a freeze begins and ends on a whole minute") }
    return reading
  }

  private var expectation: String {
    switch self {
    case .days: "a day (VALUE=DATE)"
    case .floating: "a time without a zone"
    case .zone: "a time with a zone"
    }
  }

  func text(_ reading: CivilDateTime) -> String {
    if case .days = self { "\(reading.date)" } else { "\(reading)" }
  }
}
