import Governance
public import JSON
public import Operations

extension ExceptionRegister {
  /// The register as a table, and what is in force by control and by forum.
  public func lines(width: Int?, style: Style) -> [String] {
    guard !entries.isEmpty else { return ["no exception was ever granted"] }
    let columns = [
      TextTable.Column("id"), .init("standing"), .init("expires"), .init("days", isNumeric: true), .init("risk"),
      .init("against"), .init("for"), .init("renewed", isNumeric: true), .init("forum"),
      .init("title", isFlexible: true),
    ]
    let rows = entries.map { entry in
      let exception = entry.exception
      return [
        exception.id.text, entry.standing.rawValue.split(separator: "_").joined(separator: " "),
        exception.fields.string("expires_on") ?? "", "\(entry.daysLeft)", exception.risk, exception.against,
        exception.scope.subjects.joined(separator: " "), "\(exception.renewals.count)", exception.forum?.text ?? "",
        exception.title,
      ]
    }
    let counts = (countsByControl + countsByForum).map { "  \($0.name)  \($0.count)" }
    return TextTable(columns, rows).lines(width: width, style: style)
      + (counts.isEmpty ? [] : ["", style.bold("In force")] + counts)
  }

  /// `{on, entries: [{id, title, standing, against, form, risk, subjects, forum, starts, expires_on, days_left,
  /// total_days, renewals}], in_force_by_control, in_force_by_forum}`
  public var json: JSONValue {
    [
      "on": .string("\(today)"), "entries": .array(entries.map(\.json)),
      "in_force_by_control": .object(JSONObject(counts: countsByControl)),
      "in_force_by_forum": .object(JSONObject(counts: countsByForum)),
    ]
  }

  /// RFC 4180 text: a heading and one line an exception; what a spreadsheet would run as a formula is quoted off.
  public var csv: String {
    let rows = entries.map { entry in
      let fields = entry.json.objectValue ?? [:]
      return Self.columns.map { CSVText.cell(fields[$0]) }.joined(separator: ",")
    }
    return ([Self.columns.joined(separator: ",")] + rows).map { $0 + "\r\n" }.joined()
  }

  static let columns = [
    "id", "title", "standing", "against", "form", "risk", "subjects", "forum", "starts", "expires_on", "days_left",
    "total_days", "renewals",
  ]
}

extension ExceptionRegister.Entry {
  fileprivate var json: JSONValue {
    var fields: JSONObject = [
      "id": .string(exception.id.text), "title": .string(exception.title), "standing": .string(standing.rawValue),
      "subjects": .array(exception.scope.subjects.map(JSONValue.string)), "days_left": .integer(Int64(daysLeft)),
      "total_days": .integer(Int64(totalDays)), "renewals": .integer(Int64(exception.renewals.count)),
    ]
    for key in ["against", "form", "risk", "forum", "starts", "expires_on"] { fields[key] = exception.fields[key] }
    return .object(fields)
  }
}

extension JSONObject {
  /// A number by name.
  init(counts: [(name: String, count: Int)]) {
    self = [:]
    for (name, count) in counts { self[name] = .integer(Int64(count)) }
  }
}
