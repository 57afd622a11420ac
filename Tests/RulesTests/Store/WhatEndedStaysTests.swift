import Governance
import JSON
import Rules
import Testing

struct WhatEndedStaysTests {
  private let rules: [any Rule] = [WhatEndedStays()]

  /// Alder with INI-0003 completed, baselined, and a finding open on a completed review.
  private static func ended() throws -> MemoryLedger {
    var ledger = MemoryLedger.alder
    try ledger.set("INI-0002", "/status", "completed")
    try ledger.set("INI-0002", "/handover", [["item": "run book", "owner": "PER-0004"]])
    try ledger.set(
      "REV-0001", "/findings",
      [
        ["id": "F1", "severity": "low", "text": "late", "owner": "PER-0005", "due_on": "2026-10-01"]
      ])
    try ledger.set("DEC-0001", "/gate_result/conditions", [["id": "N1", "text": "train"]])
    try ledger.set("FOR-0002", "/status", "dissolved")
    ledger.add([
      "id": "CHG-0001", "kind": "change", "type": "emergency", "target": "INI-0002", "status": "approved_emergency",
    ])
    return ledger
  }

  private func violations(_ edit: (inout MemoryLedger) throws -> Void) throws -> [Violation] {
    try JudgedCommit(on: Self.ended()).violations(rules, edit)
  }

  @Test(arguments: [
    ("INI-0002", "/title", "the record is completed"),
    ("DEC-0001", "/title", "the record is closed"),
    ("DEC-0001", "/votes/PER-0005", "the record is closed"),
    ("REV-0001", "/conclusion", "the record is completed"),
    ("FOR-0002", "/chair", "the record is dissolved"),
    ("GTM-0001", "/title", "the record is active, and initiatives are pinned to it"),
    ("INI-0002", "/tags", "the record is completed"),
  ])
  func `what has ended is not edited`(id: String, pointer: String, reason: String) throws {
    let violations = try violations { try $0.set(id, pointer, "changed") }

    #expect(violations.messages == ["\(id)\(pointer) may not change: \(reason)"])
    #expect(violations.first?.pointer?.description == pointer)
  }

  @Test(
    arguments: [
      ("INI-0002", "/notes", "seen"),
      ("INI-0002", "/links", [["rel": "relates", "to": "INI-0001"]]),
      ("INI-0002", "/gate_decisions", []),
      ("INI-0002", "/baseline/changes", ["CHG-0001"]),
      ("INI-0002", "/handover", [["item": "run book", "owner": "PER-0004", "done_on": "2026-09-09"]]),
      ("DEC-0001", "/status", "used"),
      ("DEC-0001", "/gate_result/conditions/N1/done_on", "2026-09-09"),
      ("REV-0001", "/findings/F1/done_on", "2026-09-09"),
      ("FOR-0002", "/register/killed", ["INI-0003"]),
      ("GTM-0001", "/status", "retired"),
      ("POL-0001", "/currency", "kUSD"),
      ("MET-0001", "/title", "other"),
    ] as [(String, String, JSONValue)])
  func `what stays free at the end, and what has not ended, is let pass`(
    id: String, pointer: String, value: JSONValue
  ) throws {
    #expect(try violations { try $0.set(id, pointer, value) }.isEmpty)
  }

  @Test
  func `a done date is set once`() throws {
    var ledger = try Self.ended()
    try ledger.set("REV-0001", "/findings/F1/done_on", "2026-09-08")

    #expect(
      try JudgedCommit(on: ledger).violations(rules) { try $0.set("REV-0001", "/findings/F1/done_on", "2026-09-09") }
        .codes == ["FMT-06"])
  }

  @Test
  func `a register may begin with what relations keep, and with nothing else`() throws {
    var ledger = try Self.ended()
    try ledger.set("FOR-0002", "/register", nil)
    let commit = JudgedCommit(on: ledger)

    #expect(try commit.violations(rules) { try $0.set("FOR-0002", "/register", ["audits": []]) }.isEmpty)
    #expect(try commit.violations(rules) { try $0.set("FOR-0002", "/register", ["other": []]) }.codes == ["FMT-06"])
  }

  @Test
  func `an emergency change is applied to a completed initiative`() throws {
    let edit: (inout MemoryLedger) throws -> Void = {
      try $0.set("INI-0002", "/budget/total", 421)
      try $0.set("INI-0002", "/baseline/version", 2)
      try $0.set("INI-0002", "/baseline/changes", ["CHG-0001"])
      try $0.set("INI-0002", "/edited_by", "PER-0007")
    }

    #expect(
      try violations {
        try edit(&$0)
        try $0.set("CHG-0001", "/status", "implemented")
      }.isEmpty)
    #expect(try violations(edit).codes == ["FMT-06"])
  }
}
