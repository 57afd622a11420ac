import Governance
import JSON
import Rules
import Testing

struct AppliedEditIsWhatWasApprovedTests {
  let approved: MemoryLedger

  init() throws {
    approved = try MemoryLedger.alder.with {
      $0.addChange([.cost(22)], ["class": "moderate"])
      try $0.approve()
    }
  }

  @Test func `S07: another amount than the approved one is shown both ways`() throws {
    let violations = try JudgedCommit(on: approved).violations(scopeRules) {
      try $0.apply()
      try $0.set("INI-0002", "/budget/total", 443)
    }

    #expect(
      violations.messages("SCOPE-02") == [
        "applied edit differs from CHG-0001: approved, not made: /budget/total 420 → 442; "
          + "made, not approved: /budget/total 420 → 443"
      ])
  }

  @Test func `S07: a typo mended on the way is one edit too many`() throws {
    let violations = try JudgedCommit(on: approved).violations(scopeRules) {
      try $0.apply()
      try $0.set("INI-0002", "/scope/requirements/R2/text", "Show where a claim stands")
    }

    let message = try #require(violations.messages("SCOPE-02").first)
    #expect(message.hasPrefix("applied edit differs from CHG-0001: made, not approved: /scope/requirements/R2/text "))
    #expect(violations.first { $0.rule.code == "SCOPE-02" }?.pointer == "/scope/requirements/R2/text")
  }

  @Test func `a change that is marked as implemented and never made is refused`() throws {
    let violations = try JudgedCommit(on: approved).violations(scopeRules) {
      try $0.set("CHG-0001", "/status", "implemented")
      try $0.set("CHG-0001", "/implemented_at", "2026-09-09T09:00:00Z")
    }

    #expect(violations.codes.contains("SCOPE-02"))
  }

  @Test func `a change approved against another baseline is refused`() throws {
    let moved = try approved.with {
      $0.addChange("CHG-0002", [.cost(5)])
      try $0.approve("CHG-0002")
      try $0.apply("CHG-0002")
    }

    let violations = try JudgedCommit(on: moved).violations(scopeRules) { try $0.apply() }

    #expect(
      violations.messages("SCOPE-02").first?.contains("/budget/total was approved from 420, and 425 stands there")
        == true)
  }

  @Test func `touches written into the change by the same commit count for nothing`() throws {
    let violations = try JudgedCommit(on: approved).violations(scopeRules) {
      try $0.set("CHG-0001", "/touches", [.cost(40)])
      try $0.apply()
    }

    #expect(violations.codes.contains("SCOPE-02"))
    #expect(violations.codes.contains("SCOPE-13"))
  }
}

struct TouchedEditTests {
  static let content: JSONValue = [
    "budget": ["total": 420], "regions": ["UK"],
    "scope": ["requirements": [["id": "R1", "text": "one"], ["id": "R3", "text": "three"]]],
  ]

  static func touched(_ touches: [Touch], _ edit: (inout JSONValue) throws -> Void) throws -> TouchedEdit {
    var after = content
    try edit(&after)
    return TouchedEdit(touches, from: content, to: after)
  }

  @Test func `members of a set are added, edited and removed by their id`() throws {
    let added = try Self.touched([Touch(path: "/scope/requirements/R2", from: nil, to: ["id": "R2", "text": "two"])]) {
      try $0.set(["id": "R2", "text": "two"], at: "/scope/requirements/R2")
    }
    let edited = try Self.touched([Touch(path: "/scope/requirements/R1/text", from: "one", to: "eins")]) {
      try $0.set("eins", at: "/scope/requirements/R1/text")
    }
    let removed = try Self.touched([
      Touch(path: "/scope/requirements/R3", from: ["id": "R3", "text": "three"], to: nil)
    ]) { try $0.set(nil, at: "/scope/requirements/R3") }

    #expect([added, edited, removed].map(\.isExact) == [true, true, true])
    #expect(added.difference.isEmpty)
  }

  @Test func `a wide touch and narrow edits that come to the same are the same`() throws {
    let edit = try Self.touched([Touch(path: "/budget", from: ["total": 420], to: ["total": 442])]) {
      try $0.set(442, at: "/budget/total")
    }

    #expect(edit.isExact)
  }

  @Test func `an idle touch, a place that is not there and a wrong from are faults`() throws {
    let idle = try Self.touched([Touch(path: "/budget/total", from: 420, to: 420)]) { _ in }
    let nowhere = try Self.touched([Touch(path: "/scope/requirements/R9/text", from: nil, to: "x")]) { _ in }
    let wrong = try Self.touched([Touch(path: "/budget/total", from: 400, to: 442)]) {
      try $0.set(442, at: "/budget/total")
    }

    #expect([idle, nowhere, wrong].map(\.isExact) == [false, false, false])
    #expect(idle.difference == "/budget/total is touched and stays what it is")
    #expect(
      wrong.difference == "/budget/total was approved from 400, and 420 stands there; "
        + "approved, not made: /budget/total 400 → 442; made, not approved: /budget/total 420 → 442")
  }

  @Test func `a place outside the baseline cannot be touched`() throws {
    let edit = try Self.touched([Touch(path: "/title", from: nil, to: "Portal")]) { _ in }

    #expect(!edit.isExact)
  }

  @Test func `no touches and no edit agree`() throws {
    #expect(try Self.touched([]) { _ in }.isExact)
  }
}
