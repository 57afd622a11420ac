import Governance
import JSON
import Rules
import Testing

struct BaselineNeedsApprovedChangeTests {
  @Test func `an edit of the scope without a change names the place, the way and the people`() throws {
    let violations = try JudgedCommit().violations(scopeRules) {
      try $0.set("INI-0002", "/scope/requirements/R9", ["id": "R9", "priority": "should", "text": "Proactive SMS"])
    }

    let violation = try #require(violations.first)
    #expect(violations.codes == ["SCOPE-01"])
    #expect(violation.pointer == "/scope/requirements/R9")
    #expect("\(violation.message)" == "INI-0002/scope/requirements/R9 is under change control (baseline v1)")
    #expect("\(violation.fix)".hasPrefix("folio change new --target INI-0002"))
    // Ana, Chloe and Jonas: not Hugo, who sponsors it, and not Grace, who owns it and would ask.
    #expect(violation.whoCan.map(\.text) == ["PER-0001", "PER-0003", "PER-0010"])
  }

  @Test(
    arguments: [
      ("/budget/total", 443), ("/target_date", "2027-04-01"), ("/segments", ["SEG-0001"]), ("/regions", ["UK"]),
      ("/processes", []), ("/outcomes", []), ("/gatemodel", "GTM-0002"), ("/bucket", "run"), ("/scope/in", []),
      ("/scope", nil),
    ] as [(String, JSONValue?)])
  func `every baselined field is guarded`(pointer: String, value: JSONValue?) throws {
    let violations = try JudgedCommit().violations(scopeRules) { try $0.set("INI-0002", pointer, value) }

    #expect(violations.codes.contains("SCOPE-01"))
  }

  @Test func `S08: title, notes and money spent stay free after G2`() throws {
    let violations = try JudgedCommit().violations(scopeRules) {
      try $0.set("INI-0002", "/title", "Claims portal")
      try $0.set("INI-0002", "/notes", "Waves after the holidays.")
      try $0.set("INI-0002", "/budget/spent", 300)
    }

    #expect(violations.isEmpty)
  }

  @Test func `S09: before G2 a requirement may be added`() throws {
    let violations = try JudgedCommit().violations(scopeRules) {
      try $0.set("INI-0009", "/scope/requirements/R9", ["id": "R9", "priority": "could", "text": "More"])
    }

    #expect(violations.isEmpty)
  }

  @Test func `an approved change applied as approved is silent`() throws {
    let approved = try MemoryLedger.alder.with {
      $0.addChange([.cost(22), .days(5), .requirement(9)], ["class": "moderate"])
      try $0.approve()
    }

    let violations = try JudgedCommit(on: approved).violations(scopeRules) { try $0.apply() }

    #expect(violations.isEmpty)
  }

  @Test func `S11: reverting the commit that applied a change is an edit without a change`() throws {
    let approved = try MemoryLedger.alder.with {
      $0.addChange([.cost(20)])
      try $0.approve()
    }
    let applied = try approved.with { try $0.apply() }

    let violations = try JudgedCommit(on: applied).violations(scopeRules, after: approved)

    #expect(violations.codes.contains("SCOPE-01"))
    #expect(violations.codes.contains("SCOPE-05"))
  }

  @Test func `S12: two changes of one initiative are two commits`() throws {
    let approved = try MemoryLedger.alder.with {
      $0.addChange("CHG-0001", [.cost(5)])
      $0.addChange("CHG-0002", [.days(5)])
      try $0.approve("CHG-0001")
      try $0.approve("CHG-0002")
    }

    let violations = try JudgedCommit(on: approved).violations(scopeRules) {
      try $0.apply("CHG-0001")
      try $0.apply("CHG-0002")
    }

    #expect(violations.messages("SCOPE-01") == ["INI-0002 takes one change a commit, not CHG-0001 and CHG-0002"])
  }

  @Test func `a change of another initiative authorises nothing here`() throws {
    let approved = try MemoryLedger.alder.with {
      $0.addChange([.cost(20)], ["target": "INI-0001"])
      try $0.approve()
    }

    let violations = try JudgedCommit(on: approved).violations(scopeRules) {
      try $0.set("CHG-0001", "/status", "implemented")
      try $0.set("INI-0002", "/budget/total", 440)
    }

    #expect(violations.codes.contains("SCOPE-01"))
  }

  @Test func `a change that is merely submitted authorises nothing`() throws {
    let submitted = MemoryLedger.alder.with { $0.addChange([.cost(20)], ["status": "submitted"]) }

    let violations = try JudgedCommit(on: submitted).violations(scopeRules) { try $0.apply() }

    #expect(violations.codes.contains("SCOPE-01"))
    #expect(violations.first { $0.rule.code == "SCOPE-01" }?.fix.description.contains("CHG-0001") == true)
  }

  @Test(arguments: [("case", false), ("scoping", false), ("build", true), ("pilot", true), ("unheard-of", true)])
  func `a recycle to G2 or before lifts the baseline`(stage: String, isGuarded: Bool) throws {
    let recycled = try MemoryLedger.alder.with { try $0.set("INI-0002", "/stage", .string(stage)) }

    let violations = try JudgedCommit(on: recycled).violations(scopeRules) {
      try $0.set("INI-0002", "/budget/total", 500)
    }

    #expect(violations.codes == (isGuarded ? ["SCOPE-01"] : []))
  }

  @Test func `the commit that lifts the baseline still stands under it`() throws {
    let violations = try JudgedCommit().violations(scopeRules) {
      try $0.set("INI-0002", "/stage", "case")
      try $0.set("INI-0002", "/budget/total", 500)
    }

    #expect(violations.codes == ["SCOPE-01"])
  }

  @Test func `in set-up nothing is asked`() throws {
    var commit = JudgedCommit()
    commit.phase = .setUp

    let violations = try commit.violations(scopeRules) { try $0.set("INI-0002", "/budget/total", 500) }

    #expect(violations.isEmpty)
  }
}
