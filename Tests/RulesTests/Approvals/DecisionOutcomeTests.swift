import Governance
import JSON
import Rules
import Testing

/// Rows V01–V05 of DOMAIN.md §6.
struct DecisionOutcomeTests {
  private static let within = "2026-10-05T09:00:00Z"

  @Test func `V01 two of three approvals with the roles approve a major change`() throws {
    var fixture = try VotingFixture()
    try fixture.vote("PER-0002", "approve", as: "finance")
    try fixture.vote("PER-0003", "approve", as: "customer_representative")
    try fixture.vote("PER-0005", "reject", as: "operations")

    #expect(try fixture.outcome(at: Self.within).verdict == .approved)
  }

  @Test(arguments: [(within, DecisionOutcome.Verdict.pending), (VotingFixture.closes, .lapsed)])
  func `V02 an abstention is no vote`(time: String, expected: DecisionOutcome.Verdict) throws {
    var fixture = try VotingFixture()
    try fixture.vote("PER-0002", "approve", as: "finance")
    try fixture.vote("PER-0003", "approve", as: "customer_representative")
    try fixture.vote("PER-0005", "abstain", as: "operations")

    #expect(try fixture.outcome(at: time).verdict == expected)
  }

  @Test func `V03 a share that is met without a required role lapses`() throws {
    var fixture = try VotingFixture()
    try fixture.vote("PER-0002", "approve", as: "finance")
    try fixture.vote("PER-0001", "approve", as: "portfolio_manager")
    try fixture.vote("PER-0005", "reject", as: "operations")

    let outcome = try fixture.outcome(at: VotingFixture.closes)

    #expect(outcome.verdict == .lapsed)
    #expect(outcome.missingRoles == ["customer_representative"])
  }

  @Test func `V04 a veto by risk rejects`() throws {
    var fixture = try VotingFixture()
    try fixture.vote("PER-0002", "approve", as: "finance")
    try fixture.vote("PER-0003", "approve", as: "customer_representative")
    try fixture.vote("PER-0001", "approve", as: "portfolio_manager")
    try fixture.vote("PER-0006", "veto", as: "risk")

    #expect(try fixture.outcome(at: Self.within).verdict == .rejected)
  }

  @Test(arguments: [(within, DecisionOutcome.Verdict.pending), (VotingFixture.closes, .lapsed)])
  func `V05 one person fills one seat`(time: String, expected: DecisionOutcome.Verdict) throws {
    var fixture = try VotingFixture.smallGate()
    let grants = fixture.ledger["PER-0002"].fields.array("grants")
    try fixture.ledger.set(
      "PER-0002", "/grants",
      .array(
        grants + [
          [
            "role": "customer_representative", "from": "2026-01-01", "granted_by": "PER-0013",
            "confirmed_by": "PER-0006",
          ]
        ]))
    try fixture.vote("PER-0002", "approve", as: "finance")
    try fixture.vote("PER-0001", "approve", as: "portfolio_manager")

    #expect(try fixture.outcome(at: time).verdict == expected)
    #expect(try fixture.codes(closing: "approved", at: time).contains("AUTH-08"))
  }

  @Test func `a share of one is lost with a single rejection`() throws {
    var fixture = try VotingFixture(class: "moderate")
    try fixture.vote("PER-0001", "approve", as: "portfolio_manager")
    try fixture.vote("PER-0003", "approve", as: "customer_representative")
    #expect(try fixture.outcome(at: Self.within).verdict == .approved)

    try fixture.vote("PER-0005", "reject", as: "operations")
    #expect(try fixture.outcome(at: Self.within).verdict == .rejected)
  }

  @Test func `a share that is missed at the end rejects`() throws {
    var fixture = try VotingFixture()
    try fixture.vote("PER-0002", "approve", as: "finance")
    try fixture.vote("PER-0005", "reject", as: "operations")
    try fixture.vote("PER-0001", "reject", as: "portfolio_manager")

    #expect(try fixture.outcome(at: VotingFixture.closes).verdict == .rejected)
  }

  @Test func `holding needs votes but no roles`() throws {
    var fixture = try VotingFixture.smallGate()
    try fixture.ledger.set("DEC-0100", "/gate_result/choice", "hold")
    try fixture.vote("PER-0001", "approve", as: "portfolio_manager")
    try fixture.vote("PER-0005", "approve", as: "operations")

    #expect(try fixture.outcome(at: Self.within).verdict == .approved)
  }
}
