import Governance
import JSON
import Rules
import Testing

struct EventTimesAgreeTests {
  private let rules: [any Rule] = [EventTimesAgree()]

  private func violations(
    on ledger: MemoryLedger = .alder, reason: String? = nil, _ edit: (inout MemoryLedger) throws -> Void
  ) throws -> [Violation] {
    var commit = JudgedCommit(on: ledger)
    commit.trailers = reason.map { [("Folio-Late-Reason", $0)] } ?? []
    return try commit.violations(rules, edit)
  }

  private static func metric(createdAt: String) -> JSONObject {
    ["id": "MET-0020", "kind": "metric", "status": "draft", "created_at": .string(createdAt)]
  }

  @Test(arguments: [
    ("2026-09-09T09:05:00Z", 0, 0), ("2026-09-09T09:05:01Z", 1, 1), ("2026-09-08T09:00:00Z", 0, 0),
    ("2026-09-08T08:59:59Z", 1, 0),
  ])
  func `an event is dated within 5 minutes after its commit and 24 hours before, or later with a reason`(
    time: String, faults: Int, withReason: Int
  ) throws {
    let violations = try violations { $0.add(Self.metric(createdAt: time)) }

    #expect(violations.count == faults)
    #expect(violations.allSatisfy { $0.rule.code == "TIME-01" && $0.pointer?.description == "/created_at" })
    #expect(
      try self.violations(reason: "the network was down") { $0.add(Self.metric(createdAt: time)) }.count == withReason)
  }

  @Test
  func `a violation that a reason would settle says so`() throws {
    let late = try violations { $0.add(Self.metric(createdAt: "2026-09-01T00:00:00Z")) }
    let ahead = try violations { $0.add(Self.metric(createdAt: "2026-10-01T00:00:00Z")) }

    #expect(late.map(\.isSettledByTrailer) == [true])
    #expect(
      late.messages == ["/created_at is dated 2026-09-01T00:00:00Z, commit is 2026-09-09T09:00:00Z: too long before it"]
    )
    #expect(ahead.map(\.isSettledByTrailer) == [false])
  }

  @Test(arguments: [
    ("DEC-0030", "/votes/PER-0001/at"), ("DEC-0030", "/outcome_at"), ("CHG-0001", "/implemented_at"),
  ])
  func `votes, closings and applications are dated within 15 minutes, whatever the reason`(
    id: String, pointer: String
  ) throws {
    var ledger = MemoryLedger.alder
    ledger.add(["id": "DEC-0030", "kind": "decision", "type": "change", "status": "open", "votes": ["PER-0001": [:]]])
    ledger.add(["id": "CHG-0001", "kind": "change", "type": "normal", "status": "approved"])
    for (time, faults) in [
      ("2026-09-09T08:45:00Z", 0), ("2026-09-09T08:44:59Z", 1), ("2026-09-08T08:00:00Z", 1),
      ("2026-09-09T09:05:01Z", 1),
    ] {
      let found = try violations(on: ledger, reason: "late") { try $0.set(id, pointer, .string(time)) }
      #expect(found.count == faults)
      #expect(found.allSatisfy { !$0.isSettledByTrailer && $0.pointer?.description == pointer })
    }
  }

  @Test
  func `the policy may allow another back-dating`() throws {
    var ledger = MemoryLedger.alder
    try ledger.set("POL-0001", "/thresholds/event/max_backdating", "PT48H")

    #expect(try violations(on: ledger) { $0.add(Self.metric(createdAt: "2026-09-07T09:00:00Z")) }.isEmpty)
    #expect(try violations(on: ledger) { $0.add(Self.metric(createdAt: "2026-09-07T08:59:59Z")) }.count == 1)
  }

  @Test
  func `only events that the commit sets are asked, and no end of a term`() throws {
    #expect(
      try violations {
        try $0.set("MET-0001", "/notes", "a")
        try $0.set("DEC-0001", "/closes_at", "2020-01-01T00:00:00Z")
      }.isEmpty)
  }

  @Test
  func `while the ledger is set up records enter with the times that they have`() throws {
    var commit = JudgedCommit(on: .opening, by: "PER-0013")
    commit.phase = .setUp

    #expect(try commit.violations(rules) { $0.add(Self.metric(createdAt: "2020-01-01T00:00:00Z")) }.isEmpty)
  }
}
