import Governance
import JSON
import Testing

/// Reading, leaving out and keeping the values at marked places.
struct PlacesTests {
  private let value: JSONValue = [
    "budget": ["spent": 7, "total": 420],
    "targets": [["decision": "DEC-0001", "value": "1"], ["value": "2"]],
    "votes": ["PER-0001": ["at": "noon"], "PER-0002": ["at": "one"]],
  ]

  @Test func `a value is left out at its place and nowhere else`() {
    let rest = value.without([["budget", "spent"], ["targets", "*", "decision"], ["votes", "*", "at"], ["absent"]])
    let expected: JSONValue = [
      "budget": ["total": 420],
      "targets": [["value": "1"], ["value": "2"]],
      "votes": ["PER-0001": [:], "PER-0002": [:]],
    ]
    #expect(rest == expected)
  }

  @Test func `only marked values are kept, with the objects on the way`() {
    #expect(value.only([["budget", "total"], ["absent"]]) == ["budget": ["total": 420]])
    #expect(value.only([["votes"]]) == ["votes": ["PER-0001": ["at": "noon"], "PER-0002": ["at": "one"]]])
    #expect(value.only([]) == [:])
  }

  @Test(arguments: [["budget", "spent"], ["budget"], ["votes"]])
  func `what is kept is what is left out`(place: FieldMarks.Place) {
    #expect(value.only([place]).values(at: place).map(\.value) == value.values(at: place).map(\.value))
    #expect(value.without([place]).values(at: place).isEmpty)
  }

  @Test func `values are found with the pointers that people read`() {
    let requirements: JSONValue = ["requirements": [["id": "R1", "text": "a"], ["id": "R2", "text": "b"]]]
    let found = requirements.values(at: ["requirements", "*", "text"])
    #expect(found.map(\.pointer.text) == ["/requirements/R1/text", "/requirements/R2/text"])
    #expect(found.map(\.value) == ["a", "b"])
    #expect(
      value.values(at: ["votes", "*", "at"]).map(\.pointer.text) == ["/votes/PER-0001/at", "/votes/PER-0002/at"])
    #expect(value.values(at: ["budget", "total", "*"]).isEmpty)
  }
}
