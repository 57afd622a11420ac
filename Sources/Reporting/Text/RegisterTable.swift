import JSON

/// Rows of one shape that are written for programs, for spreadsheets and for people from one source.
struct RegisterTable {
  /// The members of the rows, in the order of the columns.
  let columns: [String]
  let rows: [JSONObject]

  var json: JSONValue { .array(rows.map { .object($0) }) }

  /// RFC 4180 text: a heading, then a line a row.
  var csv: String {
    ([columns] + cells).map { $0.map { CSVText.cell(.string($0)) }.joined(separator: ",") + "\r\n" }.joined()
  }

  /// The text of each cell; lists in one cell are separated by spaces.
  var cells: [[String]] {
    rows.map { row in
      columns.map { column in
        switch row[column] {
        case nil: ""
        case .string(let text): text
        case .array(let elements): elements.map { $0.stringValue ?? $0.description }.joined(separator: " ")
        case let other?: other.description
        }
      }
    }
  }
}
