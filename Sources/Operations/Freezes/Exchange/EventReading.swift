import Calendars
import Governance
import ICalendar
import JSON

/// One event as the fields of a freeze.
///
/// What Folio wrote comes back as it was: its own properties are read, the freeze is written once more, and every other
/// property must say what that says. So an event that was changed elsewhere, against its X-FOLIO-WHEN, is noticed. Any
/// other event is taken by what it says; a property that no freeze can hold is refused.
struct EventReading {
  private(set) var fields: JSONObject = [:]
  private(set) var refusals: [EventRefusal] = []

  private let event: ICalendarComponent
  private let defaults: ImportDefaults

  /// Where a calendar keeps its books; nothing in it changes what a freeze is.
  private static let bookkeeping: Set = [
    "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "STATUS", "TRANSP", "CLASS", "PRIORITY", "COLOR",
    EventFields.id, FreezeCalendarFile.horizonName,
  ]
  /// What an event says at most once.
  private static let single: Set = [
    "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "SUMMARY", "DESCRIPTION", "STATUS", FreezeCalendarFile.horizonName,
  ]
  /// The zone and the form of a value, and the language in which a text is: all that a freeze knows of.
  private static let parameters: Set = ["TZID", "VALUE", "LANGUAGE"]

  /// - Parameter changed: the times of the event that stand on their own.
  /// - Throws: `EventRefusal` where the event cannot be read any further.
  init(
    _ event: ICalendarComponent, _ changed: [ICalendarComponent], _ defaults: ImportDefaults, _ zones: ZoneDatabase
  ) throws(EventRefusal) {
    var event = event
    event.properties.removeAll { defaults.leavesOut($0.name) || $0.value.isEmpty }
    self.event = event
    self.defaults = defaults
    for part in event.components where !defaults.leavesOut(part.name) { refusals.append(EventRefusal(unknown: part)) }
    for (index, property) in event.properties.enumerated() {
      refusals += Self.faults(of: property, isFirst: event.properties.firstIndex { $0.name == property.name } == index)
    }
    if let status = event.first("STATUS"), status.value == "CANCELLED" {
      throw EventRefusal(status, "it is cancelled and freezes nothing", fix: "take the event out of the file")
    }
    guard let title = event.first("SUMMARY") else { throw EventRefusal(event, "it has no SUMMARY to call it by") }

    fields = EventFields.read(event)
    fields["title"] = .string(title.value)
    let when = event.first(EventFields.when)
    let source = EventZones(database: zones, names: defaults.zoneNames, clockless: defaults.clockless)
    let times: JSONObject
    if let when {
      times = try Self.times(in: when)
    } else {
      let read = EventTimes(event, source)
      refusals += read.refusals
      times = read.fields
    }
    for (key, value) in times { fields[key] = value }
    fields["origin"] = fields["origin"] ?? "manual"

    let written = try asWritten(zones, isOwn: when != nil)
    account(for: written, isOwn: when != nil)
    account(for: changed, written)
    for (key, value) in defaults.fields { fields[key] = value }
  }

  /// What is wrong with a property whatever it says.
  private static func faults(of property: ICalendarProperty, isFirst: Bool) -> [EventRefusal] {
    guard !bookkeeping.contains(property.name) || property.name == "UID" else { return [] }
    if !isFirst, single.union(EventFields.singleNames).contains(property.name) {
      return [EventRefusal(property, "an event says \(property.name) once")]
    }
    return property.parameters.keys.sorted().filter { !parameters.contains($0) }.map {
      EventRefusal(property, "a freeze has no place for the parameter \($0)", fix: "take it out of the line")
    }
  }

  /// The times that stand in X-FOLIO-WHEN.
  private static func times(in property: ICalendarProperty) throws(EventRefusal) -> JSONObject {
    guard let times = (try? JSONParser.parse(property.value, limits: .record))?.objectValue,
      times.allSatisfy({ EventFields.timing.contains($0.key) })
    else {
      throw EventRefusal(
        property, "the times of a freeze are expected, as folio freeze export writes them",
        fix: "delete the line, to take the times that the event says")
    }
    return times
  }

  /// The event as folio would write what was read of it; nil where the event alone is no freeze.
  private func asWritten(_ zones: ZoneDatabase, isOwn: Bool) throws(EventRefusal) -> FreezeEvent? {
    let name = event.first(EventFields.id).flatMap { RecordID($0.value) }
    var fields = fields
    for (key, value) in defaults.fields where fields[key] == nil { fields[key] = value }
    let freeze = Freeze(Record(id: name ?? Self.nobody, kind: Freeze.kind, fields: fields))
    let horizon = try horizon()
    do throws(FreezeFault) {
      return try FreezeEvent(freeze, zones: zones, horizon: horizon)
    } catch {
      guard isOwn, let property = event.first(EventFields.when) else { return nil }
      throw EventRefusal(property, "\(error.pointer): \(error.problem)")
    }
  }

  private static let nobody = RecordID("FRZ-0000") ?? Policy.id

  private func horizon() throws(EventRefusal) -> CalendarHorizon {
    guard let property = event.first(FreezeCalendarFile.horizonName) else {
      return CalendarHorizon(around: Instant(secondsSinceEpoch: 0))
    }
    guard let horizon = CalendarHorizon(property.value) else {
      throw EventRefusal(property, "two years are expected, as folio freeze export writes them: 2025/2030")
    }
    return horizon
  }

  // MARK: Nothing is passed over

  /// Refuses what neither was read nor follows from what was read.
  private mutating func account(for written: FreezeEvent?, isOwn: Bool) {
    let expected = written?.content ?? []
    for property in event.properties where !Self.bookkeeping.contains(property.name) {
      if expected.contains(where: { $0.means(property) }) { continue }
      if EventFields.names.contains(property.name) || property.name == "SUMMARY" { continue }
      if isOwn {
        let said = expected.filter { $0.name == property.name }
        if said.isEmpty, !EventTiming.names.contains(property.name) {
          refuseUnknown(property)
        } else {
          refusals.append(contradiction(property, said))
        }
      } else if property.name == "DESCRIPTION", fields["notes"] == nil {
        fields["notes"] = .string(Self.oneLine(property.value))
      } else if !EventTiming.names.contains(property.name) {
        refuseUnknown(property)
      }
    }
    guard isOwn else { return }
    for property in expected where EventTiming.names.contains(property.name) {
      // Of what an event says once, another value has been refused already.
      let others = event.properties.filter { $0.name == property.name }
      let isSaid = others.contains { $0.means(property) } || (Self.single.contains(property.name) && !others.isEmpty)
      guard !isSaid, !defaults.leavesOut(property.name) else { continue }
      refusals.append(
        EventRefusal(event, "it lacks \(property.text), which \(EventFields.when) says", fix: Self.mending))
    }
  }

  /// Refuses all of a line, whose parameters go with it.
  private mutating func refuseUnknown(_ property: ICalendarProperty) {
    refusals.removeAll { $0.line == property.line }
    refusals.append(EventRefusal(unknown: property))
  }

  /// Refuses times that stand on their own, unless the freeze itself brings them about.
  private mutating func account(for changed: [ICalendarComponent], _ written: FreezeEvent?) {
    let expected = written?.changedTimes ?? []
    for part in changed {
      let said = part.properties.filter {
        !Self.bookkeeping.contains($0.name) && !defaults.leavesOut($0.name) && !$0.value.isEmpty
      }
      let isExpected = expected.contains { times in
        said.allSatisfy { property in property.name == "TRANSP" || times.contains { $0.means(property) } }
          && ["RECURRENCE-ID", "DTSTART", "DTEND"].allSatisfy { name in said.contains { $0.name == name } }
      }
      guard !isExpected else { continue }
      refusals.append(
        EventRefusal(
          part.first("RECURRENCE-ID") ?? ICalendarProperty("RECURRENCE-ID", ""),
          "one of its times was changed, and all times of a freeze are alike",
          fix: "leave that time out with EXDATE, and make it an event of its own"))
    }
  }

  private static let mending = "delete \(EventFields.when), to take the times that the event says, or change both"

  private func contradiction(_ property: ICalendarProperty, _ said: [ICalendarProperty]) -> EventRefusal {
    guard let first = said.first else {
      return EventRefusal(property, "\(EventFields.when) says nothing of it", fix: Self.mending)
    }
    let words = first.text.split(separator: "\n").joined(separator: " ")
    return EventRefusal(
      property, "the event was changed since folio wrote it: \(words) is expected",
      fix: EventTiming.names.contains(property.name)
        ? Self.mending : "leave it behind with --leave-out \(property.name)")
  }

  /// Notes of a record are one line.
  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: { $0.isNewline || $0 == "\t" }).map { $0.trimmingSpaces }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    let start = drop { $0 == " " }
    return start.prefix(upTo: start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex)
  }
}
