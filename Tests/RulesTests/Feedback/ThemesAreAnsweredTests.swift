import Governance
import JSON
import Testing

@testable import Rules

struct ThemesAreAnsweredTests {
  private func standing(_ fields: JSONObject, at time: String = "2026-09-15T09:00:00Z") throws -> [String] {
    let ledger = MemoryLedger.alder.with { $0.addFeedback([], fields) }
    return try ThemesAreAnswered().standing(ledger["FBK-0001"], in: ledger, .alder(at: time)).messages
  }

  @Test func `a theme that was routed has a process`() throws {
    #expect(try standing([:]) == [])
    #expect(try standing(["process": "PRC-9999"]) == ["FBK-0001 is waiting for PER-0003: no process owns it"])
  }

  @Test(
    arguments: [
      ("new", "2026-09-15T09:00:00Z", 1), ("routed", "2026-09-15T09:00:00Z", 1),
      ("anecdotal", "2026-09-15T08:59:59Z", 0), ("validated", "2026-09-16T09:00:00Z", 1),
      ("actioned", "2026-09-16T09:00:00Z", 0), ("closed", "2026-09-16T09:00:00Z", 0),
    ])
  func `something is done by respond_by`(status: String, time: String, count: Int) throws {
    let messages = try standing(["status": .string(status), "respond_by": "2026-09-15T09:00:00Z"], at: time)

    #expect(
      messages
        == Array(
          repeating: "FBK-0001 is waiting for PER-0004: an answer was due by 2026-09-15T09:00:00Z", count: count))
  }

  @Test(
    arguments: [
      ("2026-09-15T09:00:00Z", nil, 0), ("2026-09-16T09:00:00Z", nil, 1),
      ("2026-09-16T09:00:00Z", "2026-09-10T09:00:00Z", 0),
    ] as [(String, String?, Int)])
  func `the loop is closed within fourteen days`(time: String, closed: String?, count: Int) throws {
    var fields: JSONObject = ["status": "actioned", "actioned_at": "2026-09-01T09:00:00Z"]
    fields["closed_loop_at"] = closed.map { .string($0) }

    #expect(try standing(fields, at: time).count == count)
  }

  @Test(
    arguments: [
      ("claims-delay", nil), ("claims-delais", "use claims-delay, or propose it"), ("bill-error", "use billing-error"),
    ] as [(String, String?)])
  func `a theme is called what the taxonomy calls it`(category: String, fix: String?) throws {
    let violations = try JudgedCommit().violations(RuleCatalog.feedback) {
      $0.addFeedback([], ["category": .string(category)])
    }

    #expect(violations.messages == (fix == nil ? [] : ["Unknown category \(category)"]))
    #expect(fix.map { "\(violations[0].fix)".hasPrefix($0) } ?? true, "\(violations)")
  }

  @Test func `a theme whose category left the taxonomy is edited on`() throws {
    let ledger = MemoryLedger.alder.with { $0.addFeedback([], ["category": "gone"]) }

    let violations = try JudgedCommit(on: ledger).violations(RuleCatalog.feedback) {
      try $0.set("FBK-0001", "/title", "Another")
    }

    #expect(violations.isEmpty)
  }
}
