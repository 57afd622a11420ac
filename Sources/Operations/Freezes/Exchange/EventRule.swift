import Calendars
import Governance
import ICalendar
import JSON

/// An RRULE as the `rule` of a freeze.
struct EventRule {
  private(set) var fields: JSONObject = [:]
  /// Every part that no rule of a freeze has.
  private(set) var refusals: [EventRefusal] = []

  init(_ property: ICalendarProperty, _ clock: EventClock, _ zones: EventZones) {
    let parts = property.value.split(separator: ";").map { part in
      part.split(separator: "=", maxSplits: 1).map(String.init)
    }
    for part in parts where part.count == 2 {
      do throws(EventRefusal) {
        try read(part[0].uppercased(), part[1], property, clock, zones)
      } catch {
        refusals.append(error)
      }
    }
    // Where weeks begin matters to every other week alone.
    let week = parts.first { $0.first?.uppercased() == "WKST" }?.last ?? "MO"
    if week != "MO", fields.string("freq") == "weekly", fields.integer("interval") ?? 1 > 1 {
      refusals.append(
        EventRefusal(property, "weeks begin on Monday in a freeze that comes every other week; WKST=MO is expected"))
    }
  }

  private mutating func read(
    _ name: String, _ value: String, _ property: ICalendarProperty, _ clock: EventClock, _ zones: EventZones
  ) throws(EventRefusal) {
    switch name {
    case "FREQ":
      guard Recurrence.Frequency(rawValue: value.lowercased()) != nil else {
        throw EventRefusal(
          property, "it comes again daily, weekly, monthly or yearly; FREQ=\(value) is none of them",
          fix: "write the times out as events or as RDATE")
      }
      fields["freq"] = .string(value.lowercased())
    case "INTERVAL": fields["interval"] = try number(value, property)
    case "COUNT": fields["count"] = try number(value, property)
    case "UNTIL": fields["until"] = .string(try until(value, property, clock, zones))
    case "BYDAY": fields["by_day"] = .array(value.split(separator: ",").map { .string($0.filter { $0 != "+" }) })
    case "BYMONTHDAY": fields["by_month_day"] = try numbers(value, property)
    case "BYMONTH": fields["by_month"] = try numbers(value, property)
    case "SKIP" where ["OMIT", "BACKWARD", "FORWARD"].contains(value):
      if value != "OMIT" { fields["on_invalid_date"] = .string(value.lowercased()) }
    case "WKST": break
    case "RSCALE" where value == "GREGORIAN": break
    default:
      throw EventRefusal(
        property, "the rule of a freeze has no \(name)=\(value)",
        fix: "say it with BYDAY, BYMONTHDAY and BYMONTH, or write the times out as RDATE")
    }
  }

  private func number(_ text: String, _ property: ICalendarProperty) throws(EventRefusal) -> JSONValue {
    guard let number = Int64(text) else { throw EventRefusal(property, "'\(text)' is no number") }
    return .integer(number)
  }

  private func numbers(_ text: String, _ property: ICalendarProperty) throws(EventRefusal) -> JSONValue {
    var numbers: [JSONValue] = []
    for part in text.split(separator: ",") { numbers.append(try number(String(part), property)) }
    return .array(numbers)
  }

  /// The last start by the event's own clock.
  private func until(
    _ text: String, _ property: ICalendarProperty, _ clock: EventClock, _ zones: EventZones
  ) throws(EventRefusal) -> String {
    let moment = try zones.moment(ICalendarProperty(property.name, text, line: property.line))
    switch (clock, moment) {
    case (.days, .day(let day)): return "\(day)"
    case (.floating, .floating(let local)): return local.wholeMinute
    case (.zone(let zone), .utc(let instant)): return zone.civil(at: instant).wholeMinute
    case (.days, _): throw EventRefusal(property, "UNTIL is a day (20261231) where DTSTART is one")
    case (.floating, _): throw EventRefusal(property, "UNTIL is a time without a zone where DTSTART is one")
    case (.zone, _): throw EventRefusal(property, "UNTIL is an instant (20261231T120000Z) where DTSTART has a zone")
    }
  }
}

extension CivilDateTime {
  /// As records have it. Seconds are cut: starts lie on whole minutes, so the same ones come at or before it.
  fileprivate var wholeMinute: String { adding(seconds: -Int64(second)).description }
}
