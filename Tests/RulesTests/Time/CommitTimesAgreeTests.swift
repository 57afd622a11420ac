import Governance
import JSON
import Rules
import Testing

struct CommitTimesAgreeTests {
  private let rules: [any Rule] = [CommitTimesAgree()]

  private func note(_ ledger: inout MemoryLedger) throws { try ledger.set("MET-0001", "/notes", "a") }

  @Test(arguments: [("2026-09-09T09:00:00Z", 0), ("2026-09-09T09:00:01Z", 1)])
  func `a commit is not older than its parent`(parent: String, faults: Int) throws {
    var commit = JudgedCommit()
    commit.parentTime = parent

    let violations = try commit.violations(rules, note)

    #expect(violations.count == faults)
    #expect(violations.allSatisfy { $0.rule.code == "TIME-01" })
  }

  @Test(arguments: [
    ("2026-09-08T09:00:00Z", 0), ("2026-09-08T08:59:59Z", 1), ("2026-09-10T09:00:00Z", 0), ("2026-09-10T09:00:01Z", 1),
    ("0001-01-01T00:00:00Z", 1),
  ])
  func `author and committer are dated within 24 hours`(authorTime: String, faults: Int) throws {
    var commit = JudgedCommit()
    commit.authorTime = authorTime

    #expect(try commit.violations(rules, note).count == faults)
  }

  @Test(arguments: [
    ("2026-09-09T08:55:00Z", 0), ("2026-09-09T08:54:59Z", 1), ("2026-09-10T09:00:00Z", 0), ("2026-09-10T09:00:01Z", 1),
  ])
  func `a server takes what is at most 5 minutes ahead and 24 hours behind its clock`(now: String, faults: Int) throws {
    var commit = JudgedCommit()
    commit.admission = now

    #expect(try commit.violations(rules, note).count == faults)
  }

  @Test
  func `without a receiving clock a commit may have any age`() throws {
    #expect(try JudgedCommit(at: "2020-01-01T00:00:00Z").violations(rules, note).isEmpty)
  }

  /// Alder with an open decision, a closed one and an approved change.
  private static func ledger() -> MemoryLedger {
    var ledger = MemoryLedger.alder
    ledger.add(["id": "DEC-0030", "kind": "decision", "type": "change", "subject": "CHG-0001", "status": "open"])
    ledger.add(["id": "DEC-0031", "kind": "decision", "type": "policy", "subject": "POL-0001", "status": "closed"])
    ledger.add(["id": "CHG-0001", "kind": "change", "type": "normal", "target": "INI-0002", "status": "approved"])
    return ledger
  }

  @Test(
    arguments: [
      ("DEC-0030", "/votes", ["PER-0001": ["vote": "approve"]]), ("DEC-0030", "/status", "closed"),
      ("DEC-0031", "/status", "used"), ("CHG-0001", "/status", "implemented"),
    ] as [(String, String, JSONValue)])
  func `votes, closings and applications are pushed within 15 minutes`(
    id: String, pointer: String, value: JSONValue
  ) throws {
    var commit = JudgedCommit(on: Self.ledger())
    for (now, faults) in [("2026-09-09T09:15:00Z", 0), ("2026-09-09T09:15:01Z", 1)] {
      commit.admission = now
      #expect(try commit.violations(rules) { try $0.set(id, pointer, value) }.count == faults)
    }
    commit.phase = .setUp
    #expect(try commit.violations(rules) { try $0.set(id, pointer, value) }.isEmpty)
  }

  @Test(arguments: [("Folio-Under", "EXC-0001"), ("Folio-Override", "DEC-0099")])
  func `what relies on an exception or override is pushed within 15 minutes`(key: String, value: String) throws {
    var commit = JudgedCommit()
    commit.admission = "2026-09-09T09:15:01Z"
    #expect(try commit.violations(rules, note).isEmpty)

    commit.trailers = [(key, value)]
    #expect(try commit.violations(rules, note).codes == ["TIME-01"])
  }

  @Test
  func `the root commit is as old as its ledger`() throws {
    var root = JudgedCommit(on: MemoryLedger())
    root.phase = .root
    root.admission = "2027-09-09T09:00:00Z"

    #expect(try root.violations(rules, after: .opening).isEmpty)
  }
}
