import Calendars
import Governance
import JSON
import Rules

/// The event fields that move to a new time with the commits that set them.
///
/// A commit that is made again carries a new time, and so do the events that carried its old one (TIME-01). Dates that
/// count from such an event move by as many days.
struct Redating {
  /// By record and place, the value that a replayed commit had and the one that it has now.
  private var moved: [RecordID: [JSONPointer: (old: JSONValue, new: JSONValue)]] = [:]
  let home: HomeCalendar

  init(home: HomeCalendar) { self.home = home }

  /// The record with the events that its commit set at `old` dated `new`.
  ///
  /// - Parameter before: the record before that commit.
  mutating func redate(_ record: Record, since before: Record?, from old: Instant, to new: Instant) throws -> Record {
    guard old != new else { return record }
    let places = try SchemaLibrary.schema(for: record.kind).marks.events
    var changes = places.flatMap { record.json.values(at: $0) }.filter { pointer, value in
      value.stringValue == old.description && before?.json[pointer] != value
    }.map { JSONChange(pointer: $0.pointer, from: $0.value, to: .string(new.description)) }
    changes += useBy(record, since: before, from: old, to: new)
    for change in changes { move(record.id, change) }
    return try Record(
      id: record.id, kind: record.kind, fields: record.json.applying(changes).objectValue ?? record.fields)
  }

  /// The record as it would read had nothing been re-dated.
  func reverted(_ record: Record) throws -> Record {
    let changes = (moved[record.id] ?? [:]).compactMap { pointer, values in
      record.json[pointer] == values.new ? JSONChange(pointer: pointer, from: values.new, to: values.old) : nil
    }
    return try Record(
      id: record.id, kind: record.kind, fields: record.json.applying(changes).objectValue ?? record.fields)
  }

  /// The last day of an approval, which counts from its outcome.
  private func useBy(_ record: Record, since before: Record?, from old: Instant, to new: Instant) -> [JSONChange] {
    let days = CivilDate.days(from: home.day(of: old), to: home.day(of: new))
    guard days != 0, let day = record.fields.date("use_by"), before?.fields["use_by"] != record.fields["use_by"] else {
      return []
    }
    let later = JSONValue.string(day.adding(days: days).description)
    return [JSONChange(pointer: "/use_by", from: record.fields["use_by"], to: later)]
  }

  private mutating func move(_ id: RecordID, _ change: JSONChange) {
    guard let from = change.from, let to = change.to else { return }
    let first = moved[id]?[change.pointer]?.old ?? from
    moved[id, default: [:]][change.pointer] = (first, to)
  }
}
