import Governance
import JSON
import Rules
import Testing

struct LessonsAreSharedTests {
  private func standing(_ fields: JSONObject, at time: String) throws -> [Violation] {
    let ledger = MemoryLedger.alder.with { $0.addLesson("LES-0009", fields) }
    return try LessonsAreShared().standing(ledger["LES-0009"], in: ledger, .alder(at: time))
  }

  @Test(arguments: [
    ("2026-09-02T22:00:00Z", []), ("2026-09-03T09:00:00Z", ["LES-0009 has not been shared in 31 days"]),
  ])
  func `a lesson is presented within thirty days`(time: String, messages: [String]) throws {
    // Published on 2026-08-03.
    let violations = try standing([:], at: time)

    #expect(violations.messages == messages)
    #expect(violations.allSatisfy { $0.severity == .warn && "\($0.fix)".hasPrefix("present it at FOR-0001") })
  }

  @Test func `one that was presented is shared`() throws {
    let shared: JSONObject = ["socialised": [["forum": "FOR-0002", "on": "2026-08-20"]]]

    #expect(try standing(shared, at: "2026-12-01T09:00:00Z").isEmpty)
  }

  @Test(arguments: ["draft", "retired"]) func `one that is not published need not be`(status: String) throws {
    #expect(try standing(["status": .string(status)], at: "2026-12-01T09:00:00Z").isEmpty)
  }

  @Test(
    arguments: [
      ("2026-09-30T22:00:00Z", nil, 0), ("2026-09-30T23:00:00Z", nil, 1), ("2026-12-01T09:00:00Z", "2026-10-02", 0),
    ] as [(String, String?, Int)])
  func `an action is overdue from the day after its last`(time: String, done: String?, count: Int) throws {
    var action: JSONObject = ["text": "Rehearse", "owner": "PER-0005", "due_on": "2026-09-30"]
    action["done_on"] = done.map { .string($0) }
    let shared: JSONValue = [["forum": "FOR-0002", "on": "2026-08-20"]]

    let violations = try standing(["socialised": shared, "actions": [.object(action)]], at: time)

    #expect(violations.count == count)
    #expect(violations.allSatisfy { $0.whoCan.map(\.text) == ["PER-0005"] })
    #expect(
      violations.allSatisfy {
        "\($0.message)" == "LES-0009 has not been acted on: 'Rehearse' was due on 2026-09-30"
      })
  }

  @Test func `the worked example's lesson is shared and acted on`() throws {
    let ledger = MemoryLedger.alder

    let violations = try LessonsAreShared().standing(
      ledger["LES-0001"], in: ledger, .alder(at: "2026-09-08T12:00:00Z"))

    #expect(violations.isEmpty)
  }
}
