import Calendars
import Governance
public import Operations

/// Who needs whom, and when, for people.
public struct CapacityText {
  let style: Style
  let width: Int?

  public init(style: Style = .plain, width: Int? = nil) {
    self.style = style
    self.width = width
  }

  public func lines(_ overview: CapacityOverview) -> [String] {
    var lines: [String] = []
    for pool in overview.pools {
      lines.append(style.bold("\(pool.capacity.id)  \(TerminalText(pool.capacity.title))"))
      lines += TextTable(
        [
          .init("quarter"), .init("supply", isNumeric: true), .init("committed", isNumeric: true),
          .init("planned", isNumeric: true), .init("left", isNumeric: true), .init("who", isFlexible: true),
        ],
        pool.cells.map { cell in
          let who =
            cell.committed.map { "\($0.initiative) \($0.amount)" }
            + cell.planned.map { "\($0.initiative) \($0.amount) planned" }
          let left = cell.left < 0 ? style.red("\(cell.left)") : "\(cell.left)"
          return [
            "\(cell.quarter)", "\(cell.supply)", "\(cell.committedTotal)", "\(cell.plannedTotal)", left,
            who.joined(separator: ", "),
          ]
        }
      ).lines(width: width, style: style)
      lines.append("")
    }
    if lines.isEmpty { lines = ["there is no pool: folio capacity new", ""] }
    let over = overview.overbooked
    lines += over.map { pool, cell in
      let moves = (cell.planned.isEmpty ? cell.committed : cell.planned).first.map {
        "; \($0.initiative) needs \($0.amount) of it"
      }
      return style.red("\(TerminalText(pool.title)) \(cell.quarter) is \(-cell.left) over") + (moves ?? "")
    }
    if over.isEmpty, !overview.pools.isEmpty { lines.append("nobody is promised twice") }
    if !overview.portfolios.isEmpty {
      lines.append("planned: \(overview.portfolios.map { "\($0.id), \($0.status)" }.joined(separator: "; "))")
    }
    return lines
  }
}
