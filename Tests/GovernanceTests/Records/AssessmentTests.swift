import Governance
import JSON
import Testing

struct AssessmentTests {
  @Test(
    arguments: [
      ([], "low"), ([(0, 4)], "low"), ([(1, 3)], "low"), ([(2, 2)], "medium"), ([(2, 4)], "medium"), ([(3, 3)], "high"),
      ([(4, 4)], "high"), ([(1, 1), (2, 3)], "medium"), ([(3, 3), (1, 1)], "high"),
    ] as [([(Int64, Int64)], String)])
  func `the worst impact gives the rating`(impacts: [(Int64, Int64)], expected: String) throws {
    #expect(assessment(impacts).derivedRating { _ in false }.rawValue == expected)
  }

  @Test(arguments: [(1, "medium"), (2, "high"), (3, "high")] as [(Int64, String)])
  func `a vulnerable segment raises the rating by one level`(severity: Int64, expected: String) throws {
    let assessment = assessment([(severity, 3)])
    #expect(assessment.derivedRating { $0.text == "SEG-0003" }.rawValue == expected)
    #expect(assessment.derivedRating { $0.text == "SEG-0009" } < .high || severity == 3)
  }

  @Test func `the stored rating of the worked example is the derived one`() throws {
    let assessment = try Assessment(Alder.record("CIA-0001"))
    let derived = try assessment.derivedRating { id in try Segment(Alder.record(id.text)).isVulnerable }
    #expect(assessment.rating == derived)
  }

  private func assessment(_ impacts: [(Int64, Int64)]) -> Assessment {
    let impacts = impacts.map { severity, likelihood -> JSONValue in
      ["segment": "SEG-0003", "severity": .integer(severity), "likelihood": .integer(likelihood)]
    }
    // A well-formed literal.
    return Assessment(Record(id: RecordID("CIA-0009")!, kind: Assessment.kind, fields: ["impacts": .array(impacts)]))
  }
}
