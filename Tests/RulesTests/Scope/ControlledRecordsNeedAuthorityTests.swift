import Governance
import JSON
import Rules
import Testing

struct ControlledRecordsNeedAuthorityTests {
  @Test(
    arguments: [
      ("PRC-0001", "/sla/target", "4"), ("PRC-0001", "/control_docs/claims-script/version", 5),
      ("PRC-0001", "/systems", []), ("PRC-0001", "/automation", []), ("MET-0001", "/formula", "x"),
      ("MET-0001", "/direction", "down"), ("MET-0001", "/min_n", 20), ("MET-0001", "/targets/0/value", "80"),
    ] as [(String, String, JSONValue)])
  func `what is agreed on an active process or metric is controlled`(
    id: String, pointer: String, value: JSONValue
  ) throws {
    let violations = try JudgedCommit().violations(scopeRules) { try $0.set(id, pointer, value) }

    #expect(violations.codes == ["SCOPE-13"])
    #expect(violations.first?.message.description.hasSuffix(" is a controlled document") == true)
    #expect(violations.first?.fix.description.hasPrefix("folio change new --target \(id)") == true)
    #expect(violations.first?.whoCan.isEmpty == false)
  }

  @Test(
    arguments: [
      ("PRC-0001", "/escalation_path", []), ("PRC-0001", "/title", "Claims"), ("MET-0001", "/title", "CSAT"),
      ("MET-0001", "/targets/0/decision", "DEC-0001"),
    ] as [(String, String, JSONValue)])
  func `what is not agreed stays free`(id: String, pointer: String, value: JSONValue) throws {
    #expect(try JudgedCommit().violations(scopeRules) { try $0.set(id, pointer, value) }.isEmpty)
  }

  @Test(arguments: ["PRC-0001", "MET-0001"])
  func `drafts are free`(id: String) throws {
    let draft = try MemoryLedger.alder.with { try $0.set(id, "/status", "draft") }

    let violations = try JudgedCommit(on: draft).violations(scopeRules) {
      try $0.set(id, id == "PRC-0001" ? "/sla/target" : "/formula", "4")
    }

    #expect(violations.isEmpty)
  }

  @Test func `an approved change of the process may be applied`() throws {
    let approved = try MemoryLedger.alder.with {
      $0.addChange([.touch("/sla/target", "5", "4")], ["target": "PRC-0001"])
      try $0.approve()
    }

    #expect(try JudgedCommit(on: approved).violations(scopeRules) { try $0.apply() }.isEmpty)
  }

  @Test func `two changes of one process are two commits`() throws {
    let approved = try MemoryLedger.alder.with {
      $0.addChange("CHG-0001", [.touch("/sla/target", "5", "4")], ["target": "PRC-0001"])
      $0.addChange("CHG-0002", [.touch("/automation", $0["PRC-0001"].fields["automation"], [])], ["target": "PRC-0001"])
      try $0.approve("CHG-0001")
      try $0.approve("CHG-0002")
    }

    let violations = try JudgedCommit(on: approved).violations(scopeRules) {
      try $0.apply("CHG-0001")
      try $0.apply("CHG-0002")
    }

    #expect(violations.messages("SCOPE-13") == ["PRC-0001 takes one change a commit, not CHG-0001 and CHG-0002"])
  }

  @Test func `a metric changes by a decision about exactly that edit, which is used up`() throws {
    let violations = try JudgedCommit(on: Self.decided()).violations(scopeRules) { try Self.apply(&$0) }

    #expect(violations.isEmpty)
  }

  @Test(
    arguments: [
      ("MET-0001", "/targets/0/value", "83"), ("MET-0001", "/formula", "x"), ("DEC-9500", "/status", "closed"),
    ] as [(String, String, JSONValue)])
  func `another edit, one edit more, or a decision left for the next time is refused`(
    id: String, pointer: String, value: JSONValue
  ) throws {
    let violations = try JudgedCommit(on: Self.decided()).violations(scopeRules) {
      try Self.apply(&$0)
      try $0.set(id, pointer, value)
    }

    #expect(violations.codes.contains("SCOPE-13"))
  }

  @Test(arguments: [("/outcome", "rejected"), ("/status", "open"), ("/subject", "MET-0002")] as [(String, JSONValue)])
  func `the decision stands closed and approved before, and is about the metric`(pointer: String, value: JSONValue)
    throws
  {
    let ledger = try Self.decided().with { try $0.set("DEC-9500", pointer, value) }

    let violations = try JudgedCommit(on: ledger).violations(scopeRules) { try Self.apply(&$0) }

    #expect(violations.codes.contains("SCOPE-13"))
  }

  @Test func `a decision is not used up for nothing`() throws {
    let violations = try JudgedCommit(on: Self.decided()).violations(scopeRules) {
      try $0.set("DEC-9500", "/status", "used")
    }

    #expect(violations.codes == ["SCOPE-05", "SCOPE-13"])
  }

  @Test func `a change and a decision are one authority too many`() throws {
    let ledger = try Self.decided().with {
      $0.addChange([.touch("/min_n", 30, 20)], ["target": "MET-0001"])
      try $0.approve()
    }

    let violations = try JudgedCommit(on: ledger).violations(scopeRules) {
      try $0.apply()
      try Self.apply(&$0)
    }

    #expect(violations.messages("SCOPE-13").contains("MET-0001 takes one change a commit, not CHG-0001 and DEC-9500"))
  }

  @Test(arguments: ["approved", "approved_emergency", "implemented", "ratified"])
  func `an approved change is never edited`(status: String) throws {
    let ledger = MemoryLedger.alder.with { $0.addChange([.cost(5)], ["status": .string(status)]) }

    let violations = try JudgedCommit(on: ledger).violations(scopeRules) { try $0.set("CHG-0001", "/reason", "Other") }

    #expect(violations.messages("SCOPE-13") == ["CHG-0001/reason was approved as it is"])
  }

  @Test func `a submitted change may be edited, and an approved one annotated`() throws {
    let ledger = MemoryLedger.alder.with {
      $0.addChange("CHG-0001", [.cost(5)], ["status": "submitted"])
      $0.addChange("CHG-0002", [.cost(5)], ["status": "approved"])
    }

    let violations = try JudgedCommit(on: ledger).violations(scopeRules) {
      try $0.set("CHG-0001", "/reason", "Other")
      try $0.set("CHG-0002", "/notes", "Next week.")
    }

    #expect(violations.isEmpty)
  }

  @Test func `a controlled document says what changed it`() throws {
    let approved = try MemoryLedger.alder.with {
      $0.addChange(
        [.touch("/control_docs/new-guide", nil, ["id": "new-guide", "version": 1, "effective_on": "2026-10-01"])],
        ["target": "PRC-0001"])
      try $0.approve()
    }

    let violations = try JudgedCommit(on: approved).violations(scopeRules) { try $0.apply() }

    #expect(violations.messages("SCOPE-13") == ["PRC-0001/control_docs/new-guide does not say what changed it"])
  }

  @Test func `a document that never said so does not stand in the way of other edits`() throws {
    let ledger = try MemoryLedger.alder.with { try $0.set("PRC-0001", "/control_docs/claims-script/changed_by", nil) }

    #expect(try JudgedCommit(on: ledger).violations(scopeRules) { try $0.set("PRC-0001", "/title", "Claims") }.isEmpty)
  }

  /// A metric decision that lowers the target of MET-0001 to 82.
  private static func decided() throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      let old = try #require($0["MET-0001"].fields["targets"])
      var new = old
      try new.set("82", at: "/0/value")
      try new.set("DEC-9500", at: "/0/decision")
      $0.add([
        "id": "DEC-9500", "kind": "decision", "schema": 1, "title": "New target", "status": "closed",
        "owner": "PER-0014", "created_at": "2026-09-01T09:00:00Z", "edited_by": "PER-0014", "type": "metric",
        "subject": "MET-0001", "touches": [.touch("/targets", old, new)], "opened_at": "2026-09-01T09:00:00Z",
        "closes_at": "2026-09-30T09:00:00Z", "outcome": "approved", "outcome_at": "2026-09-08T09:00:00Z", "votes": [:],
      ])
    }
  }

  private static func apply(_ ledger: inout MemoryLedger) throws {
    try ledger.set("MET-0001", "/targets/0/value", "82")
    try ledger.set("MET-0001", "/targets/0/decision", "DEC-9500")
    try ledger.set("DEC-9500", "/status", "used")
    try ledger.writeBaseline("MET-0001")
  }
}
