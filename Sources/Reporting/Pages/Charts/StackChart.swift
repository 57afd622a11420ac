/// Amounts that add up, as bars of parts that lie below each other, each with what there is as a mark.
struct StackChart: Chart {
  struct Part {
    let value: Int64
    let tone: BarChart.Tone
  }

  struct Bar {
    let label: String
    let parts: [Part]
    /// What there is.
    let limit: Int64
    /// What it comes to, as people read it.
    let words: String
  }

  let title: String
  let description: String
  let bars: [Bar]

  private static let row = 40

  var drawing: Drawing? {
    let most = bars.map { max($0.limit, $0.parts.reduce(0) { $0 + $1.value }) }.max() ?? 0
    guard most > 0 else { return nil }
    func place(_ value: Int64) -> Share { Share(Int128(value) * 32, of: Int128(most) * 33) }
    let rows = bars.enumerated().flatMap { index, bar -> [HTML] in
      let y = 4 + index * Self.row
      var start: Int64 = 0
      let parts = bar.parts.filter { $0.value > 0 }.map { part -> HTML in
        defer { start += part.value }
        return Drawing.box(part.tone.rawValue, x: place(start), y: y + 21, to: place(start + part.value), height: 12)
      }
      return Drawing.label(bar.label, y: y + 15) + [
        Drawing.words(bar.words, "value", x: .end, y: y + 15, anchor: "end"),
        Drawing.box("track", x: .start, y: y + 21, to: place(bar.limit), height: 12),
      ] + parts + [Drawing.line("mark", from: (place(bar.limit), y + 18), to: (place(bar.limit), y + 36))]
    }
    return Drawing(title: title, description: description, height: 8 + bars.count * Self.row, shapes: rows)
  }
}
