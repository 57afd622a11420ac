import Governance
import JSON
import Rules
import Testing

struct AuthorsAreEnrolledTests {
  private let rules: [any Rule] = [AuthorsAreEnrolled()]

  private func note(_ ledger: inout MemoryLedger) throws { try ledger.set("MET-0001", "/notes", "a") }

  @Test
  func `an author whom nobody knows is refused, with those who could enrol them`() throws {
    var commit = JudgedCommit()
    commit.email = "mallory@alder.example"

    let violation = try #require(try commit.violations(rules, note).first)

    #expect(violation.rule.code == "GIT-02")
    #expect(violation.message.description == "Unknown author mallory@alder.example")
    #expect(violation.whoCan.map(\.text) == ["PER-0006", "PER-0013"])
  }

  @Test
  func `an address of two people, of an inactive one, or one that the commit itself brings names nobody`() throws {
    var shared = MemoryLedger.alder
    try shared.set("PER-0001", "/emails", ["per-0001@alder.example", "per-0007@alder.example"])
    var gone = MemoryLedger.alder
    try gone.set("PER-0007", "/status", "inactive")
    var newcomer = JudgedCommit()
    newcomer.email = "new@alder.example"

    #expect(try JudgedCommit(on: shared).violations(rules, note).codes == ["GIT-02"])
    #expect(try JudgedCommit(on: gone).violations(rules, note).codes == ["GIT-02"])
    #expect(
      try newcomer.violations(rules) {
        try $0.set("PER-0007", "/emails", ["per-0007@alder.example", "new@alder.example"])
      }.codes == ["GIT-02"])
  }

  @Test
  func `any active person commits, in any case of letters`() throws {
    var commit = JudgedCommit()
    commit.email = "Per-0007@Alder.example"

    #expect(try commit.violations(rules, note).isEmpty)
  }

  @Test(arguments: [("PER-0013", true), ("PER-0006", true), ("PER-0001", false)])
  func `while the ledger is set up only a role_admin commits`(author: String, isAllowed: Bool) throws {
    var commit = JudgedCommit(on: .opening, by: author)
    commit.phase = .setUp

    #expect(try commit.violations(rules, note).isEmpty == isAllowed)
  }

  @Test
  func `a role_admin whom nobody confirmed, or whose time is over, does not count while the ledger is set up`() throws {
    for (field, value) in [("confirmed_by", nil), ("to", "2026-09-01")] as [(String, JSONValue?)] {
      var ledger = MemoryLedger.opening
      try ledger.set("PER-0013", "/grants/1/\(field)", value)
      var commit = JudgedCommit(on: ledger, by: "PER-0013")
      commit.phase = .setUp

      #expect(try commit.violations(rules, note).codes == ["GIT-02"])
    }
  }

  @Test
  func `no address is given to two active people`() throws {
    let twice: (inout MemoryLedger) throws -> Void = {
      try $0.set("PER-0007", "/emails", ["per-0007@alder.example", "per-0001@alder.example"])
    }
    let violation = try #require(try JudgedCommit().violations([AddressesNameOnePerson()], twice).first)

    #expect(violation.rule.code == "GIT-02")
    #expect(violation.pointer?.description == "/emails/1")
    #expect(
      try JudgedCommit().violations([AddressesNameOnePerson()]) {
        try twice(&$0)
        try $0.set("PER-0001", "/status", "inactive")
      }.isEmpty)
    #expect(
      try JudgedCommit().violations([AddressesNameOnePerson()]) {
        try $0.set("PER-0007", "/emails", ["grace@alder.example", "per-0007@alder.example"])
      }.isEmpty)
  }
}
