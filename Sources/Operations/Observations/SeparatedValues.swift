/// Text in rows and fields, as RFC 4180 has it: commas, quotes doubled inside of quotes, lines that end in LF or CR LF.
struct SeparatedValues {
  /// One field and where it began, both counted from 1.
  struct Field {
    let text: String
    let line: Int
    let column: Int
  }

  /// The rows that are not empty.
  let rows: [[Field]]

  /// - Parameter name: what the file is called in messages.
  /// - Throws: `UsageError` for text that is not UTF-8 or a quote that does not end.
  init(_ bytes: [UInt8], named name: String) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UsageError("\(name) is not UTF-8", hint: "save it as UTF-8")
    }
    var reader = Reader(
      text.unicodeScalars.first == "\u{FEFF}" ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...])
    var rows: [[Field]] = []
    while let row = try reader.row(named: name) {
      if row.contains(where: { !$0.text.isEmpty }) { rows.append(row) }
    }
    self.rows = rows
  }

  private struct Reader {
    private var rest: Substring.UnicodeScalarView
    private var line = 1
    private var column = 1

    init(_ text: Substring.UnicodeScalarView) { rest = text }

    /// The fields of the next line, or nothing at the end.
    mutating func row(named name: String) throws -> [Field]? {
      guard !rest.isEmpty else { return nil }
      var row = [try field(named: name)]
      while rest.first == "," {
        advance()
        row.append(try field(named: name))
      }
      if rest.first == "\r" { advance() }
      if rest.first == "\n" { advance() }
      return row
    }

    private mutating func field(named name: String) throws -> Field {
      let (line, column) = (line, column)
      var text = String.UnicodeScalarView()
      if rest.first == "\"" {
        advance()
        while true {
          guard let next = rest.first else {
            throw UsageError("\(name):\(line):\(column): a quote does not end", hint: "close it, or double one inside")
          }
          advance()
          if next == "\"" {
            guard rest.first == "\"" else { break }
            advance()
          }
          text.append(next)
        }
      }
      while let next = rest.first, next != ",", next != "\n", next != "\r" {
        text.append(next)
        advance()
      }
      // A quoted field keeps its spaces; nobody means those around a number.
      let trimmed = String(text).drop { $0 == " " }
      return Field(text: String(trimmed.reversed().drop { $0 == " " }.reversed()), line: line, column: column)
    }

    private mutating func advance() {
      guard let next = rest.popFirst() else { return }
      if next == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
  }
}
