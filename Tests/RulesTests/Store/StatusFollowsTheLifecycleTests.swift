import Governance
import JSON
import Rules
import Testing

struct StatusFollowsTheLifecycleTests {
  private let rules: [any Rule] = [StatusFollowsTheLifecycle()]

  @Test(arguments: [
    ("INI-0010", "completed", "active, killed"),
    ("INI-0001", "proposed", "on_hold, completed, killed"),
    ("MET-0001", "draft", "retired"),
    ("POL-0001", "draft", nil),
    ("DEC-0001", "open", nil),
    ("DEC-0001", "used", nil),
    ("REV-0001", "in_progress", nil),
  ])
  func `a move that the lifecycle does not know is refused with those that it knows`(
    id: String, status: String, next: String?
  ) throws {
    let from = MemoryLedger.alder[id].status
    let violations = try JudgedCommit().violations(rules) { try $0.set(id, "/status", .string(status)) }

    #expect(violations.messages == ["\(id): \(from) → \(status) is not allowed"])
    #expect(violations.first?.pointer?.description == "/status")
    #expect(
      violations.first?.fix.description
        == "allowed next: \(next ?? "none, the record has ended; start a new one and link it")")
  }

  @Test(arguments: [("INI-0001", "on_hold"), ("INI-0010", "active"), ("MET-0001", "retired"), ("PER-0012", "inactive")])
  func `a move of the lifecycle is let pass`(id: String, status: String) throws {
    #expect(try JudgedCommit().violations(rules) { try $0.set(id, "/status", .string(status)) }.isEmpty)
  }

  @Test(arguments: [
    ("draft", []), ("proposed", []), ("approved", ["FRZ-0009: a new record does not start as approved"]),
  ])
  func `a freeze begins as a draft or as proposed`(status: String, messages: [String]) throws {
    let found = try JudgedCommit().violations(rules) { ledger in
      var fields = ledger["FRZ-0005"].fields
      fields["id"] = "FRZ-0009"
      fields["status"] = .string(status)
      ledger.add(fields)
    }
    #expect(found.messages == messages)
  }

  @Test
  func `a killed initiative stays killed`() throws {
    var ledger = MemoryLedger.alder
    try ledger.set("INI-0003", "/status", "killed")

    #expect(
      try JudgedCommit(on: ledger).violations(rules) { try $0.set("INI-0003", "/status", "active") }.codes == ["FMT-06"]
    )
  }

  @Test
  func `a change does not change its type to find another way`() throws {
    var ledger = MemoryLedger.alder
    ledger.add(["id": "CHG-0001", "kind": "change", "type": "normal", "target": "INI-0002", "status": "draft"])
    let commit = JudgedCommit(on: ledger)
    let jump: (String, inout MemoryLedger) throws -> Void = { type, ledger in
      try ledger.set("CHG-0001", "/type", .string(type))
      try ledger.set("CHG-0001", "/status", type == "standard" ? "approved" : "approved_emergency")
    }

    #expect(try commit.violations(rules) { try jump("standard", &$0) }.codes == ["FMT-06"])
    #expect(try commit.violations(rules) { try jump("emergency", &$0) }.codes == ["FMT-06"])
    #expect(try commit.violations(rules) { try $0.set("CHG-0001", "/status", "submitted") }.isEmpty)
  }

  @Test
  func `reverting an applied change is refused`() throws {
    var ledger = MemoryLedger.alder
    ledger.add(["id": "CHG-0001", "kind": "change", "type": "normal", "target": "INI-0002", "status": "implemented"])

    #expect(
      try JudgedCommit(on: ledger).violations(rules) { try $0.set("CHG-0001", "/status", "approved") }.codes == [
        "FMT-06"
      ])
  }

  @Test
  func `a decision is used where it authorises an edit or a forum or gate model to become active`() throws {
    var ledger = MemoryLedger.alder
    ledger.add(["id": "DEC-0030", "kind": "decision", "type": "policy", "subject": "GTM-0001", "status": "closed"])
    ledger.add([
      "id": "DEC-0031", "kind": "decision", "type": "metric", "subject": "MET-0001", "status": "closed",
      "touches": [["path": "/min_n", "to": 31]],
    ])

    let violations = try JudgedCommit(on: ledger).violations(rules) {
      try $0.set("DEC-0030", "/status", "used")
      try $0.set("DEC-0031", "/status", "used")
    }

    #expect(violations.isEmpty)
  }

  @Test
  func `a new record starts in its first status, except while the ledger is set up`() throws {
    var commit = JudgedCommit()
    let edit: (inout MemoryLedger) throws -> Void = {
      $0.add(["id": "GTM-0002", "kind": "gatemodel", "status": "active"])
    }
    let governed = try commit.violations(rules, edit)
    commit.phase = .setUp

    #expect(governed.messages == ["GTM-0002: a new record does not start as active"])
    #expect(governed.first?.fix.description == "start as draft")
    #expect(try commit.violations(rules, edit).isEmpty)
    #expect(try commit.violations(rules) { try $0.set("INI-0001", "/status", "proposed") }.isEmpty)
  }
}
