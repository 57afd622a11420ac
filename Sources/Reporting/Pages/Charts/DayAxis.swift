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
    let months = months
    // One tick says no distance.
    let ticks = months.count > 1 ? months : [(first, "\(first)"), (last, "\(last)")]
    return ticks.flatMap { day, label in
      [
        Drawing.line("grid", from: (place(of: day), top), to: (place(of: day), y + 4)),
        Drawing.words(label, "small", x: place(of: day), y: y + 17, anchor: months.count > 1 ? "middle" : nil),
      ]
    }
  }

  /// Seven or so, as far from the ends as their words are wide on a phone.
  private var months: [(day: CivilDate, label: String)] {
    let (start, end) = (first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)
    let step = [1, 2, 3, 6, 12, 24, 60, 120, 600].first { (end - start) / $0 < 7 } ?? 6_000
    return stride(from: (start / step) * step, through: end, by: step).compactMap { month in
      guard let day = CivilDate(year: month / 12, month: month % 12 + 1, day: 1), day >= first, day <= last,
        (700...9_300).contains(place(of: day).hundredths)
      else { return nil }
      return (day, String(day.description.dropLast(3)))
    }
  }
}
