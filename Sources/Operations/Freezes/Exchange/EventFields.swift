import Governance
import ICalendar
import JSON

/// The fields of a freeze that iCalendar has no word for, each in a property of Folio's own.
enum EventFields {
  /// Where its times stand as the record has them, whole: DTSTART and its like tell clients the same.
  static let when = "X-FOLIO-WHEN"
  static let id = "X-FOLIO-ID"

  /// Fields with one value, and with a list of them: a property for each value.
  private static let single = [
    ("calendar", "X-FOLIO-CALENDAR"), ("effect", "X-FOLIO-EFFECT"), ("level", "X-FOLIO-LEVEL"),
    ("origin", "X-FOLIO-ORIGIN"), ("evidence", "X-FOLIO-EVIDENCE"), ("notes", "X-FOLIO-NOTES"),
  ]
  private static let listed = [
    ("actions", "X-FOLIO-ACTION"), ("regions", "X-FOLIO-REGION"), ("segments", "X-FOLIO-SEGMENT"),
    ("processes", "X-FOLIO-PROCESS"), ("systems", "X-FOLIO-SYSTEM"), ("initiatives", "X-FOLIO-INITIATIVE"),
    ("tags", "X-FOLIO-TAG"),
  ]
  /// What says when it holds.
  static let timing = ["all_day", "start", "end", "tz", "rule", "exdates", "rdates"]

  /// Every field of a freeze that travels; the others say what became of it in one ledger.
  static let all = ["title"] + single.map(\.0) + listed.map(\.0) + timing
  static let names = Set(single.map(\.1) + listed.map(\.1) + [when])
  /// Those that an event says at most once.
  static let singleNames = Set(single.map(\.1) + [when, id])

  static func properties(of freeze: Freeze) -> [ICalendarProperty] {
    var properties = single.compactMap { field, name in
      freeze.fields.string(field).map { ICalendarProperty(name, $0) }
    }
    properties += listed.flatMap { field, name in
      freeze.fields.strings(field).map { ICalendarProperty(name, $0) }
    }
    let times = JSONObject(timing.compactMap { key in freeze.fields[key].map { (key, $0) } })
    return properties + [ICalendarProperty(when, JSONValue.object(times).description)]
  }

  /// Reads the fields with one value and the lists that `event` states.
  static func read(_ event: ICalendarComponent) -> JSONObject {
    var fields: JSONObject = [:]
    for (field, name) in single { fields[field] = event.first(name).map { .string($0.value) } }
    for (field, name) in listed {
      let values = event.all(name).map { JSONValue.string($0.value) }
      if !values.isEmpty { fields[field] = .array(values) }
    }
    return fields
  }

  /// The property in which `field` of the record stands.
  static func property(of field: String) -> String? {
    switch field {
    case "title": "SUMMARY"
    case "start", "all_day", "tz": "DTSTART"
    case "end": "DTEND"
    case "rule": "RRULE"
    case "exdates": "EXDATE"
    case "rdates": "RDATE"
    default: (single + listed).first { $0.0 == field }?.1
    }
  }
}
