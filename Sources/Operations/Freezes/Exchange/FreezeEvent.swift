import Calendars
import Governance
import ICalendar
import JSON

/// A freeze as a VEVENT (RFC 5545 §3.6.1), and as many more as it has times that no rule can say.
///
/// What iCalendar has no word for stands in properties of Folio's own, so that nothing is lost on the way back.
struct FreezeEvent {
  let freeze: Freeze
  let timing: EventTiming
  /// The zone by name of its times; nil where it has none.
  let zone: Zone?

  /// - Throws: `FreezeFault` where the record is no window.
  init(_ freeze: Freeze, zones: ZoneDatabase, horizon: CalendarHorizon) throws(FreezeFault) {
    self.freeze = freeze
    let window = try freeze.window(zones: zones, regions: Set(freeze.fields.strings("regions")))
    timing = EventTiming(window, horizon: horizon)
    if case .zone(let zone) = window.timing.clock, zone.name != Zone.utc.name { self.zone = zone } else { zone = nil }
  }

  /// What the freeze says, in the order in which it is written.
  var content: [ICalendarProperty] {
    timing.properties + [
      ICalendarProperty("SUMMARY", freeze.title), ICalendarProperty("DESCRIPTION", freeze.description(of: timing)),
      ICalendarProperty("CATEGORIES", [freeze.effect, freeze.level].compactMap { $0 }.joined(separator: "/")),
      ICalendarProperty("COLOR", freeze.color), ICalendarProperty("TRANSP", "OPAQUE"),
    ] + EventFields.properties(of: freeze)
  }

  /// The times that stand on their own, each by its properties.
  var changedTimes: [[ICalendarProperty]] {
    timing.changedTimes.map {
      $0 + [ICalendarProperty("SUMMARY", freeze.title), ICalendarProperty("TRANSP", "OPAQUE")]
    }
  }
}

extension Freeze {
  /// What stands for its status (RFC 5545 §3.8.1.11).
  var eventStatus: String {
    switch status {
    case "approved": "CONFIRMED"
    case "withdrawn": "CANCELLED"
    default: "TENTATIVE"
    }
  }

  /// A colour that CSS knows by name (RFC 7986 §5.9).
  fileprivate var color: String {
    switch (effect, level) {
    case ("deny", "hard"): "crimson"
    case ("deny", _): "orange"
    case ("allow", _): "seagreen"
    default: "steelblue"
    }
  }

  /// What it does, in words and without names, so that it depends on nothing but the freeze.
  fileprivate func description(of timing: EventTiming) -> String {
    let verb =
      ["deny": "forbids", "allow": "allows only at these times:", "advisory": "asks for care with"][effect] ?? effect
    var lines = [
      "\([level, "freeze"].compactMap { $0 }.joined(separator: " ").capitalizedFirst) \(id): \(verb) \(actions.joined(separator: ", "))"
    ]
    for (key, words) in [
      ("regions", "Where"), ("segments", "For"), ("processes", "In"), ("systems", "On"), ("initiatives", "Of"),
    ] where !fields.strings(key).isEmpty {
      lines.append("\(words): \(fields.strings(key).joined(separator: ", "))")
    }
    lines.append("Clock: \(zone == "floating" ? "of each region" : zone)")
    return lines.joined(separator: "\n")
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
