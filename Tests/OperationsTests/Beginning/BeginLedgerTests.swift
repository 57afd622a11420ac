import Calendars
import Git
import Governance
import JSON
import Operations
import Platform
import Rules
import Storage
import Testing

struct BeginLedgerTests {
  private func begin(
    _ workshop: borrowing Workshop, _ name: String = "ledger", _ change: (inout BeginLedger.Terms) -> Void = { _ in }
  ) throws -> BeginLedger.Outcome {
    var terms = BeginLedger.Terms()
    (terms.isUnsigned, terms.name, terms.email) = (true, "Mina", "Mina@Ledger.example")
    change(&terms)
    var generator = SystemRandomNumberGenerator()
    let operation = BeginLedger(environment: workshop.environment, now: .at("2026-09-08T09:00:00Z"))
    return try operation(at: workshop.path(name), terms, using: &generator)
  }

  private func begun(_ outcome: BeginLedger.Outcome) throws -> BeginLedger.Begun {
    switch outcome {
    case .begun(let begun): return begun
    case .refused(let judged): throw Refused(judged)
    }
  }

  @Test
  func `the root commit is judged clean and holds what a ledger starts from`() throws {
    let workshop = try Workshop()
    let begun = try begun(begin(workshop))

    #expect(begun.root.violations.isEmpty)
    #expect(begun.root.phase == .root)
    let session = begun.session
    let policy = try #require(try session.record(Policy.id)?.of(Policy.self))
    #expect(policy.status == "draft")
    #expect(policy.requiresSignature == false)
    #expect(policy.changeBoard == nil)
    #expect(policy.files.keys.count == 7)
    #expect(try session.record(.id("GTM-0001"))?.status == "draft")
    let founder = try #require(try session.record(begun.founder.id)?.of(Person.self))
    #expect(founder.emails == ["mina@ledger.example"])
    #expect(founder.grants.map(\.role) == ["role_admin"])
    #expect(founder.grants.map(\.isConfirmed) == [true])
    #expect(try workshop.git("-C", workshop.path("ledger"), "status", "--porcelain").isEmpty)
  }

  @Test
  func `the founder is role_admin in whatever zone home turns out to be`() throws {
    let workshop = try Workshop()
    let begun = try begun(begin(workshop))
    let founder = try #require(try begun.session.record(begun.founder.id)?.of(Person.self))

    // 2026-09-08T09:00Z is still 2026-09-07 at UTC-12.
    #expect(founder.grants.first?.from?.description == "2026-09-07")
  }

  @Test(arguments: [(0, "portfolio/policies/POL-0001.json"), (2, "portfolio/policies/0/1/POL-0001.json")])
  func `records lie where the shards put them`(shards: Int, path: String) throws {
    let workshop = try Workshop()
    _ = try begun(begin(workshop) { $0.shards = shards })

    #expect(try Files.exists(workshop.path("ledger/\(path)")))
  }

  @Test
  func `a bare ledger begins too`() throws {
    let workshop = try Workshop()
    let begun = try begun(begin(workshop, "ledger.git") { $0.isBare = true })

    #expect(begun.session.repository.isBare)
    #expect(try begun.session.head()?.parents == [])
  }

  @Test
  func `two ledgers have two names`() throws {
    let workshop = try Workshop()
    let first = try begun(begin(workshop, "one")).identity.ledger
    let second = try begun(begin(workshop, "two")).identity.ledger

    #expect(first != second)
    #expect(first.utf8.count == 26)
  }

  @Test
  func `an empty repository that is there becomes the ledger's, on main`() throws {
    let workshop = try Workshop()
    try workshop.git("init", "-q", "-b", "trunk", workshop.path("ledger"))
    _ = try begun(begin(workshop))

    #expect(try workshop.git("-C", workshop.path("ledger"), "branch", "--show-current") == "main\n")
  }

  @Test
  func `a second beginning is refused and names the first`() throws {
    let workshop = try Workshop()
    let first = try begun(begin(workshop))

    let error = #expect(throws: UsageError.self) { try begin(workshop) }
    #expect(error?.description.contains(first.identity.ledger) == true)
  }

  @Test
  func `a repository with a history of its own is refused and left as it is`() throws {
    let workshop = try Workshop()
    try workshop.git("init", "-q", "-b", "main", workshop.path("ledger"))
    try workshop.git(
      "-C", workshop.path("ledger"), "-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false",
      "commit", "-q", "--allow-empty", "-m", "x")

    #expect(throws: UsageError.self) { try begin(workshop) }
    #expect(try workshop.git("-C", workshop.path("ledger"), "rev-list", "--count", "HEAD") == "1\n")
  }

  @Test
  func `files in the way are refused and stay`() throws {
    let workshop = try Workshop()
    try Files.createFolder(workshop.path("ledger/portfolio"))
    try Files.write([1], to: workshop.path("ledger/portfolio/mine"))

    #expect(throws: UsageError.self) { try begin(workshop) }
    #expect(try Files.exists(workshop.path("ledger/portfolio/mine")))
    #expect(try !Files.exists(workshop.path("ledger/.git")))
  }

  @Test
  func `a root that the rules refuse leaves nothing behind`() throws {
    let workshop = try Workshop()
    // Too long for a name.
    let outcome = try begin(workshop) { $0.name = String(repeating: "M", count: 200) }

    guard case .refused = outcome else {
      Issue.record("the root was taken")
      return
    }
    #expect(try !Files.exists(workshop.path("ledger")))
  }
}
