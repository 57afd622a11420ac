import Governance
import JSON
import Testing

@testable import Rules

struct WaiverTests {
  /// G2 of INI-0009 on customer evidence that is too small, with an exception from GATE-04 in the ledger.
  private func violations(
    under exceptions: [String], at time: String = "2026-10-29T23:59:59Z", _ fields: JSONObject = [:]
  ) throws -> [Violation] {
    let ledger = try MemoryLedger.alder.with { ledger in
      var all: JSONObject = [
        "risk": "high", "form": "customer_specific", "starts": "2026-08-01", "expires_on": "2026-10-30",
      ]
      for (key, value) in fields { all[key] = value }
      try ledger.addException("EXC-0003", all)
    }
    var fixture = try GateFixture(on: ledger)
    try fixture.setEvidence("C1", [GateFixture.evidence("interview", n: 6)])
    var commit = JudgedCommit(on: fixture.ledger, by: "PER-0014", at: time)
    commit.trailers = exceptions.map { ("Folio-Under", $0) }
    return try commit.violations(rules("GATE-04", "EXC-05")) {
      try $0.set("DEC-0900", "/status", "closed")
      try $0.set("DEC-0900", "/outcome", "approved")
    }
  }

  @Test func `X01: a commit that names an exception in force is let through, with a note`() throws {
    let found = try violations(under: ["EXC-0003"])

    #expect(found.codes == [])
    #expect(found.map(\.severity) == [.note])
    #expect(found.first?.waivedBy?.text == "EXC-0003")
  }

  @Test func `X01: from the day of its expiry it is not`() throws {
    let found = try violations(under: ["EXC-0003"], at: "2026-10-30T00:00:00Z")

    #expect(found.codes == ["EXC-05", "GATE-04"])
    #expect(found.messages("EXC-05") == ["EXC-0003 is not in force (it expired on 2026-10-30)"])
  }

  @Test func `who does not name it is told of it`() throws {
    let found = try violations(under: [])

    #expect(found.codes == ["GATE-04"])
    #expect(found.first?.fix.description.contains("--under EXC-0003") == true)
    #expect(found.first?.isSettledByTrailer == true)
  }

  @Test(
    arguments: [
      (["scope": ["subjects": ["INI-0001"]]], ["EXC-05", "GATE-04"]),
      (["scope": ["subjects": ["INI-0009"], "regions": ["US"]]], ["EXC-05", "GATE-04"]),
      (["against": "GATE-06"], ["GATE-04"]), (["status": "submitted"], ["EXC-05", "GATE-04"]),
      (["status": "revoked"], ["EXC-05", "GATE-04"]),
      (["starts": "2026-10-30", "expires_on": "2026-11-30"], ["EXC-05", "GATE-04"]),
    ] as [(JSONObject, [String])])
  func `an exception for something else lets nothing through`(fields: JSONObject, codes: [String]) throws {
    #expect(try violations(under: ["EXC-0003"], fields).codes == codes)
  }

  @Test func `an exception that is not there is not in force`() throws {
    #expect(
      try violations(under: ["EXC-0999"]).messages("EXC-05") == [
        "EXC-0999 is not in force (there is no such exception)"
      ])
  }

  @Test func `what cannot be waived is not, whatever the record says`() throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.addException("EXC-0003", ["against": "SCOPE-01", "scope": ["subjects": ["INI-0002"]]])
    }
    var commit = JudgedCommit(on: ledger)
    commit.trailers = [("Folio-Under", "EXC-0003")]

    #expect(
      try commit.violations(rules("SCOPE-01")) { try $0.set("INI-0002", "/budget/total", 442) }.codes == ["SCOPE-01"])
  }
}
