import Calendars
import Git
import Governance
import JSON
import Operations
import Platform
import Rules
import SeededRandom
import Storage
import Testing

/// What the read index answers is what Git alone answers.
struct IndexAgreesTests {
  private func lengthen(_ workshop: borrowing Workshop, seed: UInt64, by count: Int) throws {
    let view = try workshop.session("alder", at: "2030-01-01T00:00:00Z").view(usesIndex: false)
    let start = view.commit.committer.map { Int($0.seconds) } ?? 0
    var history = try RandomHistory(seed: seed, behind: view.state, layout: view.ledger.layout, at: start)
    history.add(count)
    var child = ChildProcess("git", ["-C", workshop.path("alder"), "fast-import", "--quiet", "--force"])
    child.environment = workshop.environment
    child.input = .bytes([UInt8](history.stream.utf8))
    let outcome = try child.run()
    try #require(outcome.succeeded, "\(String(decoding: outcome.errors, as: UTF8.self))")
  }

  /// Everything that can be asked about some points of the past, in words; of the two it must be equal.
  private func answers(_ session: Session, seed: UInt64, usesIndex: Bool) throws -> [String] {
    var random = SplitMix64(seed: seed)
    let newest = try session.view(usesIndex: usesIndex)
    let walk = try CommitWalk(session.repository, from: newest.commit.id, notFrom: nil)
    var points: [AsOf?] = [nil, AsOf("1999-01-01")]
    for _ in 0..<4 {
      let id = try #require(walk.ids.randomElement(using: &random))
      let time = try session.repository.commit(id).committer.map { Int($0.seconds) } ?? 0
      let moment = Instant(secondsSinceEpoch: Int64(time + Int.random(in: -1...1, using: &random)))
      points += [AsOf(id.description), AsOf(moment.description), AsOf(String(moment.description.prefix(10)))]
    }
    var told: [String] = []
    for point in points {
      told.append("as of \(point.map(\.description) ?? "now")")
      do {
        told += try answers(session.view(asOf: point, usesIndex: usesIndex), &random)
      } catch let error as UsageError {
        told.append("\(error)")
      }
    }
    return told
  }

  private func answers(_ view: LedgerView, _ random: inout SplitMix64) throws -> [String] {
    var told = ["\(view.commit.id)"]
    var owned = RecordFilter()
    owned.owner = .grace
    var active = RecordFilter()
    active.statuses = ["active", "revoked"]
    for kind in RecordCatalog.kinds {
      for filter in [RecordFilter(), owned, active] {
        told += try view.records(of: kind, matching: filter).map { "\(kind.name): \($0.json)" }
      }
    }
    told += try ExceptionRegister(in: view).entries.map { "\($0.exception.id) \($0.standing) \($0.daysLeft)" }
    let ids = try RecordCatalog.kinds.flatMap { try view.state.ids(of: $0) }
    for id in ids.shuffled(using: &random).prefix(12) + [.id("INI-9999")] {
      let limit = [1, 2, Int.max].randomElement(using: &random) ?? 1
      told += try RecordHistory(view).versions(of: id, limit: limit).map { version in
        "\(id) \(version.note) \(String(describing: version.before?.json)) \(String(describing: version.after?.json))"
      }
      told += try RecordHistory(view).origins(of: id).map { "\($0.pointer) \($0.value) \($0.note.id)" }
    }
    return told
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `built, refreshed and rebuilt, the index answers as Git does`(seed: UInt64) throws {
    let workshop = try Workshop()
    try workshop.demo()
    let session = try workshop.session("alder", at: "2030-01-01T00:00:00Z")
    let index = try LedgerIndex(session.ledger())
    func head() throws -> ObjectID { try #require(try session.head()).id }

    try lengthen(workshop, seed: seed, by: 60)
    #expect(try index.build(upTo: head()) > 60)
    #expect(try answers(session, seed: seed, usesIndex: true) == answers(session, seed: seed, usesIndex: false))

    try lengthen(workshop, seed: seed &+ 100, by: 40)
    #expect(try IndexStatus(of: index, at: head()).standing == .behind(40))
    let refreshed = try answers(session, seed: seed, usesIndex: true)
    #expect(try IndexStatus(of: index, at: head()).standing == .current)
    #expect(try refreshed == answers(session, seed: seed, usesIndex: false))

    #expect(try index.build(upTo: head(), anew: true) > 100)
    #expect(try answers(session, seed: seed, usesIndex: true) == refreshed)
  }

  @Test func `the index that is there answers, and not Git`() throws {
    let workshop = try Workshop()
    try workshop.demo()
    let session = try workshop.session("alder", at: "2030-01-01T00:00:00Z")
    try LedgerIndex(session.ledger()).build(upTo: try #require(try session.head()).id)
    var child = ChildProcess(
      "sqlite3", [workshop.path("alder/.git/folio/index.sqlite"), "UPDATE commits SET subject = 'from the index'"])
    child.environment = workshop.environment
    try #require(try child.run().succeeded)

    let versions = try RecordHistory(session.view()).versions(of: .portal)

    #expect(!versions.isEmpty)
    #expect(versions.allSatisfy { $0.note.subject == "from the index" })
  }

  @Test(arguments: ["", "no database at all, though long enough to be looked at\n"])
  func `a file that is no index is passed over by questions and replaced by a build`(content: String) throws {
    let workshop = try Workshop()
    try workshop.demo()
    let session = try workshop.session("alder", at: "2030-01-01T00:00:00Z")
    let head = try #require(try session.head()).id
    let index = try LedgerIndex(session.ledger())
    try Files.createFolder(workshop.path("alder/.git/folio"))
    try Files.write([UInt8](content.utf8), to: index.path)

    #expect(try answers(session, seed: 1, usesIndex: true) == answers(session, seed: 1, usesIndex: false))
    guard case .unusable = try IndexStatus(of: index, at: head).standing else {
      Issue.record("the file was taken for an index")
      return
    }
    try index.build(upTo: head)
    #expect(try IndexStatus(of: index, at: head).standing == .current)
  }

  @Test func `a line that was rewritten is seen, answered about by Git, and indexed anew`() throws {
    let workshop = try Workshop()
    try workshop.demo()
    let session = try workshop.session("alder", at: "2030-01-01T00:00:00Z")
    let index = try LedgerIndex(session.ledger())
    try lengthen(workshop, seed: 8, by: 10)
    try index.build(upTo: try #require(try session.head()).id)
    try workshop.git("-C", workshop.path("alder"), "update-ref", "refs/heads/main", "refs/heads/main~4")
    try lengthen(workshop, seed: 9, by: 5)
    let head = try #require(try session.head()).id

    #expect(try IndexStatus(of: index, at: head).standing == .onAnotherLine)
    #expect(try answers(session, seed: 1, usesIndex: true) == answers(session, seed: 1, usesIndex: false))
    try index.build(upTo: head)
    #expect(try IndexStatus(of: index, at: head).standing == .current)
    #expect(try answers(session, seed: 1, usesIndex: true) == answers(session, seed: 1, usesIndex: false))
  }

  @Test func `without an index none is made by a question, and one that is dropped is gone`() throws {
    let workshop = try Workshop()
    try workshop.demo()
    let session = try workshop.session("alder", at: "2030-01-01T00:00:00Z")
    let index = try LedgerIndex(session.ledger())

    _ = try session.view(asOf: AsOf("2026-09-08"))
    #expect(try !Files.exists(index.path))
    try index.build(upTo: try #require(try session.head()).id)
    #expect(try index.drop())
    #expect(try !Files.exists(index.path))
    #expect(try !index.drop())
  }
}
