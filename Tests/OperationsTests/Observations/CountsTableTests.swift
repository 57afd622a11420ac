import Governance
import JSON
import Operations
import Testing

struct CountsTableTests {
  private func table(_ text: String, of measure: Measure? = .csat) throws -> CountsTable {
    try CountsTable(Array(text.utf8), named: "october.csv", of: measure)
  }

  @Test func `a line is a day and a part of the customers`() throws {
    let rows = try table("at,region,segment,n,x\r\n2026-10-01,UK,SEG-0001,40,30\r\n\r\n2026-10-02, UK ,,60,\"50\"\r\n")
      .rows
    #expect(
      rows.map(\.fields) == [
        ["at": "2026-10-01", "region": "UK", "segment": "SEG-0001", "n": 40, "x": 30],
        ["at": "2026-10-02", "region": "UK", "n": 60, "x": 50],
      ])
  }

  @Test func `a mark at the beginning, quotes and a last line without an end are read`() throws {
    let rows = try table("\u{FEFF}at,channel,n,x\n2026-10-01,\"live, \"\"chat\"\"\",40,30").rows
    #expect(rows.map(\.channel) == ["live, \"chat\""])
  }

  @Test(
    arguments: [
      ("", "october.csv is empty"), ("at,region\n2026-10-01,UK", "october.csv:1:1: no column 'n'"),
      ("at,n,n\n", "october.csv:1:6: 'n' is there twice"),
      ("at,n,E-mail\n", "october.csv:1:6: 'E-mail' is no name of a column"),
      ("at,n,x\n", "october.csv counts nothing"),
      ("at,n,x\n2026-10-01,40", "october.csv:2: 2 fields under 3 columns"),
      ("at,n,x\n1 Oct,40,30", "october.csv:2:1: '1 Oct' is no day such as 2026-10-02"),
      ("at,n,x\n2026-10-01,40,-3", "october.csv:2:15: '-3' is no count"),
      ("at,n,x\n2026-10-01,,3", "october.csv:2:12: '' is no count"),
      ("at,n,x\n2026-10-01,40,99999999999999999999", "october.csv:2:15: '99999999999999999999' is no count"),
      ("at,n,x\n2026-10-01,40,41", "october.csv:2:1: the parts make 41, more than n"),
      ("at,n\n2026-10-01,40", "october.csv:2:1: x is not counted"),
      (
        "at,n,x\n2026-10-01,40,4\n2026-10-01,40,5\nnever,1,1",
        "october.csv:3:1: the same day and part as line 2 (and 1 more)"
      ),
      ("at,n,x\n2026-10-01,\"40,4", "october.csv:2:12: a quote does not end"),
    ])
  func `a fault is told with its place`(text: String, message: String) throws {
    let error = #expect(throws: UsageError.self) { try table(text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error.map { "\($0)" } ?? "")")
  }

  @Test func `what is not UTF-8 is refused`() {
    #expect(throws: UsageError("october.csv is not UTF-8", hint: "save it as UTF-8")) {
      try CountsTable([0x61, 0xFF], named: "october.csv", of: nil)
    }
  }

  @Test func `whatever the bytes, it answers or refuses`() {
    var random = SystemRandomNumberGenerator()
    let pieces = Array("at,n,x\n\"\r2026-10-01,4é ".utf8) + [0xFF]
    for _ in 0..<2_000 {
      let bytes = Array("at,n,x\n".utf8) + (0..<40).map { _ in pieces.randomElement(using: &random) ?? 0 }
      do { _ = try CountsTable(bytes, named: "f", of: .csat) } catch { #expect(error is UsageError) }
    }
  }
}
