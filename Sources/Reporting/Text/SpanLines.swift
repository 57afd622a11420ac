import Calendars

/// Spans of time below each other in the columns of a terminal, with the months above them and today as a line.
struct SpanLines {
  struct Row {
    let label: String
    /// Each with the sign that it is drawn with; later ones are drawn over earlier ones.
    let spans: [(interval: InstantInterval, sign: Character)]
  }

  let rows: [Row]
  let today: Instant
  /// In whose days months begin.
  let zone: Zone

  /// - Parameter width: the columns of the terminal.
  func lines(width: Int, style: Style) -> [String] {
    let all = rows.flatMap { $0.spans.map(\.interval) }
    guard let first = all.map(\.start).min(), let last = all.map(\.end).max() else { return [] }
    let margin = (rows.map(\.label.displayWidth).max() ?? 0) + 2
    let start = min(first, today)
    let end = max(last, today.adding(seconds: 1))
    let columns = max(20, width - margin)
    let seconds = max(1, start.seconds(to: end))
    /// The column in which `instant` lies.
    func column(_ instant: Instant) -> Int {
      min(columns - 1, max(0, Int(start.seconds(to: instant) * Int64(columns) / seconds)))
    }
    let gutter = String(repeating: " ", count: margin)
    let months = months(from: start, to: end)
    let heading = months.indices.reduce(into: "") { line, index in
      let (place, room) = (
        column(months[index].begin), index + 1 < months.count ? column(months[index + 1].begin) : columns
      )
      let name = [months[index].full, months[index].brief].first {
        place + $0.count < room || place + $0.count == columns
      }
      guard let name, place >= line.count else { return }
      line += String(repeating: " ", count: place - line.count) + name
    }
    return [style.dim(gutter + heading)]
      + rows.map { row in
        var signs = [Character](repeating: " ", count: columns)
        signs[column(today)] = "│"
        for (interval, sign) in row.spans where !interval.isEmpty {
          for place in column(interval.start)...max(column(interval.start), column(interval.end.adding(seconds: -1))) {
            signs[place] = sign
          }
        }
        let line = String(signs).reversed().drop { $0 == " " }.reversed()
        return row.label + String(repeating: " ", count: margin - row.label.displayWidth) + String(line)
      }
  }

  /// `2026 Sep`, `Oct`, …: the year with the first and with every January, where there is room for it.
  private func months(from start: Instant, to end: Instant) -> [(begin: Instant, full: String, brief: String)] {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let (first, last) = (zone.date(at: start), zone.date(at: end))
    let range = (first.year * 12 + first.month - 1)...(last.year * 12 + last.month - 1)
    return range.compactMap { month in
      guard let day = CivilDate(year: month / 12, month: month % 12 + 1, day: 1) else { return nil }
      let begin = max(zone.startOfDay(day), start)
      let isNamed = month == range.lowerBound || month % 12 == 0
      return (begin, (isNamed ? "\(month / 12) " : "") + names[month % 12], names[month % 12])
    }
  }
}
