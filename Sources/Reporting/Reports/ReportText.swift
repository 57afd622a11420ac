import Operations

extension Report {
  /// The report for a terminal: figures and tables; pictures are for pages.
  ///
  /// - Parameter width: the columns of the terminal; without one nothing is cut.
  public func lines(width: Int? = nil, style: Style = .plain) -> [String] {
    var lines = [style.bold("\(heading.code)  \(heading.title)\(about.map { ", \($0)" } ?? "")")]
    lines += stamp.words.wrapped(to: width ?? 100).map { style.dim($0) }
    if let missing {
      lines += [""] + "INCOMPLETE: \(TerminalText(missing))".wrapped(to: width ?? 100).map { style.red($0) }
    }
    if !content.facts.isEmpty {
      let facts = content.facts.map { "\($0.label.prefix(1).lowercased())\($0.label.dropFirst()) \($0.value.text)" }
        .joined(separator: " · ")
      lines += [""] + "\(TerminalText(facts))".wrapped(to: width ?? 100)
    }
    for section in content.sections { lines += ["", style.bold(section.title)] + section.lines(width, style) }
    return lines
  }
}

extension ReportSection {
  fileprivate func lines(_ width: Int?, _ style: Style) -> [String] {
    guard !table.rows.isEmpty else { return [table.empty] }
    let shown = table.columns.indices.filter { table.columns[$0].reach == .everywhere }
    let columns = shown.map { index in
      let column = table.columns[index]
      return TextTable.Column(
        column.title, isFlexible: column.shape == .long || column.shape == .name, isNumeric: column.shape == .number)
    }
    return TextTable(columns, table.rows.map { row in shown.map { row[$0].text } }).lines(width: width, style: style)
  }
}
