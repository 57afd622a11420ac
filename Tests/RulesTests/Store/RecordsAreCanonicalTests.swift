import Governance
import JSON
import Rules
import Testing

struct RecordsAreCanonicalTests {
  private static let path = "portfolio/metrics/MET-0001.json"

  /// `violations` of a file with `text` in place of MET-0001.
  private func violations(of text: String, at path: String = path) throws -> [Violation] {
    try JudgedCommit().violations([RecordsAreCanonical()]) {
      $0.remove("MET-0001")
      $0.write(path, text)
    }
  }

  @Test(
    arguments: [
      ("{\"weight\": 0.35}\n", "1:12: expected an integer, found 0.35", false),
      ("{\n  \"id\": \"A\",\n  \"id\": \"B\"\n}\n", "3:3: the key \"id\" stands twice", false),
      ("{\n  \"title\": \"Cafe\u{301}\"\n}\n", "2:3: not in Unicode Normalization Form C", true),
      ("{\n  \"title\": \"a\u{200B}b\"\n}\n", "2:3: zero-width character U+200B", false),
      ("{\"b\":1,\"a\":2}", "1:2: differs from canonical form: expected U+000A, found '\"'", true),
      ("\u{FEFF}{}\n", "1:1: the text begins with a byte order mark", false),
      ("{\n  \"owner\": null\n}\n", "2:3: null: leave the field out instead", false),
    ] as [(String, String, Bool)])
  func `a file that is not canonical JSON is refused with the place`(
    text: String, detail: String, isFormatted: Bool
  ) throws {
    let violation = try #require(try violations(of: text).first)

    #expect(violation.rule.code == "FMT-01")
    #expect(violation.subject == "MET-0001")
    #expect(violation.message.description == "\(Self.path) is not canonical JSON: \(detail)")
    #expect(violation.fix.description == (isFormatted ? "" : "mend it there, then ") + "run folio fmt \(Self.path)")
  }

  @Test
  func `many faults are said as the first and their number`() throws {
    let violations = try violations(of: "{\n  \"a\": null,\n  \"b\": null,\n  \"c\": null\n}\n")

    #expect(violations.count == 1)
    #expect(
      violations.first?.message.description.hasSuffix("2:3: null: leave the field out instead (and 2 more)") == true)
  }

  @Test(arguments: ["x.yaml", "portfolio/metrics/x.yml", ".github/workflows/check.YAML"])
  func `any YAML path is refused`(path: String) throws {
    #expect(try violations(of: "a: 1\n", at: path).codes == ["FMT-01"])
  }

  @Test
  func `canonical records, other files and what is removed are let pass`() throws {
    let violations = try JudgedCommit().violations([RecordsAreCanonical()]) {
      try $0.set("MET-0001", "/notes", "As agreed.")
      $0.write("README.md", "no JSON at all")
      $0.write("package.json", "{\"b\": 1.5}")
      $0.remove("MET-0002")
    }

    #expect(violations.isEmpty)
  }

  @Test
  func `what passes a limit is left to the rule about limits`() throws {
    let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)

    #expect(try violations(of: deep).isEmpty)
    #expect(try violations(of: String(repeating: " ", count: (1 << 20) + 1)).isEmpty)
  }
}
