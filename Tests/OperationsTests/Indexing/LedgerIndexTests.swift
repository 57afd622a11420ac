import Calendars
import Git
import Governance
import JSON
import Operations
import Platform
import SeededRandom
import Storage
import Testing

/// The index against the commits themselves, on ledgers that nobody wrote.
struct LedgerIndexTests {
  /// A ledger whose people wrote a random history on top of the demo's: several records a commit, hours or no time apart.
  private func ledger(
    _ shop: borrowing Workshop, seed: UInt64, commits: Int, from minute: Int = 0, isNew: Bool = true
  ) throws {
    if isNew { try shop.demo() }
    let path = shop.path("alder")
    var random = SplitMix64(seed: seed)
    var time = try #require(Instant("2026-09-09T08:00:00Z")).adding(seconds: Int64(minute) * 60)
    let folders = ["initiatives/INI-00", "metrics/MET-00", "processes/PRC-00", "lessons/LES-00", "exceptions/EXC-00"]
    let numbers = [12, 9, 3, 1, 3]
    for step in 0..<commits {
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let kind = Int.random(in: folders.indices, using: &random)
        let number = Int.random(in: 1...numbers[kind], using: &random)
        let file = "\(path)/portfolio/\(folders[kind])\(number < 10 ? "0" : "")\(number).json"
        let text = String(decoding: try Files.read(file, limit: 1 << 20), as: UTF8.self)
        let title = try #require(text.split(separator: "\n").last { $0.contains("\"title\":") })
        let words = "  \"title\": \"Title \(step) \(UInt32.random(in: 0...999, using: &random))\""
        try Files.write([UInt8](text.replacing(title, with: words + (title.hasSuffix(",") ? "," : "")).utf8), to: file)
      }
      time = time.adding(seconds: Int64.random(in: 0...7200, using: &random))
      try shop.git(
        ["-C", path, "-c", "commit.gpgsign=false", "-c", "user.name=n", "-c", "user.email=per-0007@alder.example"]
          + ["commit", "-q", "--no-verify", "--allow-empty", "-a", "-m", "Step \(step)", "--date", "\(time)"],
        date: "\(time)")
    }
  }

  /// What is said of every record's history, and of the past at every hour of some days, as one text.
  private func answers(_ session: Session, seed: UInt64) throws -> [String] {
    let view = try session.view()
    var said: [String] = []
    for kind in [Initiative.kind, Metric.kind, Process.kind, Lesson.kind, Exception.kind, Person.kind] {
      for id in try view.state.ids(of: kind) {
        let versions = try RecordHistory(view).versions(of: id)
        said.append("\(id) " + versions.map { "\($0.note.shortID) \($0.after?.title ?? "")" }.joined(separator: " "))
      }
    }
    var random = SplitMix64(seed: seed)
    for _ in 0..<60 {
      let second = Int64.random(in: 0...700_000, using: &random)
      let instant = try #require(Instant("2026-09-07T20:00:00Z")).adding(seconds: second)
      let past = try? session.view(asOf: .instant(instant))
      said.append("\(instant) \(past?.commit.id.description ?? "none")")
      let limited = try past.map { try RecordHistory($0).versions(of: .portal, limit: 2).map(\.note.shortID) }
      said.append("\(limited ?? [])")
    }
    return said
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func `an index answers what the commits answer`(seed: UInt64) throws {
    let shop = try Workshop()
    try ledger(shop, seed: seed, commits: 40)
    let session = try shop.session("alder", at: "2026-12-01T09:00:00Z")
    let plain = try answers(session, seed: seed)

    try LedgerIndex.build(of: session.repository)
    #expect(try answers(session, seed: seed) == plain)
    #expect(plain.contains { $0.hasSuffix("none") } && Set(plain).count > 60)

    // More is committed: a question brings the index up to date, and it ends where one made anew ends.
    try ledger(shop, seed: seed + 10, commits: 15, from: 7000, isNew: false)
    let later = try shop.session("alder", at: "2026-12-01T09:00:00Z")
    let grown = try answers(later, seed: seed)
    let status = try #require(try LedgerIndex.status(of: later.repository))
    #expect(status.isCurrent)
    #expect(try LedgerIndex.drop(of: later.repository))
    #expect(try answers(later, seed: seed) == grown)
    try LedgerIndex.build(of: later.repository)
    #expect(try answers(later, seed: seed) == grown)
    let anew = try #require(try LedgerIndex.status(of: later.repository))
    #expect((anew.commits, anew.versions) == (status.commits, status.versions))
  }

  @Test func `a main that was rewritten is indexed anew`() throws {
    let shop = try Workshop()
    try ledger(shop, seed: 4, commits: 12)
    try LedgerIndex.build(of: shop.session("alder", at: "2026-12-01T09:00:00Z").repository)
    let path = shop.path("alder")
    try shop.git("-C", path, "-c", "core.hooksPath=\(path)/none", "reset", "-q", "--hard", "HEAD~5")
    try ledger(shop, seed: 5, commits: 3, from: 9000, isNew: false)

    let session = try shop.session("alder", at: "2026-12-01T09:00:00Z")
    let indexed = try answers(session, seed: 4)
    #expect(try LedgerIndex.drop(of: session.repository))
    #expect(try answers(session, seed: 4) == indexed)
  }

  @Test(arguments: ["", "SQLite format 3\u{0}and then nothing", "not a database at all, but long enough to be one"])
  func `a file that is no index is passed by, and made anew when somebody asks`(text: String) throws {
    let shop = try Workshop()
    try shop.demo()
    let session = try shop.session("alder", at: "2026-12-01T09:00:00Z")
    let plain = try RecordHistory(session.view()).versions(of: .portal).map(\.note.shortID)
    try Files.createPrivateFolder(session.repository.commonDirectory + "folio")
    try Files.write([UInt8](text.utf8), to: session.repository.commonDirectory + LedgerIndex.fileName)

    #expect(try RecordHistory(session.view()).versions(of: .portal).map(\.note.shortID) == plain)
    try LedgerIndex.build(of: session.repository)
    #expect(try LedgerIndex.status(of: session.repository)?.isCurrent == true)
    #expect(try RecordHistory(session.view()).versions(of: .portal).map(\.note.shortID) == plain)
  }

  @Test func `without an index nothing is said and nothing made`() throws {
    let shop = try Workshop()
    try shop.demo()
    let session = try shop.session("alder", at: "2026-12-01T09:00:00Z")
    _ = try RecordHistory(session.view()).versions(of: .portal)
    #expect(try LedgerIndex.status(of: session.repository) == nil)
    #expect(try !LedgerIndex.drop(of: session.repository))
  }
}
