import Governance
import JSON
import Rules
import Testing

/// Rows V06–V11 of DOMAIN.md §6, and a firing and a silent row for each rule about approvals.
struct VotingRulesTests {
  private static let day = "2026-10-05T09:00:00Z"

  @Test func `a vote by its voter stands`() throws {
    #expect(try VotingFixture().codes(by: "PER-0003", as: "customer_representative", at: Self.day) == [])
  }

  @Test func `V06 nobody records another's vote`() throws {
    let codes = try VotingFixture().codes(by: "PER-0001", as: "finance", at: Self.day, voter: "PER-0002")

    #expect(codes.contains("AUTH-01"))
  }

  @Test(arguments: [("2026-10-14T22:59:59Z", [String]()), ("2026-10-14T23:00:00Z", ["AUTH-01"])])
  func `V06 a delegate votes until the delegation ends at home`(time: String, expected: [String]) throws {
    var fixture = try VotingFixture()
    try fixture.ledger.set("DEC-0100", "/closes_at", "2026-10-20T09:00:00Z")
    try fixture.ledger.set(
      "PER-0002", "/delegations",
      [["delegate": "PER-0005", "roles": ["finance"], "from": "2026-09-01", "to": "2026-10-15"]])

    #expect(try fixture.codes(by: "PER-0005", as: "finance", at: time, for: "PER-0002") == expected)
  }

  @Test func `V07 a delegation goes one hop`() throws {
    var fixture = try VotingFixture()
    try fixture.ledger.set(
      "PER-0002", "/delegations",
      [["delegate": "PER-0005", "roles": ["finance"], "from": "2026-09-01", "to": "2026-12-01"]])
    try fixture.ledger.set(
      "PER-0005", "/delegations",
      [["delegate": "PER-0004", "roles": ["finance"], "from": "2026-09-01", "to": "2026-12-01"]])

    #expect(try fixture.codes(by: "PER-0004", as: "finance", at: Self.day, for: "PER-0002").contains("AUTH-01"))
  }

  @Test func `V08 an edit of the subject makes its votes stale`() throws {
    var fixture = try VotingFixture(class: "moderate")
    try fixture.vote("PER-0001", "approve", as: "portfolio_manager")
    try fixture.vote("PER-0003", "approve", as: "customer_representative")
    #expect(try fixture.codes(closing: "approved", at: Self.day) == [])

    try fixture.ledger.set("CHG-0001", "/notes", "Discussed with the claims desk.")
    #expect(try fixture.codes(closing: "approved", at: Self.day) == [])

    try fixture.ledger.set("CHG-0001", "/touches/0/to", 443)
    #expect(try fixture.codes(closing: "approved", at: Self.day) == ["AUTH-04", "AUTH-05"])
  }

  @Test func `V09 a vote at the closing time is too late`() throws {
    let codes = try VotingFixture().codes(by: "PER-0003", as: "customer_representative", at: VotingFixture.closes)

    #expect(codes == ["AUTH-06"])
  }

  @Test func `V10 a role that ended before the vote does not count`() throws {
    var fixture = try VotingFixture()
    let grants = fixture.ledger["PER-0003"].fields.objects("grants").map { grant -> JSONValue in
      var grant = grant
      if grant.string("role") == "customer_representative" { grant["to"] = "2026-10-05" }
      return .object(grant)
    }
    try fixture.ledger.set("PER-0003", "/grants", .array(grants))

    #expect(try fixture.codes(by: "PER-0003", as: "customer_representative", at: Self.day).contains("AUTH-02"))
    #expect(try fixture.codes(by: "PER-0003", as: "customer_representative", at: "2026-10-04T09:00:00Z") == [])
  }

  @Test func `V10 a role that ends after the vote still counts at the closing`() throws {
    var fixture = try VotingFixture(class: "moderate")
    try fixture.vote("PER-0001", "approve", as: "portfolio_manager")
    try fixture.vote("PER-0003", "approve", as: "customer_representative")
    let grants = fixture.ledger["PER-0003"].fields.objects("grants").map { grant -> JSONValue in
      var grant = grant
      grant["to"] = "2026-10-03"
      return .object(grant)
    }
    try fixture.ledger.set("PER-0003", "/grants", .array(grants))

    #expect(try fixture.codes(closing: "approved", at: Self.day) == [])
  }

  @Test(
    arguments: [
      ("2026-10-03T09:00:00Z", ["AUTH-04"]), ("2026-10-02T09:00:00Z", ["AUTH-04"]), (nil, ["AUTH-04"]),
      ("2026-10-02T08:59:59Z", []),
    ] as [(String?, [String])])
  func `a vote from before a distrusted key was revoked is cast again before it counts`(
    revokedAt: String?, expected: [String]
  ) throws {
    var fixture = try VotingFixture(class: "moderate")
    try fixture.vote("PER-0001", "approve", as: "portfolio_manager")
    try fixture.vote("PER-0003", "approve", as: "customer_representative", at: "2026-10-02T09:00:00Z")
    var key: JSONObject = [
      "id": "K1", "key": "ssh-ed25519 AAAAlost", "added_by": "PER-0003",
      "distrusted_from": .string(String(repeating: "a", count: 40)),
    ]
    key["revoked_at"] = revokedAt.map { .string($0) }
    try fixture.ledger.set("PER-0003", "/keys", [.object(key)])

    #expect(try fixture.codes(closing: "approved", at: Self.day) == expected)

    try fixture.vote("PER-0003", "approve", as: "customer_representative", at: "2026-10-04T09:00:00Z")
    #expect(try fixture.codes(closing: "approved", at: Self.day) == (revokedAt == nil ? ["AUTH-04"] : []))
  }

  @Test func `a key that is revoked and not distrusted leaves its votes`() throws {
    var fixture = try VotingFixture(class: "moderate")
    try fixture.vote("PER-0001", "approve", as: "portfolio_manager")
    try fixture.vote("PER-0003", "approve", as: "customer_representative")
    try fixture.ledger.set(
      "PER-0003", "/keys",
      [
        [
          "id": "K1", "key": "ssh-ed25519 AAAAold", "added_by": "PER-0003", "revoked_at": "2026-10-03T09:00:00Z",
        ]
      ])

    #expect(try fixture.codes(closing: "approved", at: Self.day) == [])
  }

  @Test func `V11 a delegate counts as the person who delegated`() throws {
    var fixture = try VotingFixture(class: "minor", requester: "PER-0009")
    try fixture.ledger.set(
      "PER-0009", "/grants",
      [["role": "change_authority", "from": "2026-01-01", "granted_by": "PER-0013", "confirmed_by": "PER-0006"]])
    try fixture.ledger.set(
      "PER-0009", "/delegations",
      [["delegate": "PER-0010", "roles": ["change_authority"], "from": "2026-09-01", "to": "2026-12-01"]])

    #expect(
      try fixture.codes(by: "PER-0010", as: "change_authority", at: Self.day, for: "PER-0009").contains("AUTH-03"))
  }

  @Test(arguments: ["approve", "reject", "veto"])
  func `AUTH-03 an owner's vote is a violation`(choice: String) throws {
    let codes = try VotingFixture(class: "moderate").codes(
      casting: choice, by: "PER-0007", as: "portfolio_manager", at: Self.day)

    #expect(codes.contains("AUTH-03"))
  }

  @Test func `AUTH-03 names who could approve instead`() throws {
    let fixture = try VotingFixture(class: "moderate")
    var after = fixture
    try after.vote("PER-0007", "approve", as: "portfolio_manager", at: Self.day)

    let violation = try #require(
      try JudgedCommit(on: fixture.ledger, by: "PER-0007", at: Self.day).violations(
        RuleCatalog.approvals, after: after.ledger
      )
      .first { $0.rule.code == "AUTH-03" })

    #expect(violation.pointer?.description == "/votes/PER-0007")
    #expect(violation.whoCan.map(\.text).contains("PER-0001"))
    #expect(violation.whoCan.map(\.text).contains("PER-0003"))
    #expect(!violation.whoCan.map(\.text).contains("PER-0007"))
  }

  @Test func `AUTH-02 only members of the board vote on a major change`() throws {
    #expect(try VotingFixture().codes(by: "PER-0010", as: "change_authority", at: Self.day) == ["AUTH-02"])
    #expect(try VotingFixture(class: "minor").codes(by: "PER-0010", as: "change_authority", at: Self.day) == [])
  }

  @Test func `AUTH-02 only a role with a veto may veto`() throws {
    #expect(try VotingFixture().codes(casting: "veto", by: "PER-0002", as: "finance", at: Self.day) == ["AUTH-02"])
    #expect(try VotingFixture().codes(casting: "veto", by: "PER-0006", as: "risk", at: Self.day) == [])
  }

  @Test func `AUTH-04 an outcome that the votes do not come to is refused`() throws {
    var fixture = try VotingFixture(class: "moderate")
    try fixture.vote("PER-0001", "approve", as: "portfolio_manager")

    #expect(try fixture.codes(closing: "approved", at: Self.day) == ["AUTH-04"])
  }

  @Test func `AUTH-04 a change does not approve itself`() throws {
    let fixture = try VotingFixture(class: "moderate")

    let codes = try JudgedCommit(on: fixture.ledger, by: "PER-0007", at: Self.day).violations(RuleCatalog.approvals) {
      try $0.set("CHG-0001", "/status", "approved")
    }.codes

    #expect(codes == ["AUTH-04"])
  }

  @Test func `AUTH-04 a stage moves only by its gate`() throws {
    let codes = try JudgedCommit(by: "PER-0014").violations(RuleCatalog.approvals) {
      try $0.set("INI-0001", "/stage", "pilot")
    }.codes

    #expect(codes == ["AUTH-04"])
  }

  @Test func `AUTH-08 one principal has one vote`() throws {
    var fixture = try VotingFixture()
    try fixture.ledger.set(
      "PER-0002", "/delegations",
      [["delegate": "PER-0005", "roles": ["finance"], "from": "2026-09-01", "to": "2026-12-01"]])
    try fixture.vote("PER-0002", "approve", as: "finance")

    #expect(try fixture.codes(by: "PER-0005", as: "finance", at: Self.day, for: "PER-0002") == ["AUTH-08"])
  }
}
