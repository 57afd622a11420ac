import Calendars
import Governance
public import JSON
public import Operations

extension FreezeListing {
  /// Each time a line: when it begins and ends on the clocks it follows, what it is, and for which actions.
  public func lines(width: Int?, style: Style) -> [String] {
    guard !entries.isEmpty else { return ["no approved freeze is on between \(interval.start) and \(interval.end)"] }
    let columns = [
      TextTable.Column("from"), .init("until"), .init("clock"), .init("id"), .init("effect"),
      .init("for", isFlexible: true), .init("title", isFlexible: true),
    ]
    let rows = entries.map { entry in
      [
        local(entry.interval.start, entry), local(entry.interval.end, entry), entry.zone.name, entry.freeze.id.text,
        [entry.freeze.level, entry.freeze.effect].compactMap { $0 }.joined(separator: " "),
        (entry.regions + entry.freeze.actions).joined(separator: " "), entry.freeze.title,
      ]
    }
    return TextTable(columns, rows).lines(width: width, style: style)
  }

  private func local(_ instant: Instant, _ entry: Entry) -> String {
    let local = entry.zone.civil(at: instant)
    return "\(local.date) \(local.date.weekday.short) \(local.hourAndMinute)"
  }

  /// `{from, to, freezes: [{id, title, calendar, effect, level?, actions, regions?, tz, start, end}]}`; start and end are
  /// instants.
  public var json: JSONValue {
    [
      "from": .string("\(interval.start)"), "to": .string("\(interval.end)"),
      "freezes": .array(
        entries.map { entry in
          var fields: JSONObject = [
            "id": .string(entry.freeze.id.text), "title": .string(entry.freeze.title),
            "start": .string("\(entry.interval.start)"), "end": .string("\(entry.interval.end)"),
            "tz": .string(entry.zone.name),
          ]
          for key in ["calendar", "effect", "level", "actions"] { fields[key] = entry.freeze.fields[key] }
          if !entry.regions.isEmpty { fields["regions"] = .array(entry.regions.map(JSONValue.string)) }
          return .object(fields)
        }),
    ]
  }
}
