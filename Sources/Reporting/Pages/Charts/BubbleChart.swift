/// Things by two amounts, with a third as their size: value upwards, cost to the right.
///
/// What kind a thing is, its outline says: full, hollow or dashed. Every bubble bears its name.
struct BubbleChart: Chart {
  enum Tone: String { case full = "bubble", hollow = "bubble hollow", dashed = "bubble dashed" }

  struct Bubble {
    let label: String
    /// To the right.
    let x: Int64
    /// Upwards, in hundredths.
    let y: Int64
    /// Its radius in pixels, 5 to 22.
    let radius: Int
    let tone: Tone
    /// Whether its name is written thick.
    let isMarked: Bool
  }

  let title: String
  let description: String
  let bubbles: [Bubble]
  let xLabel: String
  let yLabel: String

  private static let top = 34
  private static let bottom = 330

  var drawing: Drawing? {
    guard !bubbles.isEmpty else { return nil }
    let (low, high) = Self.round(bubbles.map(\.y), step: 1_000)
    let (least, most) = Self.round(bubbles.map(\.x) + [0], step: 100)
    // Room at both sides, so that no bubble and no name leaves the picture.
    func place(_ x: Int64) -> Share {
      Share((Int128(x - least) * 80 + Int128(most - least) * 8), of: Int128(most - least) * 100)
    }
    func height(_ y: Int64) -> Int {
      Self.bottom - Int(Int128(Self.bottom - Self.top) * Int128(y - low) / Int128(high - low))
    }
    let levels = stride(from: low, through: high, by: Int((high - low + 3_999) / 4_000 * 1_000)).flatMap { level in
      [
        Drawing.line("grid", from: (.start, height(level)), to: (.end, height(level))),
        Drawing.words("\(level / 100)", "small", x: .start, y: height(level) - 4, anchor: "start"),
      ]
    }
    let marks = stride(from: least, through: most, by: Int((most - least + 399) / 400 * 100)).map { mark in
      Drawing.words("\(mark)", "small", x: place(mark), y: Self.bottom + 16, anchor: "middle")
    }
    // The largest first, so that small ones lie on them; names last, so that nothing covers them.
    let circles = bubbles.sorted { ($1.radius, $0.label) < ($0.radius, $1.label) }.map {
      Drawing.circle($0.tone.rawValue, x: place($0.x), y: height($0.y), radius: $0.radius)
    }
    let names = bubbles.map { bubble in
      Drawing.words(
        bubble.label, bubble.isMarked ? "value" : nil, x: place(bubble.x), y: height(bubble.y) - bubble.radius - 4,
        anchor: "middle")
    }
    return Drawing(
      title: title, description: description, height: Self.bottom + 40,
      shapes: levels + [Drawing.line("base", from: (.start, Self.bottom), to: (.end, Self.bottom))] + marks + circles
        + names + [
          Drawing.words(yLabel, "small", x: .start, y: 12, anchor: "start"),
          Drawing.words(xLabel, "small", x: .end, y: Self.bottom + 34, anchor: "end"),
        ])
  }

  /// The next steps below the least and above the greatest, never the same.
  private static func round(_ values: [Int64], step: Int64) -> (Int64, Int64) {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let bottom = (low >= 0 ? low / step : (low - step + 1) / step) * step
    return (bottom, max(bottom + step, (high + step - 1) / step * step))
  }
}
