import Calendars
import Governance
import ICalendar
import JSON

/// An event that is a freeze: what it says, and where it says so.
struct ReadFreeze {
  let uid: String
  /// The fields that travel (`EventFields.all`).
  let fields: JSONObject
  let event: ICalendarComponent
}

/// Everything that an iCalendar file says, as freezes, or as refusals: nothing is passed over.
struct CalendarReading {
  private(set) var freezes: [ReadFreeze] = []
  /// In order of line.
  private(set) var refusals: [EventRefusal] = []

  private let defaults: ImportDefaults
  private let zones: ZoneDatabase

  /// More events than any calendar of freezes has.
  static let mostEvents = 5_000

  init(_ file: ICalendarFile, _ defaults: ImportDefaults, zones: ZoneDatabase) {
    self.defaults = defaults
    self.zones = zones
    refusals = file.faults.map { EventRefusal($0) }
    let events = file.calendars.flatMap { read($0) }
    if events.count > Self.mostEvents, let event = events.last {
      refusals.append(
        EventRefusal(event, "\(events.count) events are more than \(Self.mostEvents); import them in parts"))
    } else {
      read(events)
    }
    refusals.sort { $0.line < $1.line }
  }

  /// The events of a calendar whose own properties say nothing that would change what they mean.
  private mutating func read(_ calendar: ICalendarComponent) -> [ICalendarComponent] {
    for property in calendar.properties where !defaults.leavesOut(property.name) && !property.value.isEmpty {
      switch property.name {
      case "VERSION" where property.value == "2.0", "CALSCALE" where property.value == "GREGORIAN",
        "METHOD" where property.value == "PUBLISH":
        break
      case "VERSION": refuse(property, "2.0 is expected")
      case "CALSCALE": refuse(property, "GREGORIAN is expected; freezes know no other calendar")
      case "METHOD": refuse(property, "PUBLISH is expected; an invitation or its answer is no calendar of freezes")
      // What it is called, who made it and how often to look at it: it names no freeze.
      case "PRODID", "NAME", "DESCRIPTION", "X-WR-CALNAME", "X-WR-CALDESC", "X-WR-TIMEZONE", "REFRESH-INTERVAL",
        "X-PUBLISHED-TTL", "LAST-MODIFIED", "UID", "COLOR", "URL", "SOURCE":
        break
      default: refuseUnknown(property)
      }
    }
    var events: [ICalendarComponent] = []
    for component in calendar.components {
      switch component.name {
      case "VEVENT": events.append(component)
      // A zone counts by its IANA name, which times refer to.
      case "VTIMEZONE": break
      case _ where defaults.leavesOut(component.name): break
      default: refuseUnknown(component)
      }
    }
    return events
  }

  private mutating func read(_ events: [ICalendarComponent]) {
    let changed = events.filter { $0.first("RECURRENCE-ID") != nil }
    let changedByUID = Dictionary(grouping: changed) { $0.first("UID")?.value ?? "" }
    var known: Set<String> = []
    for event in events where event.first("RECURRENCE-ID") == nil {
      do throws(EventRefusal) {
        guard let uid = event.first("UID") else { throw EventRefusal(event, "it has no UID to know it by") }
        guard known.insert(uid.value).inserted else { throw EventRefusal(uid, "another event has this UID already") }
        let reading = try EventReading(event, changedByUID[uid.value] ?? [], defaults, zones)
        refusals += reading.refusals
        if reading.refusals.isEmpty { freezes.append(ReadFreeze(uid: uid.value, fields: reading.fields, event: event)) }
      } catch {
        refusals.append(error)
      }
    }
    for event in changed where !known.contains(event.first("UID")?.value ?? "") {
      refusals.append(EventRefusal(event, "it changes one time of an event that is not in the file"))
    }
  }

  private mutating func refuse(_ property: ICalendarProperty, _ problem: String) {
    refusals.append(EventRefusal(property, problem))
  }

  private mutating func refuseUnknown(_ property: ICalendarProperty) {
    refusals.append(EventRefusal(unknown: property))
  }

  private mutating func refuseUnknown(_ component: ICalendarComponent) {
    refusals.append(EventRefusal(unknown: component))
  }
}

extension EventRefusal {
  /// What a freeze has no word for.
  init(unknown property: ICalendarProperty) {
    self.init(
      property, "a freeze has no place for \(property.name)", fix: "leave it behind with --leave-out \(property.name)")
  }

  init(unknown component: ICalendarComponent) {
    self.init(
      component, "a freeze has no place for a \(component.name)",
      fix: "leave it behind with --leave-out \(component.name)")
  }
}
