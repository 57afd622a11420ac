import Calendars
public import Governance
import JSON

/// The rows of a file of counts: a first line that names the columns, then one line for each day and part.
///
/// `at` and `n` must be there; `region`, `segment`, `process`, `channel` and `stage` may be, and an empty cell means that
/// the row is not of such a part. Every other column is a count: a whole number that is not negative.
public struct CountsTable: Sendable {
  public let rows: [ObservationRow]

  private static let parts = ["region", "segment", "process", "channel", "stage"]

  /// - Parameters:
  ///   - name: what the file is called in messages.
  ///   - measure: what the counts must be of.
  /// - Throws: `UsageError` that says where the first fault is, what stands there and how many more there are.
  public init(_ bytes: [UInt8], named name: String, of measure: Measure?) throws {
    let lines = try SeparatedValues(bytes, named: name).rows
    guard let header = lines.first else {
      throw UsageError("\(name) is empty", hint: "its first line names the columns: at,region,segment,n,…")
    }
    let columns = header.map(\.text)
    try Self.check(header, named: name)
    var faults: [String] = []
    var places: [[String]: Int] = [:]
    var rows: [ObservationRow] = []
    for line in lines.dropFirst() {
      let place = "\(name):\(line[0].line)"
      guard line.count == columns.count else {
        faults.append("\(place): \(line.count) fields under \(columns.count) columns")
        continue
      }
      do throws(CellFault) {
        let row = try Self.row(line, columns)
        if let fault = measure?.fault(in: row) { throw CellFault(line[0], "\(fault)") }
        if let first = places.updateValue(line[0].line, forKey: row.partNames) {
          throw CellFault(line[0], "the same day and part as line \(first)")
        }
        rows.append(row)
      } catch {
        faults.append("\(name):\(error.field.line):\(error.field.column): \(error.words)")
      }
    }
    guard let first = faults.first else {
      guard !rows.isEmpty else {
        throw UsageError("\(name) counts nothing", hint: "put a line for each day under the first")
      }
      self.rows = rows
      return
    }
    throw UsageError(
      first + (faults.count > 1 ? " (and \(faults.count - 1) more)" : ""), hint: "mend the file; nothing was written")
  }

  private static func check(_ header: [SeparatedValues.Field], named name: String) throws {
    for needed in ["at", "n"] where !header.contains(where: { $0.text == needed }) {
      throw UsageError(
        "\(name):\(header[0].line):1: no column '\(needed)'", hint: "the columns are at,region,segment,n,…")
    }
    var seen: Set<String> = []
    for field in header {
      let place = "\(name):\(field.line):\(field.column)"
      let isName =
        field.text.utf8.first.map(isLetter) == true && field.text.utf8.allSatisfy { isLetter($0) || isFigure($0) }
      guard isName else {
        throw UsageError("\(place): '\(field.text)' is no name of a column", hint: "names are of a-z, 0-9 and _")
      }
      guard seen.insert(field.text).inserted else { throw UsageError("\(place): '\(field.text)' is there twice") }
    }
  }

  private static func row(_ line: [SeparatedValues.Field], _ columns: [String]) throws(CellFault) -> ObservationRow {
    var fields: JSONObject = [:]
    for (name, cell) in zip(columns, line) {
      if name == "at" {
        guard let day = CivilDate(cell.text) else {
          throw CellFault(cell, "'\(cell.text)' is no day such as 2026-10-02")
        }
        fields[name] = .string(day.description)
      } else if parts.contains(name) {
        if !cell.text.isEmpty { fields[name] = .string(cell.text) }
      } else if !cell.text.isEmpty || name == "n" {
        guard cell.text.utf8.allSatisfy(isDigit), let count = Int64(cell.text), count <= 1 << 53 else {
          throw CellFault(cell, "'\(cell.text)' is no count")
        }
        fields[name] = .integer(count)
      }
    }
    return ObservationRow(fields)
  }

  private struct CellFault: Error {
    let field: SeparatedValues.Field
    let words: String
    init(_ field: SeparatedValues.Field, _ words: String) {
      self.field = field
      self.words = words
    }
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
private func isFigure(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: "_") }
