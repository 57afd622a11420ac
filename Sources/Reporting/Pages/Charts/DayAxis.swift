import Calendars

/// Days from left to right, with the months that stand below them.
struct DayAxis {
  let first: CivilDate
  let last: CivilDate

  func place(of day: CivilDate) -> Share {
    Share(Int128(CivilDate.days(from: first, to: day)), of: Int128(max(1, CivilDate.days(from: first, to: last))))
  }

  /// The scale, with its line at `y`; it takes 20 pixels below.
  func shapes(at y: Int, gridFrom top: Int) -> [HTML] {
    ticks.flatMap { day, label in
      [
        Drawing.line("grid", from: (place(of: day), top), to: (place(of: day), y + 4)),
        Drawing.words(label, "small", x: place(of: day), y: y + 17),
      ]
    }
  }

  /// Six or so, at the beginning of months; the two ends where there are no two of those.
  private var ticks: [(day: CivilDate, label: String)] {
    let (start, end) = (first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)
    let step = [1, 2, 3, 6, 12, 24, 60, 120, 600].first { (end - start) / $0 < 6 } ?? 6_000
    let months = stride(from: (start / step) * step, through: end, by: step).compactMap { month -> CivilDate? in
      CivilDate(year: month / 12, month: month % 12 + 1, day: 1).flatMap { $0 >= first && $0 <= last ? $0 : nil }
    }
    guard months.count > 1 else { return [(first, "\(first)"), (last, "\(last)")] }
    return months.map { ($0, String($0.description.dropLast(3))) }
  }
}
