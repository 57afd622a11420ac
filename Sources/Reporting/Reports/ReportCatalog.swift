import Operations

/// Every report that there is.
public enum ReportCatalog {
  public static let all: [any Reportable.Type] = [
    ExceptionReport.self, DueReport.self, ScopeReport.self, TrailReport.self, LessonReport.self,
    ForwardScheduleReport.self, PortfolioReport.self, CapacityReport.self,
  ]

  public static var headings: [ReportHeading] { all.map { $0.heading } }

  /// The report called `text`: by its code (`R-EXC`, `EXC`) or its name (`exceptions`), in any case.
  ///
  /// - Throws: `UsageError` that names those there are.
  public static func report(named text: String) throws -> any Reportable.Type {
    let wanted = text.lowercased()
    guard let found = all.first(where: { $0.heading.names.contains(wanted) }) else {
      let known = all.map { "\($0.heading.code) (\($0.heading.name))" }.joined(separator: ", ")
      throw UsageError("there is no report '\(text)'", hint: "there are \(known)")
    }
    return found
  }
}

extension ReportHeading {
  fileprivate var names: [String] { [code.lowercased(), name, String(code.lowercased().dropFirst(2))] }
}
