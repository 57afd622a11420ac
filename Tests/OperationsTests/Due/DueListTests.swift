import Calendars
import Governance
import JSON
import Operations
import Platform
import Rules
import Storage
import Testing

struct DueListTests {
  private func due(at time: String, _ workshop: borrowing Workshop) throws -> DueList {
    try DueList(in: workshop.session("alder", at: time).view())
  }

  private func warnings(at time: String, _ workshop: borrowing Workshop) throws -> [String] {
    let judged = try CheckEverything(workshop.session("alder", at: time))()
    #expect(!judged.isRefused)
    return judged.violations.map { "\($0.violation.rule) \($0.violation.severity) \($0.violation.subject)" }
  }

  @Test func `G13: a hold is silent for 180 days, and said from then on`() throws {
    let workshop = try Workshop()
    try workshop.demo()

    #expect(try warnings(at: "2026-07-31T12:00:00Z", workshop) == [])
    #expect(try warnings(at: "2026-08-01T12:00:00Z", workshop) == ["GATE-08 warn INI-0010"])
  }

  @Test func `a hold is due on its last day and overdue after it, once`() throws {
    let workshop = try Workshop()
    try workshop.demo()
    func hold(_ time: String) throws -> [DueItem] {
      try due(at: time, workshop).items.filter { $0.subject.text == "INI-0010" }
    }

    let before = try #require(try hold("2026-07-31T22:59:59Z").first)
    #expect(before.end == Instant("2026-07-31T23:00:00Z"))
    #expect(try !before.isOverdue(at: #require(Instant("2026-07-31T22:59:59Z"))))
    #expect(try hold("2026-08-01T12:00:00Z").count == 1)
    #expect(try before.isOverdue(at: #require(Instant("2026-07-31T23:00:00Z"))))
  }

  @Test func `an exception is due for its controls and its end, and a forum for its audit`() throws {
    let workshop = try Workshop()
    try workshop.demo()

    let items = try due(at: "2026-10-05T12:00:00Z", workshop).items
    func days(_ subject: String) -> [String] {
      items.filter { $0.subject.text == subject }.map { "\($0.end ?? .distantPast) \($0.what)" }
    }

    // Days end at midnight in London: summer time until 2026-10-25.
    #expect(
      days("EXC-0001") == [
        "2026-09-24T23:00:00Z check: Ten paper disclosures a month are compared with what the portal shows",
        "2026-10-12T23:00:00Z check: The list of customers who get paper is reconciled with the archive",
        "2026-11-11T00:00:00Z ends unless renewed: Paper disclosure for claims in DACH",
      ])
    #expect(days("EXC-0002") == [], "it ended on 2026-10-01")
    #expect(days("FOR-0001") == ["2026-10-31T00:00:00Z audit of the exceptions of 2026Q3"])
  }

  @Test func `a recycled gate ages, and is never overdue`() throws {
    let workshop = try Workshop()
    try workshop.demo()
    let session = try workshop.session("alder", at: "2026-09-09T09:00:00Z", as: .mina)
    // Past the rules, which would ask for votes: the list tells what a state holds.
    let recycle: JSONObject = [
      "id": "DEC-0900", "kind": "decision", "schema": 1, "title": "G1", "status": "closed", "owner": "PER-0014",
      "created_at": "2026-08-01T09:00:00Z", "edited_by": "PER-0014", "type": "gate", "gate": "G1",
      "subject": "INI-0003", "opened_at": "2026-08-01T09:00:00Z", "closes_at": "2026-08-09T09:00:00Z", "votes": [:],
      "gate_result": ["choice": "recycle"], "outcome": "approved", "outcome_at": "2026-08-05T09:00:00Z",
    ]
    var edits = try RecordEdits(on: session.view().state, by: nil, at: session.now)
    try edits.put(#require(Record(fields: recycle)))
    try edits.update(.id("INI-0003")) { $0["gate_decisions"] = .array($0.array("gate_decisions") + ["DEC-0900"]) }
    let files = "\(workshop.path("alder"))/"
    for (path, bytes) in edits.files { try Files.write(#require(bytes), to: files + path) }
    try workshop.git("-C", workshop.path("alder"), "add", "-A")
    try workshop.git(
      "-C", workshop.path("alder"), "-c", "commit.gpgsign=false", "commit", "-q", "--no-verify", "-m", "G1")

    let list = try due(at: "2026-11-01T12:00:00Z", workshop)
    let item = try #require(list.items.last)
    #expect(item.subject.text == "INI-0003" && item.what == "recycled at G1 on 2026-08-05: bring new evidence")
    #expect(item.since == Instant("2026-08-05T09:00:00Z") && !item.isOverdue(at: list.time))
  }

  @Test func `what is due stands in order of time`() throws {
    let workshop = try Workshop()
    try workshop.demo()

    let ends = try due(at: "2026-09-08T12:00:00Z", workshop).items.map { $0.end ?? .distantPast }

    #expect(!ends.isEmpty)
    #expect(ends == ends.sorted())
  }

  @Test func `an escalation stands on the register, and is due once until it is answered`() throws {
    let workshop = try Workshop()
    try workshop.demo()
    let (dev, alert) = (try #require(RecordID("PER-0004")), try #require(RecordID("ESC-0001")))
    let session = try workshop.session("alder", at: "2026-09-09T09:00:00Z", as: dev)
    let fields: JSONObject = ["title": "Sentiment drop", "type": "alert", "process": "PRC-0001"]
    let opened = try WriteCommit(session, message: "Open\n")({ edits, context in
      try NewRecord(alert, kind: Escalation.kind, fields: fields).apply(to: &edits, context)
    })
    guard case .written = opened else { throw Refused(nil, "\(opened)") }

    let board = try #require(RecordID("FOR-0001"))
    #expect(try session.view().state.record(board, as: Forum.self)?.register.ids("alerts") == [alert])
    // The first level of PRC-0001 has four hours.
    let items = try due(at: "2026-09-09T13:00:00Z", workshop).items.filter { $0.subject == alert }
    #expect(items.map(\.who) == [[dev]])
    #expect(try items.map { try $0.isOverdue(at: #require(Instant("2026-09-09T13:00:00Z"))) } == [true])

    try workshop.edit(alert, in: session) { $0["status"] = "acknowledged" }
    #expect(try due(at: "2026-09-09T13:00:00Z", workshop).items.allSatisfy { $0.subject != alert })
  }
}
