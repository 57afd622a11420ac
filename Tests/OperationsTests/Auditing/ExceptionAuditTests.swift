import Calendars
import Governance
import JSON
import Operations
import Rules
import Storage
import Testing

struct ExceptionAuditTests {
  /// The demo's ledger, in which EXC-0004 was exempted on 2026-09-10 until 2026-10-05, and EXC-0005 was exempted on the same day
  /// and revoked on 2026-09-20.
  private func audit(
    _ period: String, forum: String? = nil, at time: String = "2026-12-01T09:00:00Z"
  ) throws -> ExceptionAudit {
    let shop = try Workshop()
    try shop.demo()
    for (id, process) in [("EXC-0004", "PRC-0003"), ("EXC-0005", "PRC-0002")] {
      try write(shop, "2026-09-10T09:00:00Z") { edits, context in
        var new = NewRecord(.id(id), kind: Exception.kind)
        new.fields = [
          "title": "Goodwill wording", "against": .string(process), "scope": ["subjects": [.string(process)]],
          "justification": "Letters come back", "risk": "low", "risk_owner": "PER-0005", "form": "process_deviation",
          "requester": "PER-0014", "expires_on": "2026-10-05", "tags": [],
          "exempt": ["uplift_ci_low": "1.8", "customers": 120, "cost": 4, "days": 25, "metric": "MET-0001"],
        ]
        try new.apply(to: &edits, context)
      }
      try write(shop, "2026-09-10T10:00:00Z") { edits, context in
        try ExceptionMove.exempt.apply(to: .id(id), &edits, context)
      }
    }
    try write(shop, "2026-09-20T10:00:00Z") { edits, context in
      try ExceptionMove.revoke.apply(to: .id("EXC-0005"), &edits, context)
    }
    let session = try shop.session("alder", at: time)
    return try ExceptionAudit(
      of: #require(Period(period)), forum: forum.map { .id($0) }, in: session.view())
  }

  private func write(
    _ shop: borrowing Workshop, _ time: String,
    _ edit: @escaping (inout RecordEdits, RuleContext) throws -> Void
  ) throws {
    let session = try shop.session("alder", at: time, as: .id("PER-0014"))
    switch try WriteCommit(session, message: "Edit\n")(edit) {
    case .written: break
    case .refused(let judged): throw Refused(judged)
    default: throw Refused(nil)
    }
  }

  private func acts(_ audit: ExceptionAudit) -> [String] {
    audit.acts.map { "\($0.day) \($0.exception.id) \($0.kind.rawValue)" }
  }

  @Test func `what happened in a quarter is told in its order`() throws {
    let audit = try audit("2026Q3")
    #expect(
      acts(audit) == [
        "2026-09-08 EXC-0001 declared", "2026-09-08 EXC-0002 declared", "2026-09-08 EXC-0003 declared",
        "2026-09-10 EXC-0004 exempted", "2026-09-10 EXC-0005 exempted", "2026-09-20 EXC-0005 revoked",
      ])
    #expect(audit.population.map(\.id.text) == ["EXC-0001", "EXC-0002", "EXC-0003", "EXC-0004", "EXC-0005"])
    #expect(audit.countsByControl.map(\.name).suffix(2) == ["PRC-0002", "PRC-0003"])
  }

  @Test func `a term that ends by itself is told of, and what ended before is no longer asked about`() throws {
    let audit = try audit("2026Q4")
    #expect(
      acts(audit) == [
        "2026-10-01 EXC-0002 expired", "2026-10-05 EXC-0004 expired", "2026-10-30 EXC-0003 expired",
        "2026-11-11 EXC-0001 expired",
      ])
    #expect(audit.population.map(\.id.text) == ["EXC-0001", "EXC-0003", "EXC-0004"])
    #expect(Set(audit.sample) == Set(audit.population.map(\.id)))
  }

  @Test func `a forum's audit is about its own, and what is not known yet is not told`() throws {
    #expect(try acts(audit("2026Q4", forum: "FOR-0002")) == [])
    #expect(try acts(audit("2026Q4", forum: "FOR-0001")).count == 4)
    #expect(try acts(audit("2026Q4", at: "2026-10-04T09:00:00Z")) == ["2026-10-01 EXC-0002 expired"])
  }

  @Test func `a period that the ledger cannot speak of has no answer, and one that it knows in part says so`() throws {
    #expect(throws: UsageError.self) { try audit("2025Q4") }
    #expect(throws: UsageError.self) { try audit("2027Q1") }
    let third = try audit("2026Q3")
    #expect(third.ledgerBegins?.description == "2026-09-08" && third.knownUntil == nil)
    let fourth = try audit("2026Q4", at: "2026-10-04T09:00:00Z")
    #expect(fourth.ledgerBegins == nil && fourth.knownUntil?.description == "2026-10-04")
  }
}
