import Calendars
import Git
import Governance
import JSON
import Operations
import Platform
import Rules
import Storage
import Testing
import WorkedExample

struct ImportPortfolioTests {
  /// A signed-by-nobody ledger in set-up, begun by Mina under her id of the worked example.
  private func ledger(_ workshop: borrowing Workshop) throws -> Session {
    var terms = BeginLedger.Terms()
    (terms.isUnsigned, terms.name, terms.email) = (true, "Mina", "per-0013@alder.example")
    terms.id = .mina
    var generator = SystemRandomNumberGenerator()
    let begin = BeginLedger(environment: workshop.environment, now: .at("2026-09-08T09:00:00Z"))
    _ = try begin(at: workshop.path("ledger"), terms, using: &generator)
    try workshop.git("-C", workshop.path("ledger"), "config", "user.email", "per-0013@alder.example")
    return try workshop.session("ledger", at: "2026-09-08T10:00:00Z")
  }

  /// The worked example as files, in one folder and under names that mean nothing.
  private func write(_ workshop: borrowing Workshop, _ change: (inout JSONObject) -> Void = { _ in }) throws -> String {
    let folder = workshop.path("old")
    try Files.createFolder(folder)
    for (number, path) in WorkedExample.paths.enumerated() where path != "ledger.json" {
      let bytes = try #require(WorkedExample.bytes(at: path))
      var fields = try #require(try JSONParser.parse(bytes, limits: .record).objectValue)
      change(&fields)
      // Not canonical: everything on one line.
      try Files.write(CanonicalJSON.compact(of: .object(fields)), to: "\(folder)/\(number).json")
    }
    return folder
  }

  private func report(_ outcome: ImportPortfolio.Outcome) throws -> ImportPortfolio.Report {
    switch outcome {
    case .imported(let report), .rehearsed(let report): return report
    case .refused(let violations):
      throw Refused(nil, violations.map { "\($0.violation.message)" }.joined(separator: "\n"))
    case .faulty(let faults): throw Refused(nil, faults.map { "\($0.path): \($0.message)" }.joined(separator: "\n"))
    case .unchanged: throw Refused(nil)
    }
  }

  @Test
  func `what is imported stands in the ledger as it stood in the files`() throws {
    let workshop = try Workshop()
    let session = try ledger(workshop)
    let report = try report(ImportPortfolio(session)(write(workshop), message: nil))

    #expect(report.recordCount == WorkedExample.paths.count - 1)
    #expect(report.commits.count == 1)
    let state = try session.ledger().state(of: session.head()?.tree)
    for path in WorkedExample.paths where path.hasPrefix("initiatives/") || path.hasPrefix("decisions/") {
      let bytes = try #require(WorkedExample.bytes(at: path))
      let record = try #require(try JSONParser.parse(bytes, limits: .record).objectValue.flatMap { Record(fields: $0) })
      #expect(try state.bytes(at: state.layout.path(of: record.id, kind: record.kind)) == bytes)
    }
  }

  @Test
  func `nothing is new the second time`() throws {
    let workshop = try Workshop()
    let session = try ledger(workshop)
    let folder = try write(workshop)
    _ = try report(ImportPortfolio(session)(folder, message: nil))

    guard case .unchanged = try ImportPortfolio(session)(folder, message: nil) else {
      Issue.record("something was written")
      return
    }
  }

  @Test
  func `unconfirmed grants and foreign keys are confirmed by the importer and counted`() throws {
    let workshop = try Workshop()
    let session = try ledger(workshop)
    let folder = try write(workshop) { fields in
      guard fields.string("id") == "PER-0002" else { return }
      fields["grants"] = [["role": "finance", "from": "2025-01-06", "granted_by": "PER-0013"]]
      fields["keys"] = [
        [
          "id": "K1", "key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE4YN0rO0jv/x8z9vPbYVfJZcPpsZSVlDvHtCqbPGCEF",
          "added_by": "PER-0013",
        ],
        [
          "id": "K2", "key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE5YN0rO0jv/x8z9vPbYVfJZcPpsZSVlDvHtCqbPGCEF",
          "added_by": "PER-0002",
        ],
      ]
    }
    let report = try report(ImportPortfolio(session)(folder, message: nil))

    #expect(report.confirmed.grants == 1)
    #expect(report.confirmed.keys == 1)
    let ben = try #require(try session.record(.id("PER-0002"))?.of(Person.self))
    #expect(ben.grants.map(\.confirmedBy) == [.mina])
    #expect(ben.keys.map(\.confirmedBy) == [.mina, nil])
  }

  @Test
  func `the importer's own record stays a role_admin`() throws {
    let workshop = try Workshop()
    let session = try ledger(workshop)
    let folder = try write(workshop) { fields in
      if fields.string("id") == "PER-0013" { fields["grants"] = [] }
    }
    _ = try report(ImportPortfolio(session)(folder, message: nil))

    let mina = try #require(try session.record(.mina)?.of(Person.self))
    #expect(mina.grants.map(\.role) == ["role_admin"])
  }

  @Test
  func `every fault is placed in its file and nothing is written`() throws {
    let workshop = try Workshop()
    let session = try ledger(workshop)
    let folder = workshop.path("old/deep")
    try Files.createFolder(folder)
    try Files.write([UInt8]("{\n  \"id\": \"INI-0001\",\n  \"budget\": 1.5\n}".utf8), to: "\(folder)/a.json")
    try Files.write([UInt8]("{\"id\": \"INI-0001\", \"kind\": \"initiative\"}".utf8), to: "\(folder)/b.json")
    try Files.write([UInt8]("{\"id\": \"SEG-0001\", \"kind\": \"initiative\"}".utf8), to: "\(folder)/c.json")
    try Files.write([UInt8]("{\"name\": \"no record\"}".utf8), to: "\(folder)/d.json")
    let head = try session.head()?.id

    guard case .faulty(let faults) = try ImportPortfolio(session)(workshop.path("old"), message: nil) else {
      Issue.record("it was imported")
      return
    }
    let byFile = Dictionary(grouping: faults, by: \.path)
    let first = try #require(byFile["\(folder)/a.json"]?.first?.position)
    #expect("\(first)" == "3:13")
    #expect(byFile["\(folder)/b.json"]?.isEmpty == false)
    #expect(byFile["\(folder)/c.json"]?.first?.message == "SEG-0001 is no id of a record of kind initiative")
    #expect(byFile["\(folder)/d.json"] == nil)
    #expect(try session.head()?.id == head)
  }

  @Test
  func `one id in two files is a fault of the second`() throws {
    let workshop = try Workshop()
    let session = try ledger(workshop)
    let folder = try write(workshop)
    let copy = try Files.read("\(folder)/0.json", limit: 1 << 20)
    try Files.write(copy, to: "\(folder)/zz.json")

    guard case .faulty(let faults) = try ImportPortfolio(session)(folder, message: nil) else {
      Issue.record("it was imported")
      return
    }
    #expect(faults.map(\.path) == ["\(folder)/zz.json"])
  }

  @Test
  func `more records than a commit holds become several, and none refers to a later one`() throws {
    let workshop = try Workshop()
    let session = try ledger(workshop)
    let report = try report(ImportPortfolio(session, limit: 70)(write(workshop), message: nil))

    #expect(report.commits.count >= 2)
    #expect(report.commits.allSatisfy { !$0.isRefused && $0.recordCount <= 70 })
    #expect(try session.verdicts().count == 1 + report.commits.count)
  }

  @Test
  func `a rehearsal writes nothing`() throws {
    let workshop = try Workshop()
    let session = try ledger(workshop)
    _ = try report(ImportPortfolio(session, isRehearsal: true)(write(workshop), message: nil))

    #expect(try session.verdicts().count == 1)
  }

  @Test
  func `nothing enters after set-up`() throws {
    let workshop = try Workshop()
    try workshop.demo()
    let session = try workshop.session("alder", at: "2026-09-09T09:00:00Z", as: .mina)

    #expect(throws: UsageError.self) { _ = try ImportPortfolio(session)(write(workshop), message: nil) }
  }
}
