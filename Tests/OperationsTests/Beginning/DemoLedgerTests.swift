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

struct DemoLedgerTests {
  @Test
  func `the worked example becomes a ledger that every rule finds clean`() throws {
    let workshop = try Workshop()
    let made = try workshop.demo()
    let session = try workshop.session("alder", at: "2026-09-09T09:00:00Z")

    let verdicts = try session.verdicts()
    #expect(verdicts.map(\.phase) == [.root, .setUp, .setUp])
    #expect(verdicts.flatMap(\.violations).filter { $0.violation.severity == .block }.isEmpty)
    #expect(made.recordCount == WorkedExample.paths.count - 1)
    #expect(try session.ledger().identity.ledger == "GP1XF3A7QYFR6F0DTHBRA48W88")
    #expect(try session.record(Policy.id)?.status == "active")
  }

  @Test
  func `everybody has a key of their own, beside the ledger and not in it`() throws {
    let workshop = try Workshop()
    let made = try workshop.demo()
    let session = try workshop.session("alder", at: "2026-09-09T09:00:00Z")

    let people = try session.ledger().state(of: session.head()?.tree).all(Person.self)
    #expect(Set(people.flatMap { $0.keys.map(\.key) }).count == 14)
    #expect(try Files.list(made.keyFolder).count == 28)
    #expect(try Files.list(workshop.path("alder")) == [".git", "hooks", "portfolio"])
  }

  @Test
  func `a person of the demo signs what is done in their name`() throws {
    let workshop = try Workshop()
    try workshop.demo()
    let session = try workshop.session("alder", at: "2026-09-09T09:00:00Z", as: .grace)

    let judged = try workshop.edit(.portal, in: session) { $0["notes"] = "Waves start in September." }

    #expect(judged.facts.authorEmail == "per-0007@alder.example")
    guard case .valid = judged.facts.signature else {
      Issue.record("unsigned")
      return
    }
  }

  @Test
  func `keys that are there already are never overwritten`() throws {
    let workshop = try Workshop()
    try Files.createFolder(workshop.path("alder-keys"))
    try Files.write([1], to: workshop.path("alder-keys/PER-0001"))

    #expect(throws: UsageError.self) { try workshop.demo() }
    #expect(try Files.read(workshop.path("alder-keys/PER-0001"), limit: 10) == [1])
  }
}
