import Governance
public import JSON
import Operations

extension Report {
  /// `{report, title, about?, as_of: {time, day, commit, committed_at, ledger, policy_version?}, made_by, command, facts:
  /// {…}, tables: {name: [{column: value}]}, incomplete?}`; a column without a value is left out of its row.
  public var json: JSONValue {
    var fields: JSONObject = [
      "report": .string(heading.code), "title": .string(heading.title), "as_of": stamp.json,
      "made_by": .string(maker), "command": .string(command(.json)),
      "facts": .object(JSONObject(content.facts.compactMap { fact in fact.value.value.map { (fact.key, $0) } })),
      "tables": .object(JSONObject(content.sections.map { ($0.table.name, $0.table.json) })),
    ]
    fields["incomplete"] = content.missing.map { .string($0) }
    fields["about"] = about.map { .string($0.text) }
    return .object(fields)
  }

  /// The names of its tables, the main one first.
  public var tableNames: [String] { content.sections.map(\.table.name) }

  /// RFC 4180 text of one table: a heading and one line a row; what a spreadsheet would run as a formula is quoted off.
  ///
  /// - Parameter table: its name; the main one without it.
  /// - Throws: `UsageError` when the report has no such table.
  public func csv(table name: String? = nil) throws -> String {
    let tables = content.sections.map(\.table)
    guard let table = name == nil ? tables.first : tables.first(where: { $0.name == name }) else {
      throw UsageError(
        "\(heading.code) has no table '\(name ?? "")'", hint: "it is one of \(tableNames.joined(separator: ", "))")
    }
    let heading = table.columns.map { CSVText.cell(.string($0.key)) }
    let rows = table.rows.map { row in row.map { CSVText.cell($0.value) } }
    return ([heading] + rows).map { $0.joined(separator: ",") + "\r\n" }.joined()
  }
}

extension ReportTable {
  fileprivate var json: JSONValue {
    .array(
      rows.map { row in
        .object(JSONObject(zip(columns, row).compactMap { column, cell in cell.value.map { (column.key, $0) } }))
      })
  }
}

extension ReportStamp {
  fileprivate var json: JSONValue {
    var fields: JSONObject = [
      "time": .string("\(time)"), "day": .string("\(day)"), "commit": .string(commit), "ledger": .string(ledger),
      "committed_at": .string("\(committedAt)"),
    ]
    fields["policy_version"] = policyVersion.map { .integer($0) }
    return .object(fields)
  }

  /// `as of 2026-10-30 (2026-10-30T23:59:59Z), commit abc1234, policy version 1`
  var words: String {
    "as of \(day) (\(time)), commit \(commit.prefix(7)), \(policyWords)"
  }

  var policyWords: String {
    policyVersion.map { "policy version \($0)\(isSetUp ? ", still being set up" : "")" } ?? "no policy"
  }
}
