import Calendars
import Governance
import JSON
import Testing

/// What the typed views read from the worked example.
struct ViewTests {
  @Test func `a gate model opens one stage after another`() throws {
    let model = try GateModel(Alder.record("GTM-0001"))
    #expect(model.stages == ["idea", "scoping", "case", "build", "pilot", "rollout", "closed"])
    #expect(model.gates.compactMap { model.stage(before: $0.id) } == Array(model.stages.dropLast()))
    #expect(model.stage(before: "G6") == nil)
    #expect(model.gate("G2")?.opensStage == "build")
  }

  @Test(arguments: [
    ("2025-12-31", false), ("2026-01-01", true), ("2026-06-29", true), ("2026-06-30", false),
  ])
  func `a grant and a delegation hold from their first day until before their last`(day: String, holds: Bool) throws {
    let day = try #require(CivilDate(day))
    let term: JSONObject = ["from": "2026-01-01", "to": "2026-06-30"]
    #expect(Grant(term).covers(day) == holds)
    #expect(Delegation(term).covers(day) == holds)
  }

  @Test func `a grant without an end holds on, and one without a beginning never holds`() throws {
    let day = try #require(CivilDate("2099-01-01"))
    #expect(Grant(["from": "2026-01-01"]).covers(day))
    #expect(!Grant([:]).covers(day))
  }

  @Test func `a grant counts when a second person has confirmed it`() {
    #expect(Grant(["granted_by": "PER-0013", "confirmed_by": "PER-0006"]).isConfirmed)
    #expect(!Grant(["granted_by": "PER-0013"]).isConfirmed)
  }

  @Test func `a key is its algorithm and its base64, whatever the comment`() {
    let key = RegisteredKey(["key": "ssh-ed25519 AAAAC3Nza grace@laptop"])
    #expect(key.key == "ssh-ed25519 AAAAC3Nza")
  }

  @Test func `addresses are compared in lower case`() {
    // A well-formed literal.
    let record = Record(id: RecordID("PER-0001")!, kind: Person.kind, fields: ["emails": ["Ana@Ledger.Example"]])
    #expect(Person(record).emails == ["ana@ledger.example"])
  }

  @Test(
    arguments: [
      ("gate-s", 2, 2, 3), ("gate-l", 5, 2, 3), ("change-minor", 1, 1, 1), ("policy", 3, 2, 3), ("metric", 2, 1, 1),
    ] as [(String, Int, Int64, Int64)])
  func `an approval row says how many and what share`(
    row: String, minimum: Int, numerator: Int64, denominator: Int64
  ) throws {
    let approval = try #require(Policy(Alder.record("POL-0001")).approval(row))
    #expect(approval.minimum == minimum)
    #expect(approval.share == (numerator, denominator))
  }

  @Test func `a vote belongs to the person who delegated it`() throws {
    let caster = try #require(RecordID("PER-0005"))
    #expect(Vote(caster: caster, fields: ["on_behalf_of": "PER-0002"]).principal.text == "PER-0002")
    #expect(Vote(caster: caster, fields: [:]).principal == caster)
  }

  @Test func `an edit keeps the difference between an empty place and a null`() throws {
    let touch = try #require(Touch(["path": "/budget/total", "to": 442]))
    #expect(touch.from == nil && touch.to == 442)
    #expect(touch.json == ["path": "/budget/total", "to": 442])
    #expect(Touch(["to": 442]) == nil)
    #expect(Touch(["path": "no pointer"]) == nil)
  }
}
