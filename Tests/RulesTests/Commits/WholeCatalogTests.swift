import Governance
import JSON
import Rules
import Testing
import WorkedExample

/// What every rule together says of the commits that a ledger begins with, and of the cases of DOMAIN.md §6.
struct WholeCatalogTests {
  @Test
  func `the worked example enters with the root commit`() throws {
    var root = JudgedCommit(on: MemoryLedger())
    root.phase = .root
    root.parentCount = 0
    root.signature = .missing
    root.admission = "2026-09-20T00:00:00Z"
    var after = MemoryLedger.opening
    after.files["portfolio/ledger.json"] = WorkedExample.bytes(at: "ledger.json")

    #expect(try root.violations(after: after).isEmpty)
  }

  @Test
  func `the worked example is activated`() throws {
    var commit = JudgedCommit(on: .opening, by: "PER-0013")
    commit.phase = .setUp

    #expect(try commit.violations { try $0.set("POL-0001", "/status", "active") }.isEmpty)
  }

  @Test
  func `an ordinary edit of a governed ledger is let pass`() throws {
    #expect(try JudgedCommit().violations { try $0.set("INI-0003", "/notes", "Seen.") }.isEmpty)
    #expect(
      try JudgedCommit(by: "PER-0001").violations {
        try $0.set("INI-0003", "/title", "Agent-assist knowledge")
        try $0.set("INI-0003", "/edited_by", "PER-0001")
      }.isEmpty)
  }

  @Test(arguments: [
    ("{\n  \"weight\": 0.35\n}\n", "FMT-01"), ("{\n  \"id\": \"A\",\n  \"id\": \"B\"\n}\n", "FMT-01"),
    ("{\n  \"title\": \"Cafe\u{301}\"\n}\n", "FMT-01"),
  ])
  func `D01: bytes that are not canonical`(text: String, code: String) throws {
    let violations = try JudgedCommit().violations {
      $0.remove("MET-0001")
      $0.write("portfolio/metrics/MET-0001.json", text)
    }

    #expect(violations.codes.contains(code))
  }

  @Test
  func `D01: a decimal with a trailing zero, and a YAML file`() throws {
    #expect(
      try JudgedCommit().violations { try $0.set("PRC-0001", "/sla/target", "0.350") }.codes.contains("FMT-03"))
    #expect(try JudgedCommit().violations { $0.write("x.yaml", "a: 1\n") }.codes == ["FMT-01"])
  }

  @Test
  func `D02: a commit 5 minutes ahead of the server, and one second more`() throws {
    var commit = JudgedCommit()
    commit.admission = "2026-09-09T08:55:00Z"
    #expect(try commit.violations { try $0.set("INI-0003", "/notes", "Seen.") }.isEmpty)

    commit.admission = "2026-09-09T08:54:59Z"
    #expect(try commit.violations { try $0.set("INI-0003", "/notes", "Seen.") }.codes == ["TIME-01"])
  }

  @Test
  func `D02: a vote dated 25 hours back without a reason`() throws {
    var ledger = MemoryLedger.alder
    var fields = ledger["DEC-0023"].fields
    fields["status"] = "open"
    fields["opened_at"] = "2026-09-08T00:00:00Z"
    fields["closes_at"] = "2026-09-20T00:00:00Z"
    for field in ["outcome", "outcome_at", "digest", "votes"] { fields[field] = nil }
    ledger.add(fields)
    let digest = try Decision(ledger["DEC-0023"]).votedDigest(subject: ledger["INI-0002"]).description
    var commit = JudgedCommit(on: ledger, by: "PER-0001")
    let vote: (String, inout MemoryLedger) throws -> Void = { time, ledger in
      try ledger.set(
        "DEC-0023", "/votes",
        ["PER-0001": ["vote": "approve", "as": "portfolio_manager", "at": .string(time), "digest": .string(digest)]])
    }

    #expect(try commit.violations { try vote("2026-09-08T08:00:00Z", &$0) }.codes == ["TIME-01"])
    commit.trailers = [("Folio-Late-Reason", "the network was down")]
    #expect(try commit.violations { try vote("2026-09-08T08:00:00Z", &$0) }.codes == ["TIME-01"])
    #expect(try commit.violations { try vote("2026-09-09T09:00:00Z", &$0) }.isEmpty)
  }

  @Test
  func `D03: a record deleted, a merge pushed, an e-mail address in notes`() throws {
    var merge = JudgedCommit()
    merge.parentCount = 2

    #expect(try JudgedCommit().violations { $0.remove("SEG-0001") }.codes.contains("FMT-05"))
    #expect(try merge.violations { try $0.set("INI-0003", "/notes", "Seen.") }.codes == ["GIT-01"])
    #expect(
      try JudgedCommit().violations { try $0.set("INI-0003", "/notes", "ask ana@alder.example") }.codes == ["DATA-01"])
  }
}
