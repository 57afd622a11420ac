import Governance
public import JSON

/// The reports that there are.
public enum ReportList {
  /// - Parameter width: the columns of the terminal; without one nothing is cut.
  public static func lines(_ headings: [ReportHeading], width: Int?, style: Style) -> [String] {
    let columns = [
      TextTable.Column("report"), .init("name"), .init("about"), .init("what it answers", isFlexible: true),
    ]
    let rows = headings.map {
      [$0.code, $0.name, $0.isAboutAnything ? "any" : $0.subjects.map(\.prefix).joined(separator: ", "), $0.summary]
    }
    return TextTable(columns, rows).lines(width: width, style: style)
  }

  /// `[{report, name, title, summary, about: [kind]}]`
  public static func json(_ headings: [ReportHeading]) -> JSONValue {
    .array(
      headings.map { heading in
        [
          "report": .string(heading.code), "name": .string(heading.name), "title": .string(heading.title),
          "summary": .string(heading.summary), "about": .array(heading.subjects.map { .string($0.name) }),
        ]
      })
  }
}

extension ReportHeading {
  fileprivate var isAboutAnything: Bool { subjects.count == RecordCatalog.kinds.count }
}
