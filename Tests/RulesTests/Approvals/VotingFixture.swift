import Calendars
import Governance
import JSON
import Rules

/// CHG-0001 on INI-0002, raised by Grace, and DEC-0100 on it, opened 2026-10-01T09:00:00Z and closing a week later.
struct VotingFixture {
  static let opens = "2026-10-01T09:00:00Z"
  static let closes = "2026-10-08T09:00:00Z"

  var ledger = MemoryLedger.alder

  init(class changeClass: String = "major", type: String = "normal", requester: String = "PER-0007") throws {
    ledger.add([
      "id": "CHG-0001", "kind": "change", "schema": 1, "title": "Proactive SMS on claim status",
      "status": type == "emergency" ? "draft" : "submitted", "owner": "PER-0007", "edited_by": "PER-0007",
      "created_at": "2026-10-01T08:00:00Z", "target": "INI-0002", "type": .string(type), "class": .string(changeClass),
      "requester": .string(requester),
      "touches": [["path": "/budget/total", "from": 420, "to": 442]],
    ])
    ledger.add([
      "id": "DEC-0100", "kind": "decision", "schema": 1, "title": "Approve CHG-0001", "status": "open",
      "owner": "PER-0007", "edited_by": "PER-0007", "created_at": "2026-10-01T09:00:00Z", "subject": "CHG-0001",
      "type": "change", "opened_at": .string(Self.opens), "closes_at": .string(Self.closes),
    ])
  }

  /// The decision on a gate of INI-0007, whose budget of 70 is tier S.
  static func smallGate() throws -> VotingFixture {
    var fixture = try VotingFixture()
    try fixture.ledger.set("DEC-0100", "/subject", "INI-0007")
    try fixture.ledger.set("DEC-0100", "/type", "gate")
    try fixture.ledger.set("DEC-0100", "/gate", "G4")
    try fixture.ledger.set("DEC-0100", "/gate_result", ["choice": "go"])
    try fixture.ledger.set("DEC-0100", "/edited_by", "PER-0014")
    return fixture
  }

  var decision: Decision { Decision(ledger["DEC-0100"]) }

  /// The digest that a vote binds now.
  func digest() throws -> String {
    try decision.votedDigest(subject: ledger[decision.subject!.text]).description
  }

  mutating func vote(
    _ person: String, _ choice: String, as role: String, at: String = "2026-10-02T09:00:00Z",
    for principal: String? = nil
  ) throws {
    var vote: JSONObject = [
      "vote": .string(choice), "as": .string(role), "at": .string(at), "digest": .string(try digest()),
    ]
    vote["on_behalf_of"] = principal.map { .string($0) }
    var votes = ledger["DEC-0100"].fields.object("votes") ?? [:]
    votes[person] = .object(vote)
    try ledger.set("DEC-0100", "/votes", .object(votes))
  }

  /// What the votes come to at `time`.
  func outcome(at time: String) throws -> DecisionOutcome {
    try JudgedCommit(on: ledger, at: time).context(after: ledger).outcome(of: decision)!
  }

  /// The codes that refuse the commit by `author` at `time` which casts a vote.
  func codes(
    casting choice: String = "approve", by author: String, as role: String, at time: String, voter: String? = nil,
    for principal: String? = nil, dated at: String? = nil
  ) throws -> [String] {
    var after = self
    try after.vote(voter ?? author, choice, as: role, at: at ?? time, for: principal)
    return try JudgedCommit(on: ledger, by: author, at: time).violations(RuleCatalog.approvals, after: after.ledger)
      .codes
  }

  /// The codes that refuse the commit at `time` which closes the decision with `outcome` and moves the change there.
  func codes(closing outcome: String, at time: String) throws -> [String] {
    var after = ledger
    try after.set("DEC-0100", "/status", "closed")
    try after.set("DEC-0100", "/outcome", .string(outcome))
    try after.set("DEC-0100", "/outcome_at", .string(time))
    try after.set("DEC-0100", "/digest", .string(try digest()))
    if decision.type == "change" {
      try after.set("CHG-0001", "/status", .string(outcome))
      try after.set("CHG-0001", "/decision", "DEC-0100")
    }
    return try JudgedCommit(on: ledger, by: "PER-0001", at: time).violations(RuleCatalog.approvals, after: after).codes
  }
}
