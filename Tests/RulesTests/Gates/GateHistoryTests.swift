import Governance
import JSON
import Rules
import Testing

struct GateHistoryTests {
  private func conditions(_ count: Int, dueOn: String? = "2026-10-01", owner: String? = "PER-0007") -> JSONValue {
    .array(
      (0..<count).map { number in
        var condition: JSONObject = ["id": .string("N\(number + 1)"), "text": "Agree the hand-over"]
        condition["owner"] = owner.map { .string($0) }
        condition["due_on"] = dueOn.map { .string($0) }
        return .object(condition)
      })
  }

  @Test(arguments: [0: false, 1: true, 5: true, 6: false]) func `G07: one to five conditions`(
    count: Int, isFine: Bool
  ) throws {
    var fixture = try GateFixture("INI-0009", "G2", "conditional_go")
    try fixture.set("/conditions", conditions(count))

    #expect(try fixture.codes() == (isFine ? [] : ["GATE-07"]))
  }

  @Test func `a condition has an owner and a last day`() throws {
    var fixture = try GateFixture("INI-0009", "G2", "conditional_go")
    try fixture.set("/conditions", conditions(1, dueOn: nil))
    #expect(try fixture.violations().messages("GATE-07") == ["Condition N1 of G2 has no due_on"])

    try fixture.set("/conditions", conditions(1, owner: nil))
    #expect(try fixture.violations().messages("GATE-07") == ["Condition N1 of G2 has no owner"])
  }

  @Test func `the next gate asks what became of the conditions`() throws {
    let open = try MemoryLedger.alder.with {
      try $0.set("DEC-0014", "/gate_result/choice", "conditional_go")
      try $0.set("DEC-0014", "/gate_result/conditions", conditions(1))
    }
    #expect(
      try GateFixture("INI-0009", "G2", on: open).violations().messages("GATE-07") == [
        "Condition N1 of G1 'Agree the hand-over' is open"
      ])
    #expect(try GateFixture("INI-0009", "G2", "hold", on: open).codes() == [])

    let done = try open.with { try $0.set("DEC-0014", "/gate_result/conditions/N1/done_on", "2026-09-01") }
    #expect(try GateFixture("INI-0009", "G2", on: done).codes() == [])
  }

  @Test func `G09: nothing leaves the status killed`() throws {
    let killed = try MemoryLedger.alder.with { try $0.set("INI-0009", "/status", "killed") }

    let violations = try JudgedCommit(on: killed).violations { try $0.set("INI-0009", "/status", "active") }

    #expect(Set(violations.codes).isSuperset(of: ["FMT-06", "GATE-09"]))
  }

  @Test(arguments: [("2026-06-01T09:00:00Z", true), ("2025-09-01T09:00:00Z", false)])
  func `what was killed comes back only as what supersedes it`(time: String, isRefused: Bool) throws {
    let killed = try MemoryLedger.alder.with {
      try $0.addGate("DEC-0901", "G1", "kill", of: "INI-0010", at: time)
      try $0.set("INI-0010", "/status", "killed")
      try $0.set("FOR-0001", "/register/killed", ["INI-0010"])
    }
    func codes(_ fields: JSONObject) throws -> [String] {
      try JudgedCommit(on: killed).violations(RuleCatalog.all.filter { type(of: $0).id.code == "GATE-09" }) { ledger in
        var again = ledger["INI-0010"].fields
        for (key, value) in fields { again[key] = value }
        again["id"] = "INI-0099"
        ledger.add(again)
      }.codes
    }

    #expect(try codes(["title": "Chat Deflection Bot"]) == (isRefused ? ["GATE-09"] : []))
    #expect(try codes(["title": "Another idea"]) == [])
    #expect(try codes(["segments": ["SEG-0003"]]) == [])
    #expect(try codes(["links": [["rel": "supersedes", "to": "INI-0010"]]]) == [])
  }

  @Test func `G10: the third recycle at one gate is refused`() throws {
    var ledger = MemoryLedger.alder
    try ledger.addGate("DEC-0901", "G2", "recycle", of: "INI-0009", at: "2026-07-01T09:00:00Z")
    #expect(try GateFixture("INI-0009", "G2", "recycle", on: ledger).codes() == [])

    try ledger.addGate("DEC-0902", "G2", "recycle", of: "INI-0009", at: "2026-08-01T09:00:00Z")
    #expect(
      try GateFixture("INI-0009", "G2", "recycle", on: ledger).violations().messages("GATE-10") == [
        "G2 was recycled 2 times"
      ])
    #expect(try GateFixture("INI-0009", "G2", "kill", on: ledger).codes() == [])
  }

  @Test func `after a recycle the same evidence does not pass`() throws {
    var ledger = MemoryLedger.alder
    try ledger.addGate("DEC-0901", "G2", "recycle", of: "INI-0009", at: "2026-07-01T09:00:00Z")
    var fixture = try GateFixture("INI-0009", "G2", on: ledger)
    try fixture.ledger.set("DEC-0901", "/gate_result", fixture.ledger["DEC-0900"].fields["gate_result"])
    try fixture.ledger.set("DEC-0901", "/gate_result/choice", "recycle")
    #expect(try fixture.codes() == ["GATE-10"])

    try fixture.setEvidence("C1", [GateFixture.evidence("interview", digest: "new")])
    #expect(try fixture.codes() == [])
  }

  @Test(arguments: [(26, false), (27, true)] as [(Int64, Bool)])
  func `spending stays within what the gates authorised`(spent: Int64, isRefused: Bool) throws {
    // G0 and G1 of INI-0009 authorised 8 and 18.
    let violations = try JudgedCommit().violations(RuleCatalog.all.filter { type(of: $0).id.code == "GATE-11" }) {
      try $0.set("INI-0009", "/budget/spent", .integer(spent))
    }

    #expect(
      violations.messages
        == (isRefused ? ["INI-0009 spends 27, beyond the 26 that G1 and the gates before it authorised"] : []))
  }

  @Test(
    arguments: [
      ("pilot", "W1", []),
      ("build", "W1", ["ROL-0001#W1 spends beyond what INI-0002 was authorised for: G3 is still to be passed"]),
      ("pilot", "W2", ["ROL-0001#W2 spends beyond what INI-0002 was authorised for: G4 is still to be passed"]),
      ("rollout", "W2", []),
    ] as [(String, String, [String])])
  func `GATE-11: no wave starts before its gate`(stage: String, wave: String, messages: [String]) throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.prepare(wave)
      try $0.set("INI-0002", "/stage", .string(stage))
    }
    let found = try JudgedCommit(on: ledger, at: "2026-10-07T08:00:00Z").violations(rules("GATE-11")) {
      try $0.start(wave, at: "2026-10-07T08:00:00Z", soakFrom: "2026-10-07T12:00:00Z")
    }
    #expect(found.messages == messages)
  }

  @Test(arguments: ["customer", "financial"]) func `G11: every gate asks for money and customers`(
    category: String
  ) throws {
    let draft = try MemoryLedger.alder.with { try $0.set("GTM-0001", "/status", "draft") }
    let rule = RuleCatalog.all.filter { type(of: $0).id.code == "GATE-03" }

    let complete = try JudgedCommit(on: draft).violations(rule) { try $0.set("GTM-0001", "/status", "active") }
    let lacking = try JudgedCommit(on: draft).violations(rule) {
      try $0.set("GTM-0001", "/status", "active")
      try $0.set("GTM-0001", "/gates/G5/criteria/\(category == "customer" ? "C1" : "C2")/kind", "should")
    }

    #expect(complete.isEmpty)
    #expect(lacking.messages == ["G5 has no \(category) must-meet criterion"])
  }

  @Test(arguments: [("2026-07-31T12:00:00Z", false), ("2026-08-01T12:00:00Z", true)])
  func `G13: after 180 days on hold, only a kill or the same gate`(time: String, isOver: Bool) throws {
    // INI-0010 was put on hold at G1 on 2026-02-01.
    func codes(_ gate: String, _ choice: String) throws -> Bool {
      var fixture = try GateFixture("INI-0010", gate, choice)
      fixture.time = time
      return try fixture.violations().contains { $0.rule.code == "GATE-08" }
    }

    #expect(try codes("G0", "recycle") == isOver)
    #expect(try codes("G1", "hold") == false)
    #expect(try codes("G0", "kill") == false)
  }
}
