import Calendars
import Governance
import JSON
import Rules
import Testing

struct ExceptionScopeTests {
  @Test(arguments: [("SCOPE-01", true), ("AUTH-03", true), ("GATE-04", false), ("PRC-0001#script", false)])
  func `X06: some rules are never waived`(against: String, isRefused: Bool) throws {
    let violations = try JudgedCommit().violations(rules("EXC-06")) {
      try $0.addException("EXC-0001", ["status": "draft", "against": .string(against)])
    }

    #expect(violations.messages == (isRefused ? ["\(against) cannot be waived"] : []))
  }

  @Test func `X06: nothing is excepted everywhere`() throws {
    let violations = try JudgedCommit().violations(rules("EXC-06")) {
      try $0.addException("EXC-0001", ["status": "draft", "scope": ["subjects": ["*"]]])
    }

    #expect(violations.messages == ["EXC-0001 is for everything"])
  }

  static let exemption: JSONObject = [
    "uplift_ci_low": "1.8", "customers": 500, "cost": 4, "days": 30, "metric": "MET-0001",
  ]

  @Test(
    arguments: [
      ("customers", 500, nil), ("customers", 501, "customers 501, at most 500"),
      ("uplift_ci_low", "0", "uplift_ci_low 0, above 0"), ("uplift_ci_low", "0.1", nil),
      ("cost", 11, "cost 11, at most 10"),
      ("days", 31, "days 31, at most 30"),
    ] as [(String, JSONValue, String?)])
  func `X07: an exemption is small and helps`(field: String, value: JSONValue, limb: String?) throws {
    var exemption = Self.exemption
    exemption[field] = value
    let draft = try exempt(exemption)

    let violations = try JudgedCommit(on: draft).violations(rules("EXC-09")) {
      try $0.set("EXC-0002", "/status", "exempt")
    }

    #expect(violations.messages == [limb].compactMap { $0 }.map { "EXC-0002 does not qualify as exempt: \($0)" })
  }

  @Test func `X07: what touches privacy is never exempt`() throws {
    let draft = try exempt(Self.exemption, ["tags": ["privacy"]])

    let violations = try JudgedCommit(on: draft).violations(rules("EXC-09")) {
      try $0.set("EXC-0002", "/status", "exempt")
    }

    #expect(violations.messages == ["EXC-0002 does not qualify as exempt: tag privacy"])
  }

  @Test(arguments: [("2026-07-03", true), ("2026-06-02", false)])
  func `X07: a process is not exempted twice in 90 days`(earlier: String, isRefused: Bool) throws {
    let draft = try exempt(Self.exemption).with {
      try $0.addException(
        "EXC-0001",
        [
          "status": "exempt", "against": "PRC-0001", "starts": .string(earlier), "expires_on": "2026-08-01",
          "exempt": .object(Self.exemption),
        ])
    }

    let violations = try JudgedCommit(on: draft).violations(rules("EXC-10")) {
      try $0.set("EXC-0002", "/status", "exempt")
    }

    #expect(violations.codes == (isRefused ? ["EXC-10"] : []))
  }

  private func exempt(_ exemption: JSONObject, _ fields: JSONObject = [:]) throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      var all: JSONObject = [
        "status": "draft", "against": "PRC-0001", "starts": "2026-09-01", "expires_on": "2026-10-01",
        "scope": ["subjects": ["PRC-0001"]], "exempt": .object(exemption),
      ]
      for (key, value) in fields { all[key] = value }
      try $0.addException("EXC-0002", all)
    }
  }

  @Test(arguments: [(5, Violation.Severity.warn), (4, nil)] as [(Int, Violation.Severity?)])
  func `X08: many exceptions call for a review of the rule`(others: Int, severity: Violation.Severity?) throws {
    let violations = try grant(after: others, reviewDue: nil)

    #expect(violations.first?.severity == severity)
    #expect(violations.first?.fix.description.contains("review new --type process_review --subject PRC-0001") ?? true)
  }

  @Test func `while that review is overdue nothing is granted`() throws {
    #expect(try grant(after: 5, reviewDue: "2026-09-08").codes == ["EXC-08"])
    #expect(try grant(after: 5, reviewDue: "2026-09-09").codes == [])
  }

  private func grant(after others: Int, reviewDue: String?) throws -> [Violation] {
    let ledger = try MemoryLedger.alder.with { ledger in
      for number in 0..<others {
        try ledger.addException(
          "EXC-010\(number)", ["against": "PRC-0001#script", "scope": ["subjects": [.string("SEG-000\(number)")]]])
      }
      try ledger.addException("EXC-0002", ["status": "submitted", "against": "PRC-0001#script"])
      if let reviewDue {
        ledger.add([
          "id": "REV-0900", "kind": "review", "type": "process_review", "status": "scheduled", "subject": "PRC-0001",
          "due_on": .string(reviewDue),
        ])
        try ledger.set("PRC-0001", "/reviews", ["REV-0900"])
      }
    }
    return try JudgedCommit(on: ledger).violations(rules("EXC-08")) { try $0.set("EXC-0002", "/status", "approved") }
  }

  @Test(
    arguments: [
      (["subjects": ["INI-0009"]], true), (["subjects": ["INI-0001"]], false),
      (["subjects": ["INI-0009"], "regions": ["UK"]], false), (["subjects": ["INI-0009"], "regions": ["DACH"]], true),
    ] as [(JSONValue, Bool)])
  func `EXC-11: one thing has one exception`(scope: JSONValue, isRefused: Bool) throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.addException("EXC-0001", ["scope": ["subjects": ["INI-0009"], "regions": ["DACH"]]])
      try $0.addException("EXC-0002", ["status": "submitted", "scope": scope])
    }

    let violations = try JudgedCommit(on: ledger).violations(rules("EXC-11")) {
      try $0.set("EXC-0002", "/status", "approved")
    }

    #expect(violations.messages == (isRefused ? ["EXC-0002 duplicates EXC-0001"] : []))
  }

  @Test(arguments: [("2026-09-14T12:00:00Z", 0), ("2026-09-15T12:00:00Z", 1)])
  func `EXC-12: controls are checked as promised`(time: String, count: Int) throws {
    let ledger = try MemoryLedger.alder.with { try $0.addException() }
    let context = StandingContext(
      time: Instant(time)!, policy: Policy(ledger["POL-0001"]), home: .london, zones: .system,
      layout: MemoryLedger.layout)

    let found = try ControlsAreChecked().standing(ledger["EXC-0001"], in: ledger, context)

    #expect(found.count == count)
    #expect(found.allSatisfy { $0.severity == .warn })
  }
}
