import Calendars
import ICalendar

/// How the times of one event are written (RFC 5545 §3.3.5).
enum EventTimeForm {
  /// Whole days on everybody's own calendar.
  case dates
  /// The same time on everybody's own clock.
  case floating
  case utc
  case zoned(Zone)

  init(_ timing: FreezeTiming) {
    switch timing.clock {
    case .floating: self = timing.first.isAllDay ? .dates : .floating
    // Whole days of a zone are written by the hour: a bare date would begin when the reader's own day does.
    case .zone(let zone): self = zone.name == Zone.utc.name ? .utc : .zoned(zone)
    }
  }

  func property(_ name: String, _ reading: CivilDateTime) -> ICalendarProperty {
    switch self {
    case .dates: ICalendarProperty(name, reading.date.iCalendarText, ["VALUE": "DATE"])
    case .floating: ICalendarProperty(name, reading.iCalendarText)
    case .utc: ICalendarProperty(name, "\(reading.iCalendarText)Z")
    case .zoned(let zone): ICalendarProperty(name, reading.iCalendarText, ["TZID": zone.name])
    }
  }
}

extension Recurrence {
  /// As RFC 5545 §3.3.10 writes it, in the order in which libical does.
  func iCalendarText(from start: CivilDateTime, _ form: EventTimeForm) -> String {
    var parts = ["FREQ=\(frequency.rawValue.uppercased())"]
    switch end {
    case .never: break
    case .count(let count): parts.append("COUNT=\(count)")
    case .until(let reading): parts.append("UNTIL=\(until(reading, from: start, form))")
    }
    if interval != 1 { parts.append("INTERVAL=\(interval)") }
    let weekdays = weekdays.sorted { ($0.weekday.rawValue, $0.ordinal ?? 0) < ($1.weekday.rawValue, $1.ordinal ?? 0) }
    for (name, values) in [
      ("BYDAY", weekdays.map(\.description)), ("BYMONTHDAY", monthDays.sorted().map(\.description)),
      ("BYMONTH", months.sorted().map(\.description)),
    ] where !values.isEmpty {
      parts.append("\(name)=\(values.joined(separator: ","))")
    }
    return parts.joined(separator: ";")
  }

  /// The last start that still counts: an instant where there is a zone, as RFC 5545 asks.
  private func until(_ reading: CivilDateTime, from start: CivilDateTime, _ form: EventTimeForm) -> String {
    switch form {
    case .dates: return reading.date.iCalendarText
    case .floating: return reading.iCalendarText
    case .utc: return "\(reading.iCalendarText)Z"
    case .zoned(let zone):
      // A start close to it may lie on the other side of it once the clocks are turned: then that start says it.
      let close = reading.adding(days: -2)..<reading.adding(seconds: 1)
      let last = occurrences(from: start, within: close).reduce(nil) { $1 } ?? reading
      return zone.resolve(last).earliest.iCalendarText
    }
  }
}
