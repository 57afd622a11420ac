import Governance
import JSON
import Rules
import Testing

struct ListsAgreeWithRecordsTests {
  private func violations(
    on ledger: MemoryLedger = .alder, _ edit: (inout MemoryLedger) throws -> Void
  ) throws -> [Violation] {
    try JudgedCommit(on: ledger).violations([ListsAgreeWithRecords()], edit)
  }

  /// Alder with an open gate decision on INI-0003.
  private static func withOpenGate() throws -> MemoryLedger {
    var ledger = MemoryLedger.alder
    ledger.add([
      "id": "DEC-0030", "kind": "decision", "type": "gate", "gate": "G1", "subject": "INI-0003", "status": "open",
    ])
    return ledger
  }

  /// Alder with an approved change against INI-0002.
  private static func withApprovedChange() throws -> MemoryLedger {
    var ledger = MemoryLedger.alder
    ledger.add(["id": "CHG-0001", "kind": "change", "type": "normal", "target": "INI-0002", "status": "approved"])
    return ledger
  }

  /// Alder with a review of PRC-0001 on its way.
  private static func withReview() throws -> MemoryLedger {
    var ledger = MemoryLedger.alder
    ledger.add([
      "id": "REV-0030", "kind": "review", "subject": "PRC-0001", "forum": "FOR-0002", "status": "in_progress",
    ])
    return ledger
  }

  @Test
  func `the lists of the worked example agree with its records`() throws {
    var commit = JudgedCommit(on: MemoryLedger())
    commit.phase = .root

    #expect(try commit.violations([ListsAgreeWithRecords()], after: .opening).isEmpty)
  }

  @Test
  func `a closed gate decision is listed by its initiative, in the commit that closes it`() throws {
    let open = try Self.withOpenGate()
    let forgotten = try violations(on: open) { try $0.set("DEC-0030", "/status", "closed") }
    let listed = try violations(on: open) {
      try $0.set("DEC-0030", "/status", "closed")
      try $0.set("INI-0003", "/gate_decisions", ["DEC-0015", "DEC-0030"])
    }

    #expect(forgotten.messages == ["/gate_decisions of INI-0003 does not list DEC-0030, which belongs there"])
    #expect(forgotten.first?.subject == "DEC-0030")
    #expect(listed.isEmpty)
  }

  @Test(
    arguments: [
      (["DEC-0015", "DEC-0030"], "/gate_decisions of INI-0003 points to DEC-0030, which does not belong there"),
      (["DEC-0001", "DEC-0015"], "/gate_decisions of INI-0003 points to DEC-0001, which does not belong there"),
      ([], "/gate_decisions of INI-0003 does not list DEC-0015, which belongs there"),
    ] as [([String], String)])
  func `an initiative lists its closed gate decisions and no others`(list: [String], message: String) throws {
    let violations = try violations(on: Self.withOpenGate()) {
      try $0.set("INI-0003", "/gate_decisions", .array(list.map { .string($0) }))
    }

    #expect(violations.messages == [message])
    #expect(violations.first?.pointer?.description == "/gate_decisions")
  }

  @Test
  func `an applied change is listed by the baseline of its target`() throws {
    let approved = try Self.withApprovedChange()
    let forgotten = try violations(on: approved) { try $0.set("CHG-0001", "/status", "implemented") }
    let early = try violations(on: approved) { try $0.set("INI-0002", "/baseline/changes", ["CHG-0001"]) }
    let listed = try violations(on: approved) {
      try $0.set("CHG-0001", "/status", "implemented")
      try $0.set("INI-0002", "/baseline/changes", ["CHG-0001"])
    }

    #expect(forgotten.codes == ["FMT-04"])
    #expect(early.codes == ["FMT-04"])
    #expect(listed.isEmpty)
  }

  @Test
  func `a kill is noted on the change board's register`() throws {
    let forgotten = try violations { try $0.set("INI-0003", "/status", "killed") }
    let elsewhere = try violations {
      try $0.set("INI-0003", "/status", "killed")
      try $0.set("FOR-0002", "/register/killed", ["INI-0003"])
    }
    let noted = try violations {
      try $0.set("INI-0003", "/status", "killed")
      try $0.set("FOR-0001", "/register/killed", ["INI-0003"])
    }
    let invented = try violations { try $0.set("FOR-0001", "/register/killed", ["INI-0003"]) }

    #expect(forgotten.messages == ["/register/killed of FOR-0001 does not list INI-0003, which belongs there"])
    #expect(elsewhere.codes == ["FMT-04"])
    #expect(noted.isEmpty)
    #expect(invented.codes == ["FMT-04"])
  }

  @Test
  func `a kill stays noted where it was, whichever forum becomes the change board`() throws {
    var ledger = MemoryLedger.alder
    try ledger.set("INI-0003", "/status", "killed")
    try ledger.set("FOR-0001", "/register/killed", ["INI-0003"])
    try ledger.set("POL-0001", "/change_board", "FOR-0002")

    #expect(try violations(on: ledger) { try $0.set("INI-0003", "/notes", "Why.") }.isEmpty)
    #expect(try violations(on: ledger) { try $0.set("FOR-0001", "/register/killed", []) }.codes == ["FMT-04"])
  }

  @Test
  func `a completed review is listed by its forum and by the process that it looked at`() throws {
    let inProgress = try Self.withReview()
    let forgotten = try violations(on: inProgress) { try $0.set("REV-0030", "/status", "completed") }
    let listed = try violations(on: inProgress) {
      try $0.set("REV-0030", "/status", "completed")
      try $0.set("FOR-0002", "/register/audits", ["REV-0002", "REV-0030"])
      try $0.set("PRC-0001", "/reviews", ["REV-0003", "REV-0030"])
    }

    #expect(
      forgotten.messages == [
        "/register/audits of FOR-0002 does not list REV-0030, which belongs there",
        "/reviews of PRC-0001 does not list REV-0030, which belongs there",
      ])
    #expect(listed.isEmpty)
  }

  @Test
  func `a review on its way may be listed by its process already, and by no other`() throws {
    let inProgress = try Self.withReview()

    #expect(try violations(on: inProgress) { try $0.set("PRC-0001", "/reviews", ["REV-0003", "REV-0030"]) }.isEmpty)
    #expect(
      try violations(on: inProgress) { try $0.set("PRC-0002", "/reviews", ["REV-0004", "REV-0030"]) }.codes == [
        "FMT-04"
      ])
  }
}
