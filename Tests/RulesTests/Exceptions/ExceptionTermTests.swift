import Governance
import JSON
import Rules
import Testing

struct ExceptionTermTests {
  @Test(
    arguments: [
      ([:], nil), (["risk_owner": nil], "risk_owner"),
      (["risk_owner": "PER-0007"], "a risk_owner who is not the requester"),
      (["risk_accepted_at": nil], "risk_accepted_at"), (["controls": []], "a control"),
      (["scope": ["subjects": []]], "a subject"), (["expires_on": "2026-05-15"], "a start before its expiry"),
    ] as [([String: JSONValue?], String?)])
  func `EXC-01: what is submitted is complete`(fields: [String: JSONValue?], missing: String?) throws {
    let draft = try MemoryLedger.alder.with { ledger in
      try ledger.addException("EXC-0001", ["status": "draft"])
      for (key, value) in fields { try ledger.set("EXC-0001", "/\(key)", value) }
    }

    let violations = try JudgedCommit(on: draft).violations(rules("EXC-01")) {
      try $0.set("EXC-0001", "/status", "submitted")
    }

    #expect(violations.messages == [missing].compactMap { $0 }.map { "EXC-0001 lacks \($0)" })
  }

  @Test(arguments: [("2027-02-28", nil), ("2027-03-01", "EXC-0001: 181 days, limit 180")] as [(String, String?)])
  func `X02: a medium risk takes 180 days`(expires: String, message: String?) throws {
    let draft = try MemoryLedger.alder.with {
      try $0.addException("EXC-0001", ["status": "draft", "starts": "2026-09-01", "expires_on": .string(expires)])
    }

    let violations = try JudgedCommit(on: draft).violations(exceptionRules) {
      try $0.set("EXC-0001", "/status", "submitted")
    }

    #expect(violations.messages == [message].compactMap { $0 })
  }

  private func renewal(to expiry: String, at time: String, audited: Bool = true) throws -> [Violation] {
    let ledger = try MemoryLedger.alder.with {
      try $0.addException()
      if audited { try $0.addAudit("REV-0900", of: "2026Q3", dueOn: "2026-10-30") }
      $0.addRenewalDecision("DEC-0900", to: expiry)
    }
    return try JudgedCommit(on: ledger, at: time).violations(exceptionRules + rules("SCOPE-05", "SCOPE-13")) {
      try $0.renew(
        by: "DEC-0900", to: expiry, on: String(time.prefix(10)), review: audited ? "REV-0900" : "REV-0001")
    }
  }

  @Test(arguments: [("2026-11-10T23:59:59Z", []), ("2026-11-11T00:00:00Z", ["EXC-04"])] as [(String, [String])])
  func `X03: a renewal comes before the expiry`(time: String, codes: [String]) throws {
    #expect(try renewal(to: "2027-05-10", at: time).codes == codes)
  }

  @Test(arguments: [("2027-05-10", []), ("2027-05-11", ["EXC-02", "EXC-03"])] as [(String, [String])])
  func `X04: a term and a life have their limits`(expiry: String, codes: [String]) throws {
    #expect(try renewal(to: expiry, at: "2026-11-05T09:00:00Z").codes == codes)
  }

  @Test(arguments: [("2026-10-30T12:00:00Z", false), ("2026-10-31T12:00:00Z", true)])
  func `X05: nothing is renewed while an audit is overdue`(time: String, isRefused: Bool) throws {
    let violations = try renewal(to: "2027-05-10", at: time, audited: false)

    #expect(
      violations.messages("EXC-07") == (isRefused ? ["Exception audit 2026Q3 for FOR-0001 is overdue"] : []))
  }

  @Test func `a second renewal of a medium risk is one too many`() throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.addException(
        "EXC-0001",
        ["renewals": [["on": "2026-08-01", "new_expires_on": "2026-11-11", "decision": "DEC-0001"]]])
      try $0.addAudit("REV-0900", of: "2026Q3", dueOn: "2026-10-30")
      $0.addRenewalDecision("DEC-0900", to: "2026-12-01")
    }

    let violations = try JudgedCommit(on: ledger, at: "2026-11-05T09:00:00Z").violations(exceptionRules) {
      try $0.renew(by: "DEC-0900", to: "2026-12-01", on: "2026-11-05")
    }

    #expect(violations.messages == ["EXC-0001 cannot be renewed again: 2 renewals, limit 1"])
  }

  @Test func `a renewal rests on a decision and a review since the last grant`() throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.addException()
      try $0.addAudit("REV-0900", of: "2026Q3", dueOn: "2026-10-30")
      $0.addRenewalDecision("DEC-0900", to: "2027-01-10")
      try $0.set("DEC-0900", "/outcome", "rejected")
    }

    let violations = try JudgedCommit(on: ledger, at: "2026-10-25T09:00:00Z").violations(rules("EXC-04", "SCOPE-13")) {
      try $0.renew(by: "DEC-0900", to: "2027-01-10", on: "2026-10-25", review: nil)
    }

    #expect(violations.codes == ["EXC-04", "SCOPE-13"])
    #expect(violations.messages("EXC-04").count == 2)
  }

  @Test func `an expiry moved by hand is under control`() throws {
    let ledger = try MemoryLedger.alder.with { try $0.addException() }

    let violations = try JudgedCommit(on: ledger).violations(exceptionRules + rules("SCOPE-05", "SCOPE-13")) {
      try $0.set("EXC-0001", "/expires_on", "2026-12-11")
    }

    #expect(violations.codes == ["EXC-04", "SCOPE-13"])
  }
}
