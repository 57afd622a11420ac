import Calendars
import Governance
public import JSON
public import Operations

/// Months with their freezes, for a terminal.
public struct FreezeMonthText {
  private let style: Style
  public init(style: Style = .plain) { self.style = style }

  /// Every day with the letters of what is on, and below what each letter means.
  public func lines(_ months: FreezeMonths, width: Int?) -> [String] {
    let letters = Dictionary(
      zip(months.freezes.map(\.id), FreezeMonths.letters), uniquingKeysWith: { first, _ in first })
    let grids = months.months.flatMap { grid($0, months, letters) + [""] }
    return grids + legend(months, letters, width)
  }

  private static let cell = 9

  private func grid(
    _ month: FreezeMonths.Month, _ months: FreezeMonths, _ letters: [RecordID: Character]
  ) -> [String] {
    let regions = months.regions.isEmpty ? "all regions" : months.regions.joined(separator: ", ")
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map { pad($0) }.joined()
    return [style.bold("\(month.first.monthName) \(month.first.year), \(regions)"), style.dim(trimmed(days))]
      + month.weeks.map { week in
        var line = ""
        for day in week {
          guard let day else {
            line += pad("")
            continue
          }
          let on = months.freezes(on: day)
          let sign = on.contains { $0.level == "hard" } ? "▓" : on.contains { $0.effect == "deny" } ? "▒" : " "
          let text =
            "\(day == months.today ? "›" : " ")\(day.day < 10 ? " " : "")\(day.day)\(sign)"
            + String(on.prefix(4).compactMap { letters[$0.id] }) + (on.count > 4 ? "+" : "")
          let padded = pad(text)
          line += sign == "▓" ? style.red(padded) : sign == "▒" ? style.yellow(padded) : padded
        }
        return trimmed(line)
      }
  }

  private func legend(_ months: FreezeMonths, _ letters: [RecordID: Character], _ width: Int?) -> [String] {
    guard !months.freezes.isEmpty else { return ["no approved freeze is on"] }
    let columns = [
      TextTable.Column(""), .init("id"), .init("effect"), .init("first from"), .init("until"),
      .init("for", isFlexible: true), .init("title", isFlexible: true),
    ]
    let rows = months.freezes.map { freeze in
      let entry = months.first(of: freeze)
      return [
        String(letters[freeze.id] ?? "?"), freeze.id.text,
        [freeze.level, freeze.effect].compactMap { $0 }.joined(separator: " "),
        entry.map { local($0.interval.start, $0) } ?? "", entry.map { local($0.interval.end, $0) } ?? "",
        (freeze.fields.strings("regions") + freeze.actions).joined(separator: " "), freeze.title,
      ]
    }
    let signs = "▓ a hard freeze is on at some time of the day  ▒ a soft one  › today"
    return TextTable(columns, rows).lines(width: width, style: style) + ["", style.dim(signs)]
  }

  private func local(_ instant: Instant, _ entry: FreezeListing.Entry) -> String {
    let local = entry.zone.civil(at: instant)
    return "\(local.date) \(local.hourAndMinute)"
  }

  private func pad(_ text: String) -> String {
    text + String(repeating: " ", count: max(0, Self.cell - text.displayWidth))
  }

  private func trimmed(_ line: String) -> String { String(line.reversed().drop { $0 == " " }.reversed()) }
}

extension FreezeMonths {
  /// One for each freeze; what comes after the last has none.
  static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// `{period, regions, days: [{day, freezes: [FRZ]}], freezes: [{id, title, effect, level?, actions}]}`; days without a
  /// freeze are left out.
  public var json: JSONValue {
    let days = months.flatMap { $0.weeks.joined().compactMap { $0 } }.map { ($0, freezes(on: $0)) }
    return [
      "period": .string(period.description), "regions": .array(regions.map { .string($0) }),
      "days": .array(
        days.filter { !$0.1.isEmpty }.map { day, on in
          ["day": .string("\(day)"), "freezes": .array(on.map { .string($0.id.text) })]
        }),
      "freezes": .array(
        freezes.map { freeze in
          var fields: JSONObject = ["id": .string(freeze.id.text), "title": .string(freeze.title)]
          for key in ["effect", "level", "actions"] { fields[key] = freeze.fields[key] }
          return .object(fields)
        }),
    ]
  }
}

extension CivilDate {
  var monthName: String {
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ][month - 1]
  }
}
