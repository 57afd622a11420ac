import Governance
import JSON
import Testing

@testable import Rules

struct LoudThemesAreReviewedTests {
  private let late = "2026-09-16T09:00:00Z"

  private func standing(_ ledger: MemoryLedger, at time: String) throws -> [Violation] {
    try LoudThemesAreReviewed().standing(ledger["FBK-0001"], in: ledger, .alder(at: time))
  }

  private func ledger(_ counts: [Int64], _ fields: JSONObject = [:]) -> MemoryLedger {
    MemoryLedger.alder.with { $0.addFeedback(counts, fields) }
  }

  @Test(
    arguments: [
      ([10, 10, 10, 19], false), ([10, 10, 10, 20], true), ([50], true), ([19, 10, 10, 10, 19], false),
      // Twelve weeks of 3, then twice as many for two weeks, for one week, and without enough weeks before.
      (Array(repeating: 3, count: 12) + [6, 6], true), (Array(repeating: 3, count: 12) + [6, 5], false),
      (Array(repeating: 3, count: 11) + [6, 6], false), (Array(repeating: 0, count: 12) + [1, 1], false),
    ] as [([Int64], Bool)])
  func `a theme is loud at 50 in four weeks, or at twice its own mean for two`(counts: [Int64], isLoud: Bool) throws {
    #expect(try standing(ledger(counts), at: late).isEmpty == !isLoud)
  }

  @Test(arguments: [("2026-09-14T09:00:00Z", 0), ("2026-09-15T09:00:00Z", 1)])
  func `a review is opened within seven days`(time: String, count: Int) throws {
    // The week of 2026-08-31 ended before 2026-09-07.
    let violations = try standing(ledger([60]), at: time)

    #expect(violations.messages == Array(repeating: "FBK-0001 needs a formal review (60 lately)", count: count))
    #expect(violations.allSatisfy { $0.severity == .warn })
  }

  @Test(
    arguments: [
      ([:], 0), (["status": "completed"], 0), (["status": "cancelled"], 1), (["type": "drift_review"], 1),
      (["created_at": "2026-08-01T09:00:00Z"], 1),
    ] as [(JSONObject, Int)])
  func `a process review that was made since then settles it`(fields: JSONObject, count: Int) throws {
    let reviewed = try ledger([60]).with { try $0.addProcessReview(fields) }

    #expect(try standing(reviewed, at: late).count == count)
  }

  @Test func `a review that the theme links to counts as well`() throws {
    let linked = try ledger([60], ["links": [["rel": "relates", "to": "REV-0099"]]]).with {
      try $0.addProcessReview()
      try $0.set("PRC-0001", "/reviews", ["REV-0003"])
    }

    #expect(try standing(linked, at: late).isEmpty)
  }

  @Test(arguments: [([60], ["FBK-02"]), ([10], [])] as [([Int64], [String])])
  func `a loud theme is not closed without a review`(counts: [Int64], codes: [String]) throws {
    let actioned = ledger(counts, ["status": "actioned"])
    func close(_ ledger: MemoryLedger) throws -> [String] {
      try JudgedCommit(on: ledger).violations(RuleCatalog.feedback) { try $0.set("FBK-0001", "/status", "closed") }
        .codes
    }

    #expect(try close(actioned) == codes)
    #expect(try close(actioned.with { try $0.addProcessReview() }) == [])
  }
}
