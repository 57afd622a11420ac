import Governance
import JSON
import Rules
import Testing

struct RecordsLieUnderTheirNameTests {
  private func violations(of text: String, at path: String) throws -> [Violation] {
    try JudgedCommit().violations([RecordsLieUnderTheirName()]) { $0.write(path, text) }
  }

  @Test(arguments: [
    (
      "{\"id\": \"MET-0099\", \"kind\": \"metric\"}", "portfolio/metrics/MET-0098.json",
      "MET-0099 cannot be used for portfolio/metrics/MET-0098.json: a record's id is the name of its file"
    ),
    (
      "{\"id\": \"CHG-0001\", \"kind\": \"metric\"}", "portfolio/metrics/CHG-0001.json",
      "CHG-0001 cannot be used for portfolio/metrics/CHG-0001.json: "
        + "ids of kind metric are MET- and 4 to 12 characters of 0-9A-HJKMNP-TV-Z"
    ),
    (
      "{\"id\": \"MET-0099\", \"kind\": \"process\"}", "portfolio/metrics/MET-0099.json",
      "MET-0099 cannot be used for portfolio/metrics/MET-0099.json: it says that it is of kind process"
    ),
    (
      "{\"id\": \"MET-001I\", \"kind\": \"metric\"}", "portfolio/metrics/MET-001I.json",
      "MET-001I cannot be used for portfolio/metrics/MET-001I.json: "
        + "ids of kind metric are MET- and 4 to 12 characters of 0-9A-HJKMNP-TV-Z"
    ),
  ])
  func `a record under another name is refused`(text: String, path: String, message: String) throws {
    let violations = try violations(of: text, at: path)

    #expect(violations.messages == [message])
    #expect(violations.first?.fix.description == "use folio metric new to get a fresh id")
  }

  @Test
  func `records under their own names and the ledger's file are let pass`() throws {
    #expect(
      try violations(of: "{\"id\": \"MET-0099\", \"kind\": \"metric\"}", at: "portfolio/metrics/MET-0099.json").isEmpty)
    #expect(try violations(of: "{\"format\": 1}", at: "portfolio/ledger.json").isEmpty)
  }
}
