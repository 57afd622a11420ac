import Calendars
import Governance
import JSON
import Rules
import Testing

struct ApprovalIsUsedInTimeTests {
  static func approved(at time: String = "2026-10-01T10:00:00Z") throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      $0.addChange([.cost(20)])
      try $0.approve(at: time)
    }
  }

  @Test(arguments: [("2026-10-30T23:59:59Z", []), ("2026-10-31T00:00:00Z", ["SCOPE-04"])])
  func `S10: an approval ends at 00:00 at home of its thirtieth day`(time: String, codes: [String]) throws {
    let violations = try JudgedCommit(on: Self.approved(), at: time).violations(scopeRules) { try $0.apply(at: time) }

    #expect(violations.codes == codes)
  }

  @Test func `the end is said in both times`() throws {
    let time = "2026-10-31T00:00:00Z"
    let violations = try JudgedCommit(on: Self.approved(), at: time).violations(scopeRules) { try $0.apply(at: time) }

    #expect(
      violations.messages("SCOPE-04") == [
        "CHG-0001 may no longer be used: its approval ended on 2026-10-31 (2026-10-31T00:00:00Z)"
      ])
  }

  @Test(arguments: [("2026-10-30T23:59:59Z", []), ("2026-10-31T00:00:00Z", ["SCOPE-04"])])
  func `the receiving clock is asked as well`(now: String, codes: [String]) throws {
    var commit = try JudgedCommit(on: Self.approved(), at: "2026-10-30T23:50:00Z")
    commit.admission = now

    let violations = try commit.violations(scopeRules) { try $0.apply(at: "2026-10-30T23:50:00Z") }

    #expect(violations.codes == codes)
  }

  @Test func `the home day of the outcome counts, not the day in UTC`() throws {
    let ledger = try Self.approved(at: "2026-09-30T23:30:00Z")

    #expect(ChangeRequest(ledger["CHG-0001"]).useBy?.description == "2026-10-31")
  }

  @Test(arguments: [("2026-10-31", []), ("2026-11-01", ["SCOPE-04"]), (nil, ["SCOPE-04"])] as [(String?, [String])])
  func `closing writes the day that follows from the outcome`(useBy: String?, codes: [String]) throws {
    let closed = try Self.approved()
    let submitted = try closed.with { try $0.set("CHG-0001", "/status", "submitted") }

    let violations = try JudgedCommit(on: submitted).violations(
      scopeRules, after: closed.with { try $0.set("CHG-0001", "/use_by", useBy.map(JSONValue.string)) })

    #expect(violations.codes == codes)
  }

  @Test func `an approval cannot be prolonged`() throws {
    let violations = try JudgedCommit(on: Self.approved()).violations(scopeRules) {
      try $0.set("CHG-0001", "/use_by", "2027-10-31")
    }

    #expect(violations.messages("SCOPE-04") == ["CHG-0001 may be used until before 2026-10-31, not 2027-10-31"])
  }

  @Test func `a missing day is derived from the decision`() throws {
    let imported = try Self.approved().with { try $0.set("CHG-0001", "/use_by", nil) }

    let violations = try JudgedCommit(on: imported, at: "2026-10-31T00:00:00Z").violations(scopeRules) {
      try $0.apply(at: "2026-10-31T00:00:00Z")
    }

    #expect(violations.codes == ["SCOPE-04"])
  }

  @Test func `an approval is used once, even after its record was set back`() throws {
    let setBack = try MemoryLedger.alder.with {
      $0.addChange([.touch("/bucket", "grow", "run")])
      try $0.approve()
      try $0.apply()
      try $0.set("INI-0002", "/bucket", "grow")
      try $0.set("CHG-0001", "/status", "approved")
      try $0.set("CHG-0001", "/implemented_at", nil)
    }

    let violations = try JudgedCommit(on: setBack).violations(scopeRules) { try $0.apply() }

    #expect(violations.messages("SCOPE-04") == ["CHG-0001 may no longer be used: it was implemented before"])
  }

  @Test func `applying says when`() throws {
    let violations = try JudgedCommit(on: Self.approved()).violations(scopeRules) {
      try $0.apply()
      try $0.set("CHG-0001", "/implemented_at", nil)
    }

    #expect(violations.messages("SCOPE-04") == ["CHG-0001 does not say when it was implemented"])
  }

  @Test func `nothing else says when, or moves it`() throws {
    let applied = try Self.approved().with { try $0.apply() }

    let moved = try JudgedCommit(on: applied).violations(scopeRules) {
      try $0.set("CHG-0001", "/implemented_at", "2026-12-01T00:00:00Z")
    }
    let early = try JudgedCommit(on: Self.approved()).violations(scopeRules) {
      try $0.set("CHG-0001", "/implemented_at", "2026-12-01T00:00:00Z")
    }

    #expect(moved.messages("SCOPE-04") == ["only applying CHG-0001 says when it was implemented"])
    #expect(early.messages("SCOPE-04") == ["only applying CHG-0001 says when it was implemented"])
  }
}
