import Calendars
import Governance
import JSON
import Rules
import Testing

/// Changes that are raised against a rollout whose waves are ready.
struct ChangedRolloutTests {
  private static let move = JSONValue.touch("/waves/W1/start", "2026-09-22T09:00", "2026-09-23T09:00")
  private let asked = rules("ROLL-12", "SCOPE-02", "SCOPE-03", "SCOPE-05", "SCOPE-06", "SCOPE-13", "FMT-04")

  private func ready(_ touches: [JSONValue] = [Self.move], isApproved: Bool = true) throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      try $0.setWave("W1", ["state": "ready"])
      $0.addChange(touches, ["target": "ROL-0001"])
      if isApproved { try $0.approve() }
    }
  }

  private func found(on ledger: MemoryLedger, _ edit: (inout MemoryLedger) throws -> Void) throws -> [Violation] {
    try JudgedCommit(on: ledger).violations(asked, edit)
  }

  @Test func `an approved change moves a ready wave, and gives the rollout its baseline`() throws {
    #expect(try found(on: ready()) { try $0.apply() }.isEmpty)
    let unlisted = try found(on: ready()) {
      try $0.apply()
      try $0.set("ROL-0001", "/baseline", nil)
    }
    #expect(unlisted.codes == ["FMT-04", "SCOPE-05"])
  }

  @Test func `a change that was not approved before moves nothing`() throws {
    let found = try found(on: ready(isApproved: false)) {
      try $0.approve()
      try $0.apply()
    }

    #expect(found.codes == ["ROLL-12", "SCOPE-03"])
    #expect(
      found.first { $0.rule.code == "ROLL-12" }?.fix.description
        == "CHG-0001 has to be approved in an earlier commit; then folio change apply CHG-0001")
  }

  @Test func `what else the commit moves is refused, of planned waves too`() throws {
    for (wave, field, value) in [("W1", "customers", 15_000), ("W6", "customers", 15_000)] as [(String, String, Int64)]
    {
      let found = try found(on: ready()) {
        try $0.setWave(wave, [field: .integer(value)])
        try $0.apply()
      }
      #expect(found.codes == ["SCOPE-02"], "\(wave)")
    }
  }

  @Test func `a change and a vary decision do not share a commit`() throws {
    let ledger = try ready().with {
      try $0.addVary("ROL-0001", [.touch("/waves/W1/soak", "P14D", "P7D")])
    }
    let found = try found(on: ledger) {
      try $0.setWave("W1", ["soak": "P7D"])
      try $0.set("DEC-0400", "/status", "used")
      try $0.apply()
    }

    #expect(
      found.messages("ROLL-12") == ["ROL-0001 takes one change a commit, not CHG-0001 and DEC-0400"])
  }

  @Test func `once a rollout has a baseline, a vary decision moves it on`() throws {
    let changed = try ready().with {
      try $0.apply()
      try $0.addVary("ROL-0001", [.touch("/waves/W1/soak", "P14D", "P7D")])
    }
    func varied(writing isWriting: Bool) throws -> [String] {
      try found(on: changed) {
        try $0.setWave("W1", ["soak": "P7D"])
        try $0.set("DEC-0400", "/status", "used")
        if isWriting { try $0.writeBaseline("ROL-0001") }
      }.codes
    }
    #expect(try varied(writing: true).isEmpty)
    #expect(try varied(writing: false) == ["SCOPE-05"])
  }

  @Test(
    arguments: [
      ("/waves/W1/region", "UK", "DACH", true), ("/waves/W1/segments", ["SEG-0001"], ["SEG-0002"], true),
      ("/waves/W1/start", "2026-09-22T09:00", "2026-09-23T09:00", false),
    ] as [(String, JSONValue, JSONValue, Bool)])
  func `whom a wave reaches is changed with an impact assessment`(
    place: String, from: JSONValue, to: JSONValue, isAsked: Bool
  ) throws {
    let ledger = try ready([.touch(place, from, to)], isApproved: false)
    let found = try found(on: ledger) { try $0.set("CHG-0001", "/status", "submitted") }

    #expect(found.codes == (isAsked ? ["SCOPE-06"] : []))
  }

  @Test func `an emergency change of a rollout is ratified, or gates wait`() throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.setWave("W1", ["state": "ready"])
      $0.addChange([Self.move], ["target": "ROL-0001", "type": "emergency"])
      try $0.approve()
      try $0.apply(at: "2026-09-09T09:00:00Z")
    }
    let initiative = Initiative(ledger["INI-0002"])
    let policy = try #require(try ledger.record(Policy.id, as: Policy.self))
    let time = "2026-09-17T09:00:00Z"

    let overdue = try ledger.overdueEmergencies(of: initiative, policy: policy, at: #require(.init(time)))

    #expect(overdue.map(\.change.text) == ["CHG-0001"])
  }
}
