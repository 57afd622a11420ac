import Calendars

/// A number over days that stays what it is until it changes; what lies ahead of today is drawn lighter and dashed.
struct StepChart: Chart {
  struct Step {
    /// The first day on which there are so many.
    let day: CivilDate
    let count: Int
  }

  let title: String
  let description: String
  /// Oldest first.
  let steps: [Step]
  let today: CivilDate

  private static let top = 24
  private static let bottom = 150

  var drawing: Drawing? {
    guard let first = steps.first?.day, let last = steps.last?.day, let most = steps.map(\.count).max(), most > 0
    else { return nil }
    let axis = DayAxis(first: min(first, today), last: max(last, today).adding(days: 1))
    let unit = (most + 2) / 3
    let highest = (most + unit - 1) / unit * unit
    func height(_ count: Int) -> Int { Self.bottom - (Self.bottom - Self.top) * count / highest }

    let lines = stride(from: 0, through: highest, by: unit).flatMap { count in
      [
        Drawing.line(
          count == 0 ? "base" : "grid", from: (axis.place(of: axis.first), height(count)), to: (.end, height(count))),
        Drawing.words("\(count)", "small", x: axis.place(of: axis.first), y: height(count) - 4),
      ]
    }
    let pieces = pieces(until: axis.last)
    let areas = pieces.map { piece in
      Drawing.box(
        "area" + piece.manner, x: axis.place(of: piece.from), y: height(piece.count), to: axis.place(of: piece.to),
        height: Self.bottom - height(piece.count))
    }
    let levels = pieces.map { piece in
      Drawing.line(
        "step" + piece.manner, from: (axis.place(of: piece.from), height(piece.count)),
        to: (axis.place(of: piece.to), height(piece.count)))
    }
    let rises = zip(pieces, pieces.dropFirst()).filter { $0.count != $1.count }.map { left, right in
      Drawing.line(
        "step" + right.manner, from: (axis.place(of: right.from), height(left.count)),
        to: (axis.place(of: right.from), height(right.count)))
    }
    let now = [
      Drawing.line("today", from: (axis.place(of: today), Self.top - 8), to: (axis.place(of: today), Self.bottom)),
      Drawing.words("\(today)", "value", x: axis.place(of: today), y: Self.top - 12),
    ]
    return Drawing(
      title: title, description: description, height: Self.bottom + 24,
      shapes: axis.shapes(at: Self.bottom, gridFrom: Self.bottom) + areas + lines + levels + rises + now)
  }

  private struct Piece {
    let from: CivilDate
    let to: CivilDate
    let count: Int
    let manner: String
  }

  /// The steps with their ends, cut where today is.
  private func pieces(until end: CivilDate) -> [Piece] {
    let ends = steps.dropFirst().map(\.day) + [end]
    return zip(steps, ends).flatMap { step, end -> [Piece] in
      let cut = min(max(today, step.day), end)
      return [
        Piece(from: step.day, to: cut, count: step.count, manner: ""),
        Piece(from: cut, to: end, count: step.count, manner: " ahead"),
      ].filter { $0.from < $0.to }
    }
  }
}
