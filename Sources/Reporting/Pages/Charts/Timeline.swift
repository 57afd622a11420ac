import Calendars

/// Spans of days below each other, with today as a line through all of them.
struct Timeline: Chart {
  struct Row {
    let label: String
    /// What to say at its right.
    let words: String
    let spans: [Span]
    /// Days that stand out: a limit that it may not go beyond, or something that is due.
    var marks: [CivilDate] = []
  }

  struct Span {
    let start: CivilDate
    /// The first day that is no longer part of it.
    let end: CivilDate
    let tone: BarChart.Tone
  }

  let title: String
  let description: String
  let rows: [Row]
  let today: CivilDate

  private static let row = 40
  private static let top = 22

  var drawing: Drawing? {
    let days = rows.flatMap { $0.spans.flatMap { [$0.start, $0.end] } + $0.marks } + [today]
    guard !rows.isEmpty, let first = days.min(), let last = days.max() else { return nil }
    let axis = DayAxis(first: first, last: last.adding(days: 1))
    let bottom = Self.top + rows.count * Self.row + 4
    let bars = rows.enumerated().flatMap { index, row -> [HTML] in
      let y = Self.top + index * Self.row
      let spans = row.spans.filter { $0.start < $0.end }.map { span in
        Drawing.box(
          span.tone.rawValue, x: axis.place(of: span.start), y: y + 21, to: axis.place(of: span.end), height: 12)
      }
      let marks = row.marks.map { day in
        Drawing.line("mark", from: (axis.place(of: day), y + 18), to: (axis.place(of: day), y + 36))
      }
      return Drawing.label(row.label, y: y + 15) + [
        Drawing.words(row.words, "value", x: .end, y: y + 15, anchor: "end"),
        Drawing.box("track", x: axis.place(of: first), y: y + 21, to: .end, height: 12),
      ] + spans + marks
    }
    let now = [
      Drawing.line("today", from: (axis.place(of: today), Self.top - 6), to: (axis.place(of: today), bottom)),
      Drawing.words("\(today)", "value", x: axis.place(of: today), y: Self.top - 9),
    ]
    return Drawing(
      title: title, description: description, height: bottom + 22,
      shapes: axis.shapes(at: bottom, gridFrom: bottom) + now + bars)
  }
}
