/// Rows in aligned columns, for a terminal or for a pipe.
public struct TextTable: Sendable {
  public struct Column: Sendable {
    public let title: String
    /// Whether it gives way when the terminal is too narrow.
    public let isFlexible: Bool
    /// Whether its values stand at the right, as numbers do.
    public let isNumeric: Bool

    public init(_ title: String, isFlexible: Bool = false, isNumeric: Bool = false) {
      self.title = title
      self.isFlexible = isFlexible
      self.isNumeric = isNumeric
    }
  }

  private let columns: [Column]
  private let rows: [[String]]

  /// - Parameter rows: each with as many texts as there are columns; they are escaped for a terminal here.
  public init(_ columns: [Column], _ rows: [[String]]) {
    self.columns = columns
    self.rows = rows.map { $0.map { TerminalText($0).description } }
  }

  /// The lines of the table.
  ///
  /// - Parameter width: the columns of the terminal; without one nothing is cut.
  public func lines(width: Int? = nil, style: Style = .plain) -> [String] {
    let widths = widths(within: width)
    let heading = columns.map { $0.title.uppercased() }
    return [line(heading, widths, width) { style.dim($0) }] + rows.map { line($0, widths, width) { $0 } }
  }

  private static let gap = "  "

  private func widths(within limit: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      ([columns[index].title] + rows.map { $0[index] }).map(\.displayWidth).max() ?? 0
    }
    guard let limit else { return widths }
    let gaps = Self.gap.count * (columns.count - 1)
    var excess = widths.reduce(gaps, +) - limit
    for index in columns.indices.reversed() where columns[index].isFlexible && excess > 0 {
      let spared = min(excess, widths[index] - min(widths[index], Self.narrowest))
      widths[index] -= spared
      excess -= spared
    }
    return widths
  }

  /// The fewest columns that a flexible one keeps.
  private static let narrowest = 10

  private func line(_ texts: [String], _ widths: [Int], _ limit: Int?, _ paint: (String) -> String) -> String {
    let cells = columns.indices.map { index in
      let text = limit == nil ? texts[index] : texts[index].truncated(to: widths[index])
      return text.padded(to: widths[index], atStart: columns[index].isNumeric)
    }
    let line = cells.joined(separator: Self.gap)
    // Bytes, not characters: a register has many lines.
    let end = line.utf8.lastIndex { $0 != UInt8(ascii: " ") }.map(line.utf8.index(after:)) ?? line.startIndex
    return paint(String(line[..<end]))
  }
}
