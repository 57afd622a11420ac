import Governance
import JSON
import Rules
import Testing

/// AUTH-07: who may change what of a person.
struct EnrolmentTests {
  private func codes(by author: String, _ edit: (inout MemoryLedger) throws -> Void) throws -> [String] {
    try JudgedCommit(by: author).violations(RuleCatalog.approvals, edit).codes
  }

  private func grant(_ role: String, by admin: String, confirmed: String? = nil) -> JSONValue {
    var fields: JSONObject = ["role": .string(role), "from": "2026-09-09", "granted_by": .string(admin)]
    fields["confirmed_by"] = confirmed.map { .string($0) }
    return .object(fields)
  }

  private func adding(_ grant: JSONValue, to person: String) -> (inout MemoryLedger) throws -> Void {
    { ledger in
      try ledger.set(person, "/grants", .array(ledger[person].fields.array("grants") + [grant]))
    }
  }

  @Test func `a role_admin grants another a role`() throws {
    #expect(try codes(by: "PER-0013", adding(grant("risk", by: "PER-0013"), to: "PER-0007")) == [])
  }

  @Test(
    arguments: [
      ("PER-0001", "PER-0001", nil), ("PER-0013", "PER-0006", nil), ("PER-0013", "PER-0013", "PER-0006"),
    ] as [(String, String, String?)])
  func `a grant by no role_admin, in another's name or confirmed at once is refused`(
    author: String, giver: String, confirmed: String?
  ) throws {
    #expect(
      try codes(by: author, adding(grant("risk", by: giver, confirmed: confirmed), to: "PER-0007")) == ["AUTH-07"])
  }

  @Test func `nobody grants themselves a role`() throws {
    #expect(try codes(by: "PER-0013", adding(grant("finance", by: "PER-0013"), to: "PER-0013")) == ["AUTH-07"])
  }

  @Test(arguments: [("PER-0006", [String]()), ("PER-0013", ["AUTH-07"]), ("PER-0001", ["AUTH-07"])])
  func `a second role_admin confirms`(author: String, expected: [String]) throws {
    var ledger = MemoryLedger.alder
    try adding(grant("risk", by: "PER-0013"), to: "PER-0007")(&ledger)
    let index = ledger["PER-0007"].fields.array("grants").count - 1

    let codes = try JudgedCommit(on: ledger, by: author).violations(RuleCatalog.approvals) {
      try $0.set("PER-0007", "/grants/\(index)/confirmed_by", .string(author))
    }.codes

    #expect(codes == expected)
  }

  @Test func `an unconfirmed grant does not count`() throws {
    var fixture = try VotingFixture(class: "minor")
    try adding(grant("change_authority", by: "PER-0013"), to: "PER-0012")(&fixture.ledger)

    #expect(
      try fixture.codes(by: "PER-0012", as: "change_authority", at: "2026-10-05T09:00:00Z").contains("AUTH-02"))
  }

  @Test func `a grant is ended and never removed`() throws {
    #expect(try codes(by: "PER-0013") { try $0.set("PER-0003", "/grants/0/to", "2026-10-01") } == [])
    #expect(try codes(by: "PER-0013") { try $0.set("PER-0003", "/grants", []) } == ["AUTH-07"])
  }

  @Test func `two role_admins always remain`() throws {
    let codes = try codes(by: "PER-0013") { ledger in
      let grants = ledger["PER-0006"].fields.objects("grants").map { grant -> JSONValue in
        var grant = grant
        if grant.string("role") == "role_admin" { grant["to"] = "2026-09-09" }
        return .object(grant)
      }
      try ledger.set("PER-0006", "/grants", .array(grants))
    }

    #expect(codes == ["AUTH-07"])
  }

  @Test func `only the person delegates own votes`() throws {
    let delegation: JSONValue = [
      ["delegate": "PER-0005", "roles": ["finance"], "from": "2026-09-09", "to": "2026-10-15"]
    ]

    #expect(try codes(by: "PER-0002") { try $0.set("PER-0002", "/delegations", delegation) } == [])
    #expect(try codes(by: "PER-0013") { try $0.set("PER-0002", "/delegations", delegation) } == ["AUTH-07"])
  }

  @Test func `a person adds and revokes own keys`() throws {
    let key: JSONValue = [["id": "K1", "key": "ssh-ed25519 AAAA", "added_by": "PER-0007"]]
    #expect(try codes(by: "PER-0007") { try $0.set("PER-0007", "/keys", key) } == [])
    #expect(try codes(by: "PER-0001") { try $0.set("PER-0007", "/keys", key) } == ["AUTH-07"])

    var ledger = MemoryLedger.alder
    try ledger.set("PER-0007", "/keys", key)
    let codes = try JudgedCommit(on: ledger, by: "PER-0007").violations(RuleCatalog.approvals) {
      try $0.set("PER-0007", "/keys/K1/revoked_at", "2026-09-09T09:00:00Z")
    }.codes
    #expect(codes == [])
  }
}
