/// Amounts as bars that lie below each other, with limits as lines across all of them.
struct BarChart: Chart {
  enum Tone: String { case plain = "bar", bad = "bar bad", faint = "bar faint", dark = "bar dark" }

  struct Bar {
    let label: String
    let value: Int64
    /// The value as people read it.
    let words: String
    var tone = Tone.plain
  }

  struct Limit {
    let value: Int64
    let label: String
  }

  let title: String
  let description: String
  let bars: [Bar]
  var limits: [Limit] = []

  private static let row = 40
  private static let limitRow = 17

  var drawing: Drawing? {
    guard !bars.isEmpty else { return nil }
    // Wide enough for the distance of any two values.
    let values = (bars.map(\.value) + limits.map(\.value)).map { Int128($0) }
    let (low, high) = (min(0, values.min() ?? 0), max(1, values.max() ?? 1))
    // Some room behind the longest, so that a line at the very end is seen.
    let whole = (high - low) * 33
    func place(_ value: Int64) -> Share { Share((Int128(value) - low) * 32, of: whole) }

    let top = limits.count * Self.limitRow + 4
    let height = top + bars.count * Self.row
    let lines = limits.enumerated().flatMap { index, limit in
      [
        Drawing.line(
          "limit limit-\(index % 4)", from: (place(limit.value), (index + 1) * Self.limitRow - 10),
          to: (place(limit.value), height)),
        Drawing.words(
          limit.label, "small", x: place(limit.value), y: (index + 1) * Self.limitRow - 4,
          anchor: place(limit.value).hundredths > 5_000 ? "end" : "start"),
      ]
    }
    let rows = bars.enumerated().flatMap { index, bar -> [HTML] in
      let y = top + index * Self.row
      let ends = [place(0), place(bar.value)].sorted { $0.hundredths < $1.hundredths }
      return Drawing.label(bar.label, y: y + 15) + [
        Drawing.words(bar.words, "value", x: .end, y: y + 15, anchor: "end"),
        Drawing.box("track", x: .start, y: y + 21, to: .end, height: 12),
        Drawing.box(bar.tone.rawValue, x: ends[0], y: y + 21, to: ends[1], height: 12),
      ]
    }
    let zero = low < 0 ? [Drawing.line("base", from: (place(0), top), to: (place(0), height))] : []
    return Drawing(title: title, description: description, height: height + 4, shapes: lines + zero + rows)
  }
}
