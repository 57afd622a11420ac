import JSON

/// Cells of a comma-separated file (RFC 4180).
enum CSVText {
  private static let quoted = Set(",\"\r\n".utf8)

  /// A value as a cell: quoted where it must be, and with an apostrophe before what a spreadsheet would run.
  static func cell(_ value: JSONValue?) -> String {
    let text: String =
      switch value {
      case nil: ""
      case .string(let text): text
      case .array(let elements): elements.map { $0.stringValue ?? $0.description }.joined(separator: " ")
      case let other?: other.description
      }
    let isFormula = value?.stringValue != nil && text.first.map { "=+-@\t\r".contains($0) } == true
    let safe = isFormula ? "'" + text : text
    // Byte by byte: a return and a line feed together are one character to Swift, each alone is another.
    guard safe.utf8.contains(where: { Self.quoted.contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
