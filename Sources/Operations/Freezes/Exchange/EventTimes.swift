import Calendars
import Governance
import ICalendar
import JSON

/// When an event takes place, as the fields of a freeze that say so.
///
/// A length is taken by the clock: what ends at six ends at six in every season, as its author sees it in a calendar.
struct EventTimes {
  private(set) var fields: JSONObject = [:]
  /// Every part that no freeze can be; then the fields are not all there.
  private(set) var refusals: [EventRefusal] = []

  init(_ event: ICalendarComponent, _ zones: EventZones) {
    guard let property = event.first("DTSTART") else {
      refusals = [EventRefusal(event, "it does not say when it begins; a DTSTART is expected")]
      return
    }
    let clock = read(property, until: event, zones)
    if let property = event.first("RRULE") {
      let rule = EventRule(property, clock, zones)
      fields["rule"] = .object(rule.fields)
      refusals += rule.refusals
    }
    for (name, field) in [("EXDATE", "exdates"), ("RDATE", "rdates")] {
      let starts = event.all(name).compactMap { property in
        attempt { () throws(EventRefusal) in clock.text(try clock.reading(try zones.moment(property), of: property)) }
      }
      if !starts.isEmpty { fields[field] = .array(Set(starts).sorted().map(JSONValue.string)) }
    }
  }

  /// Reads when it begins, by `property`, and when it ends; gives the clock that both follow.
  private mutating func read(
    _ property: ICalendarProperty, until event: ICalendarComponent, _ zones: EventZones
  ) -> EventClock {
    guard let moment = attempt({ () throws(EventRefusal) in try zones.moment(property) }) else {
      return EventClock(seemingly: property)
    }
    let clock = EventClock(moment)
    if case .zone(let zone) = clock {
      fields["tz"] = .string(zone.name)
    } else {
      fields["tz"] = .string(zones.clockless ?? "floating")
    }
    if case .days = clock { fields["all_day"] = true } else { fields["all_day"] = false }
    let ends = attempt { () throws(EventRefusal) in
      let start = try clock.reading(moment, of: property)
      return (start, try Self.end(of: event, property, from: start, clock, zones))
    }
    if let (start, end) = ends {
      fields["start"] = .string(clock.text(start))
      fields["end"] = .string(clock.text(end))
    }
    return clock
  }

  /// What `part` gives; nil where it is refused, which is kept.
  private mutating func attempt<Value>(_ part: () throws(EventRefusal) -> Value) -> Value? {
    do throws(EventRefusal) {
      return try part()
    } catch {
      refusals.append(error)
      return nil
    }
  }

  private static func end(
    of event: ICalendarComponent, _ startProperty: ICalendarProperty, from start: CivilDateTime, _ clock: EventClock,
    _ zones: EventZones
  ) throws(EventRefusal) -> CivilDateTime {
    switch (event.first("DTEND"), event.first("DURATION")) {
    case (_?, let duration?): throw EventRefusal(duration, "an event has a DTEND or a DURATION, not both")
    case (let end?, nil):
      let reading = try clock.reading(try zones.moment(end), of: end)
      guard start < reading else {
        throw EventRefusal(end, "its end does not lie after its start, \(startProperty.value)")
      }
      return reading
    case (nil, let property?):
      guard let length = EventLength(property.value), length.isPositive else {
        throw EventRefusal(property, "a length such as P1D, PT4H or P1DT4H is expected")
      }
      return try end(length, property, from: start, clock)
    case (nil, nil):
      if case .days = clock { return start.adding(days: 1) }
      throw EventRefusal(startProperty, "it lasts no time; a DTEND or a DURATION is expected")
    }
  }

  private static func end(
    _ length: EventLength, _ property: ICalendarProperty, from start: CivilDateTime, _ clock: EventClock
  ) throws(EventRefusal) -> CivilDateTime {
    let day = start.adding(days: length.days)
    guard length.seconds > 0 else { return day }
    guard length.seconds % 60 == 0 else { throw EventRefusal(property, "a freeze ends on a whole minute") }
    switch clock {
    case .days: throw EventRefusal(property, "whole days last a number of days")
    case .floating: return day.adding(seconds: length.seconds)
    case .zone(let zone): return zone.civil(at: zone.resolve(day).earliest.adding(seconds: length.seconds))
    }
  }
}
