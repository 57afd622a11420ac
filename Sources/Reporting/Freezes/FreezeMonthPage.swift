import Calendars
import Governance
public import Operations

extension FreezeMonths {
  /// The months as one file of HTML with inline SVG, to be read on a screen or printed.
  ///
  /// - Parameter stamp: of which commit and policy it is.
  public func html(_ stamp: ReportStamp) -> String {
    let place = regions.isEmpty ? "all regions" : regions.joined(separator: ", ")
    return Page(
      title: "Freezes \(period)",
      [
        .element(
          "header", [:], .element("p", ["class": "kind"], "Freeze calendar"),
          .element("h1", [:], .text("\(period), \(place)")),
          .element(
            "p", ["class": "stamp"], "As of ", .element("strong", [:], "\(stamp.day)"), ", commit ",
            .element("code", [:], "\(stamp.commit.prefix(7))"), ", \(stamp.policyWords)."))
      ] + months.map(section)
        + [
          .element(
            "p", ["class": "note"],
            "Dark: a hard freeze is on at some time of the day. Orange: a soft one. Blue: a window that allows or advises."
          ), legend,
        ]
    ).text
  }

  private func section(_ month: Month) -> HTML {
    let name = "\(month.first.monthName) \(month.first.year)"
    return .element(
      "section", [:], .element("h2", [:], .text(name)),
      .element("figure", [:], MonthChart(name: name, month: month, months: self).drawing.html(id: "\(month.first)")))
  }

  private var legend: HTML {
    let rows = freezes.map { freeze in
      let entry = first(of: freeze)
      let cells = [
        freeze.title, [freeze.level, freeze.effect].compactMap { $0 }.joined(separator: " "),
        entry.map { $0.text(of: $0.interval.start) } ?? "", entry.map { $0.text(of: $0.interval.end) } ?? "",
        freeze.fields.strings("regions").joined(separator: ", "), freeze.actions.joined(separator: ", "),
      ]
      return HTML.element(
        "tr", [:],
        [.element("th", ["scope": "row", "class": "short"], .text(freeze.id.text))]
          + zip(cells, Self.columns).map { .element("td", ["data-label": $1], .text($0)) })
    }
    guard !rows.isEmpty else { return .element("p", ["class": "note"], "No approved freeze is on.") }
    return .element(
      "div", ["class": "box"],
      .element(
        "table", ["class": "wide"],
        .element("caption", [:], "What is on, with the first time in this period on the clocks that it follows."),
        .element(
          "thead", [:],
          .element(
            "tr", [:], (["id"] + Self.columns).map { .element("th", ["scope": "col"], .text($0)) })),
        .element("tbody", [:], rows)))
  }

  private static let columns = ["title", "effect", "from", "until", "regions", "for"]
}

extension FreezeListing.Entry {
  fileprivate func text(of instant: Instant) -> String {
    let local = zone.civil(at: instant)
    return "\(local.date.weekday.short) \(local.date) \(local.hourAndMinute)"
  }
}

/// A month as a wall calendar has it, a bar in each day for everything that is on.
private struct MonthChart {
  let name: String
  let month: FreezeMonths.Month
  let months: FreezeMonths

  private static let top = 22
  private static let head = 20
  private static let bar = 22

  var drawing: Drawing {
    let most = month.weeks.joined().compactMap { $0 }.map { months.freezes(on: $0).count }.max() ?? 0
    let row = Self.head + max(1, most) * Self.bar + 6
    let height = Self.top + month.weeks.count * row
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].enumerated().map { index, day in
      Drawing.words(day, "small", x: place(index), y: 14, anchor: "start")
    }
    let lines = (0...month.weeks.count).map { week in
      Drawing.line("grid", from: (.start, Self.top + week * row), to: (.end, Self.top + week * row))
    }
    let cells = month.weeks.enumerated().flatMap { week, days in
      days.enumerated().flatMap { index, day -> [HTML] in
        guard let day else { return [] }
        return cell(day, at: index, y: Self.top + week * row)
      }
    }
    let count = month.weeks.joined().compactMap { $0 }.count { !months.freezes(on: $0).isEmpty }
    return Drawing(
      title: "Freezes in \(name)", description: "Something is on on \(count) days; the table below says what.",
      height: height + 2, shapes: days + lines + cells)
  }

  private func cell(_ day: CivilDate, at index: Int, y: Int) -> [HTML] {
    let number = Drawing.words(
      "\(day.day)", day == months.today ? "value" : "small", x: place(index), y: y + 15, anchor: "start")
    let bars = months.freezes(on: day).enumerated().flatMap { row, freeze -> [HTML] in
      let top = y + Self.head + row * Self.bar
      let words = freeze.id.text.split(separator: "-").last.map(String.init) ?? ""
      return [
        Drawing.box(freeze.tone.rawValue, x: place(index), y: top, to: end(index), height: 4),
        Drawing.words("\(freeze.id)", "small whole", x: place(index), y: top + 15, anchor: "start"),
        Drawing.words(words, "small brief", x: place(index), y: top + 15, anchor: "start"),
      ]
    }
    return [number] + bars
  }

  private func place(_ index: Int) -> Share { Share(Int128(index * 100), of: 700) }
  private func end(_ index: Int) -> Share { Share(Int128(index * 100 + 92), of: 700) }
}

extension Freeze {
  fileprivate var tone: BarChart.Tone {
    guard effect == "deny" else { return .plain }
    return level == "hard" ? .dark : .bad
  }
}
