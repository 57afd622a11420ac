import Calendars
import Git
import Governance
import JSON
import Operations
import Platform
import Rules
import Storage
import Testing

struct SyncLedgerTests {
  /// A server and two clones of it, Ana's and Grace's.
  private func workshop() throws -> Workshop {
    let workshop = try Workshop()
    try workshop.demo()
    try workshop.server()
    try workshop.clone(for: .ana)
    try workshop.clone(for: .grace)
    return workshop
  }

  private func sync(
    _ workshop: borrowing Workshop, _ person: RecordID, at time: String, pushes: Bool = true
  ) throws -> SyncLedger.Outcome {
    try SyncLedger(workshop.session(person.text, at: time), remote: "origin", pushes: pushes, isQuiet: true)()
  }

  private func report(_ outcome: SyncLedger.Outcome) throws -> SyncLedger.Report {
    switch outcome {
    case .synchronised(let report): return report
    case .refused(_, let judged), .distrusted(let judged): throw Refused(judged)
    default: throw Refused(nil, "\(outcome)")
    }
  }

  @Test
  func `edits of two people meet in one line of history`() throws {
    let workshop = try workshop()
    let ana = try workshop.session("PER-0001", at: "2026-09-09T09:00:00Z")
    try workshop.edit(.portal, in: ana) { $0["notes"] = "Waves start in September." }
    #expect(try report(sync(workshop, .ana, at: "2026-09-09T09:00:00Z")).pushed == 1)
    let grace = try workshop.session("PER-0007", at: "2026-09-09T09:01:00Z")
    try workshop.edit(.portal, in: grace, "Shorten the title\n") { $0["title"] = "Claims portal" }

    let report = try report(sync(workshop, .grace, at: "2026-09-09T09:05:00Z"))

    #expect((report.incoming, report.replayed.count, report.pushed) == (1, 1, 1))
    let merged = try #require(try grace.record(.portal))
    #expect(merged.title == "Claims portal")
    #expect(merged.fields["notes"] == "Waves start in September.")
    let head = try #require(try grace.head())
    #expect(head.message == "Shorten the title\n")
    #expect(head.committer?.seconds == Instant.at("2026-09-09T09:05:00Z").secondsSinceEpoch)
    #expect(try grace.verdicts().flatMap(\.violations).filter { $0.violation.severity == .block }.isEmpty)
    #expect(try workshop.git("-C", workshop.path("PER-0007"), "status", "--porcelain").isEmpty)
  }

  @Test
  func `a contradiction shows both values and moves nothing`() throws {
    let workshop = try workshop()
    try workshop.edit(.portal, in: workshop.session("PER-0001", at: "2026-09-09T09:00:00Z")) { $0["notes"] = "Ana's" }
    _ = try sync(workshop, .ana, at: "2026-09-09T09:00:00Z")
    let grace = try workshop.session("PER-0007", at: "2026-09-09T09:01:00Z")
    try workshop.edit(.portal, in: grace) { $0["notes"] = "Grace's" }
    let head = try grace.head()?.id

    guard case .conflicts(_, let conflicts) = try sync(workshop, .grace, at: "2026-09-09T09:05:00Z"),
      case .value(let path, let conflict) = conflicts.first
    else {
      Issue.record("no conflict")
      return
    }
    #expect(path == "portfolio/initiatives/INI-0002.json")
    #expect((conflict.ours, conflict.theirs) == ("Grace's", "Ana's"))
    #expect(try grace.head()?.id == head)
  }

  @Test
  func `events move with the commit that set them, and votes stay bound to what they were about`() throws {
    let workshop = try workshop()
    let grace = try workshop.session("PER-0007", at: "2026-09-09T09:00:00Z")
    let change = RecordID.id("CHG-0001")
    let written = try WriteCommit(grace, message: "Raise a change\n")({ edits, _ in
      try edits.put(
        Record(
          id: change, kind: ChangeRequest.kind,
          fields: [
            "id": "CHG-0001", "kind": "change", "schema": 1, "title": "Proactive SMS", "status": "draft",
            "owner": "PER-0007", "requester": "PER-0007", "target": "INI-0002", "type": "normal",
            "created_at": .string(edits.time.description), "edited_by": "PER-0007",
          ]))
    })
    guard case .written = written else { throw Refused(nil, "\(written)") }

    // An hour later the commit is too old to be pushed as it is.
    let report = try report(sync(workshop, .grace, at: "2026-09-09T10:00:00Z"))

    #expect(report.replayed.count == 1)
    #expect(try grace.record(change)?.fields["created_at"] == "2026-09-09T10:00:00Z")
    #expect(try grace.head()?.author?.seconds == Instant.at("2026-09-09T10:00:00Z").secondsSinceEpoch)
  }

  @Test
  func `the same edit by two people is made once`() throws {
    let workshop = try workshop()
    for person in ["PER-0001", "PER-0007"] {
      try workshop.edit(.portal, in: workshop.session(person, at: "2026-09-09T09:00:00Z")) {
        $0["notes"] = "Waves start in September."
      }
    }
    _ = try sync(workshop, .ana, at: "2026-09-09T09:00:00Z")

    let report = try report(sync(workshop, .grace, at: "2026-09-09T09:01:00Z"))

    #expect((report.dropped.count, report.replayed.count, report.pushed) == (1, 0, 0))
  }

  @Test
  func `nothing is pushed when nothing shall be`() throws {
    let workshop = try workshop()
    try workshop.edit(.portal, in: workshop.session("PER-0007", at: "2026-09-09T09:00:00Z")) { $0["notes"] = "x" }

    let report = try report(sync(workshop, .grace, at: "2026-09-09T09:01:00Z", pushes: false))

    #expect((report.pushed, report.unpushed) == (0, 1))
  }

  @Test
  func `another person's unpushed commit is not made again`() throws {
    let workshop = try workshop()
    try workshop.edit(.portal, in: workshop.session("PER-0001", at: "2026-09-09T09:00:00Z")) { $0["notes"] = "x" }
    _ = try sync(workshop, .ana, at: "2026-09-09T09:00:00Z")
    try workshop.edit(.portal, in: workshop.session("PER-0007", at: "2026-09-09T09:00:00Z")) { $0["title"] = "y" }
    try workshop.git("-C", workshop.path("PER-0007"), "config", "user.email", "per-0003@alder.example")

    #expect(throws: UsageError.self) { _ = try sync(workshop, .grace, at: "2026-09-09T09:01:00Z") }
  }

  @Test
  func `a server whose history went back is not followed`() throws {
    let workshop = try workshop()
    try workshop.edit(.portal, in: workshop.session("PER-0001", at: "2026-09-09T09:00:00Z")) { $0["notes"] = "x" }
    _ = try sync(workshop, .ana, at: "2026-09-09T09:00:00Z")
    _ = try sync(workshop, .grace, at: "2026-09-09T09:00:00Z")
    try workshop.git("-C", workshop.path("server.git"), "update-ref", "refs/heads/main", "main~1")

    guard case .rewound = try sync(workshop, .grace, at: "2026-09-09T09:01:00Z") else {
      Issue.record("it was followed")
      return
    }
  }

  @Test
  func `a commit that the server should have refused does not come in`() throws {
    let workshop = try workshop()
    let path = workshop.path("PER-0001/portfolio/initiatives/INI-0002.json")
    let text = String(decoding: try Files.read(path, limit: 1 << 20), as: UTF8.self)
    let edited = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasPrefix("  \"target_date\"") ? "  \"target_date\": \"2027-06-30\"," : String($0)
    }.joined(separator: "\n")
    try Files.write([UInt8](edited.utf8), to: path)
    try workshop.git("-C", workshop.path("PER-0001"), "commit", "-q", "--no-verify", "-am", "Later")
    try workshop.git("-C", workshop.path("PER-0001"), "push", "-q", "origin", "main")
    let grace = try workshop.session("PER-0007", at: "2026-09-09T09:00:00Z")
    let head = try grace.head()?.id

    guard case .distrusted(let judged) = try sync(workshop, .grace, at: "2026-11-30T09:00:00Z") else {
      Issue.record("it came in")
      return
    }
    #expect(judged.violations.contains { $0.violation.rule.code == "SCOPE-01" })
    #expect(try grace.head()?.id == head)
  }
}
