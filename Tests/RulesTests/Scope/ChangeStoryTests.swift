import Calendars
import Governance
import JSON
import Rules
import Testing

/// CHG-0001 of the worked example from draft to applied, under every rule there is.
struct ChangeStoryTests {
  @Test func `each commit of the right order passes, and the last one leaves baseline v2`() throws {
    var ledger = MemoryLedger.alder
    ledger.addChange([.cost(22), .days(5), .requirement(9)], ["class": "moderate"])
    try Self.commit(&ledger, by: "PER-0007", at: "2026-09-09T09:10:00Z") {
      try $0.set("CHG-0001", "/status", "submitted")
    }
    try Self.commit(&ledger, by: "PER-0014", at: "2026-09-09T09:20:00Z") {
      $0.add([
        "id": "DEC-0101", "kind": "decision", "schema": 1, "title": "CHG-0001", "status": "open", "owner": "PER-0014",
        "created_at": "2026-09-09T09:20:00Z", "edited_by": "PER-0014", "type": "change", "subject": "CHG-0001",
        "opened_at": "2026-09-09T09:20:00Z", "closes_at": "2026-09-16T09:20:00Z", "votes": [:],
      ])
    }
    for (voter, role, time) in [
      ("PER-0001", "portfolio_manager", "2026-09-09T10:00:00Z"),
      ("PER-0003", "customer_representative", "2026-09-09T11:00:00Z"),
    ] {
      try Self.commit(&ledger, by: voter, at: time) {
        let digest = try Decision($0["DEC-0101"]).votedDigest(subject: $0["CHG-0001"]).description
        try $0.set(
          "DEC-0101", "/votes/" + voter,
          ["vote": "approve", "as": .string(role), "at": .string(time), "digest": .string(digest)])
      }
    }
    try Self.commit(&ledger, by: "PER-0007", at: "2026-09-09T12:00:00Z") {
      let digest = try Decision($0["DEC-0101"]).votedDigest(subject: $0["CHG-0001"]).description
      try $0.set("DEC-0101", "/digest", .string(digest))
      try $0.set("DEC-0101", "/status", "closed")
      try $0.set("DEC-0101", "/outcome", "approved")
      try $0.set("DEC-0101", "/outcome_at", "2026-09-09T12:00:00Z")
      try $0.set("CHG-0001", "/status", "approved")
      try $0.set("CHG-0001", "/decision", "DEC-0101")
      try $0.set("CHG-0001", "/use_by", "2026-10-09")
    }
    try Self.commit(&ledger, by: "PER-0007", at: "2026-09-09T13:00:00Z") { try $0.apply(at: "2026-09-09T13:00:00Z") }

    let initiative = Initiative(ledger["INI-0002"])
    #expect(initiative.budgetTotal == 442)
    #expect(initiative.baseline?.version == 2)
    #expect(initiative.baseline?.changes.map(\.text) == ["CHG-0001"])
    #expect(initiative.baseline?.first?["budget"]?["total"] == 420)
  }

  private static func commit(
    _ ledger: inout MemoryLedger, by author: String, at time: String, _ edit: (inout MemoryLedger) throws -> Void
  ) throws {
    let after = try ledger.with(edit)
    let violations = try JudgedCommit(on: ledger, by: author, at: time).violations(after: after)
    #expect(violations.isEmpty)
    ledger = after
  }
}
