import JSON
import Rules
import Testing

struct GateOrderTests {
  @Test func `what is complete passes`() throws {
    #expect(try GateFixture("INI-0009", "G2").codes() == [])
    #expect(try GateFixture("INI-0003", "G1").codes() == [])
  }

  @Test func `G01: a gate is not passed while the one before it was recycled last`() throws {
    let recycled = try MemoryLedger.alder.with {
      try $0.addGate("DEC-0901", "G2", "recycle", of: "INI-0001", at: "2026-08-01T09:00:00Z")
    }

    var fixture = try GateFixture("INI-0001", "G3", on: recycled)
    try fixture.setEvidence("C1", [GateFixture.evidence("frontline_pilot_review")])

    #expect(
      try fixture.violations().messages("GATE-01") == ["G3 cannot be decided: G2 has not been passed"])
  }

  @Test func `a gate is not passed from another stage than the one before it`() throws {
    #expect(
      try GateFixture("INI-0009", "G1").violations().messages("GATE-01") == [
        "G1 cannot be decided: INI-0009 is in stage case, not in scoping"
      ])
    #expect(try GateFixture("INI-0003", "G3").codes().contains("GATE-01"))
  }

  @Test(arguments: ["hold", "recycle", "kill"]) func `whoever does not pass needs no gate before`(choice: String) throws
  {
    #expect(try GateFixture("INI-0003", "G3", choice).codes() == [])
  }
}
