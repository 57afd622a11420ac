import Governance
import JSON
import Testing

struct LifecycleTests {
  @Test(arguments: [
    ("assessment", "draft approved", "approved superseded"),
    ("capacity", "active retired", "retired"),
    ("forum", "proposed active", "active dissolved"),
    ("gatemodel", "draft active", "active retired"),
    ("lesson", "draft published", "published retired"),
    ("metric", "draft active", "active retired"),
    ("process", "draft active", "active retired"),
    ("policy", "draft active", "active"),
    ("person", "active inactive", "inactive"),
    ("segment", "active retired", "retired"),
  ])
  func `a kind with one way to go`(name: String, start: String, then: String) throws {
    let kind = try #require(RecordCatalog.kind(named: name))
    for line in [start, then] {
      let words = line.split(separator: " ").map(String.init)
      #expect(next(words[0], of: kind) == Array(words.dropFirst()))
    }
    #expect(kind.lifecycle.first == start.split(separator: " ").first.map(String.init))
  }

  @Test(arguments: [
    ("proposed", ["active", "killed"]), ("active", ["on_hold", "completed", "killed"]),
    ("on_hold", ["active", "killed"]), ("completed", []), ("killed", []),
  ])
  func `an initiative`(status: String, expected: [String]) {
    #expect(next(status, of: Initiative.kind) == expected)
  }

  @Test(arguments: [
    ("scheduled", ["in_progress", "cancelled"]), ("in_progress", ["completed"]), ("completed", []), ("cancelled", []),
  ])
  func `a review`(status: String, expected: [String]) {
    #expect(next(status, of: Review.kind) == expected)
  }

  @Test(arguments: [
    ("open", ["acknowledged", "resolved"]), ("acknowledged", ["resolved"]), ("resolved", ["closed"]), ("closed", []),
  ])
  func `an escalation`(status: String, expected: [String]) {
    #expect(next(status, of: Escalation.kind) == expected)
  }

  @Test(arguments: [
    ("new", ["routed"]), ("routed", ["validated", "anecdotal"]), ("validated", ["actioned"]),
    ("anecdotal", ["actioned"]), ("actioned", ["closed"]), ("closed", []),
  ])
  func `a theme of feedback`(status: String, expected: [String]) {
    #expect(next(status, of: Feedback.kind) == expected)
  }

  @Test(arguments: [
    ("draft", ["weights_locked"]), ("weights_locked", ["scored"]), ("scored", ["approved"]),
    ("approved", ["superseded"]), ("superseded", []),
  ])
  func `a planning cycle`(status: String, expected: [String]) {
    #expect(next(status, of: Portfolio.kind) == expected)
  }

  @Test func `a month of counts`() {
    #expect(next("final", of: Observation.kind) == [])
  }

  @Test(arguments: [
    ("draft", ["active"]), ("active", ["completed", "aborted"]), ("completed", []), ("aborted", []),
  ])
  func `a rollout`(status: String, expected: [String]) {
    #expect(next(status, of: Rollout.kind) == expected)
  }

  @Test(arguments: [
    ("draft", ["proposed", "approved"]), ("proposed", ["approved"]), ("approved", ["withdrawn"]), ("withdrawn", []),
  ])
  func `a freeze`(status: String, expected: [String]) {
    #expect(next(status, of: Freeze.kind) == expected)
  }

  @Test(arguments: [("open", ["closed"]), ("closed", ["used"]), ("used", [])])
  func `a decision`(status: String, expected: [String]) {
    #expect(next(status, of: Decision.kind) == expected)
  }

  @Test(arguments: [
    ("normal", "draft", ["submitted", "withdrawn"]),
    ("normal", "submitted", ["approved", "rejected", "lapsed", "withdrawn"]),
    ("normal", "approved", ["implemented", "lapsed"]),
    ("normal", "implemented", ["closed"]),
    ("normal", "rejected", []), ("normal", "lapsed", []), ("normal", "withdrawn", []), ("normal", "closed", []),
    ("normal", "approved_emergency", []),
    ("standard", "draft", ["approved", "withdrawn"]),
    ("standard", "submitted", []),
    ("standard", "approved", ["implemented", "lapsed"]),
    ("standard", "implemented", ["closed"]),
    ("emergency", "draft", ["approved_emergency", "withdrawn"]),
    ("emergency", "approved_emergency", ["implemented"]),
    ("emergency", "implemented", ["ratified"]),
    ("emergency", "ratified", ["closed"]),
    ("emergency", "approved", []),
    ("unheard-of", "draft", []),
  ])
  func `a change goes as its type says`(type: String, status: String, expected: [String]) {
    #expect(next(status, of: ChangeRequest.kind, fields: ["type": .string(type)]) == expected)
  }

  @Test(arguments: RecordCatalog.kinds)
  func `a kind's schema knows exactly the statuses that its lifecycle reaches`(kind: RecordKind) throws {
    let properties = try #require(SchemaLibrary.schema(for: kind).json["properties"])
    let known = properties["status"]?["enum"]?.arrayValue?.compactMap(\.stringValue) ?? []
    let types = properties["type"]?["enum"]?.arrayValue ?? ["any"]
    var reached: Set<String> = []
    for type in types {
      var seen: Set = [kind.lifecycle.first]
      var open = [kind.lifecycle.first]
      while let status = open.popLast() {
        open += next(status, of: kind, fields: ["type": type]).filter { seen.insert($0).inserted }
      }
      reached.formUnion(seen)
    }
    #expect(reached == Set(known))
  }

  @Test func `a status that nothing follows is terminal`() {
    #expect(Initiative.kind.lifecycle.isTerminal(record(Initiative.kind, ["status": "killed"])))
    #expect(!Initiative.kind.lifecycle.isTerminal(record(Initiative.kind, ["status": "on_hold"])))
  }

  private func next(_ status: String, of kind: RecordKind, fields: JSONObject = [:]) -> [String] {
    var fields = fields
    fields["status"] = .string(status)
    return kind.lifecycle.next(of: record(kind, fields))
  }

  private func record(_ kind: RecordKind, _ fields: JSONObject) -> Record {
    Record(id: RecordID(kind.exampleID)!, kind: kind, fields: fields)  // every prefix has three letters
  }
}
