import Governance
import JSON
import Testing

@testable import Rules

struct SetbacksTeachSomethingTests {
  /// INI-0002 with the emergency change CHG-0003, applied on 2026-09-09.
  private let emergency = try! MemoryLedger.alder.with {
    $0.addChange("CHG-0003", [.cost(5)], ["type": "emergency"])
    try $0.approve("CHG-0003", at: "2026-09-09T08:00:00Z")
    try $0.apply("CHG-0003", at: "2026-09-09T09:00:00Z")
  }

  private func atGate(_ ledger: MemoryLedger, _ time: String, _ choice: String = "go") throws -> [String] {
    var fixture = try GateFixture("INI-0002", "G5", choice, on: ledger)
    fixture.time = time
    return try fixture.violations(RuleCatalog.lessons).messages("LESS-02")
  }

  private func standing(_ ledger: MemoryLedger, _ time: String, _ initiative: String = "INI-0002") throws
    -> [Violation]
  {
    try SetbacksTeachSomething().standing(ledger[initiative], in: ledger, .alder(at: time))
  }

  @Test(arguments: [("2026-10-09T22:00:00Z", 0), ("2026-10-10T09:00:00Z", 1)])
  func `thirty days after an emergency change a lesson is due`(time: String, count: Int) throws {
    #expect(try atGate(emergency, time).count == count)
    #expect(try standing(emergency, time).count == count)
    #expect(try atGate(emergency, time, "hold") == [])
  }

  @Test func `it says what about, and how to write it`() throws {
    let violation = try #require(try standing(emergency, "2026-11-01T09:00:00Z").first)

    #expect("\(violation.message)" == "No lesson recorded for the emergency change CHG-0003")
    #expect("\(violation.fix)".contains("--set source=CHG-0003"))
    #expect(violation.severity == .block)
  }

  @Test(arguments: [("CHG-0003", "published", 0), ("CHG-0003", "draft", 1), ("INI-0002", "published", 1)])
  func `a published lesson of the change settles it`(source: String, status: String, count: Int) throws {
    let ledger = emergency.with { $0.addLesson("LES-0009", ["source": .string(source), "status": .string(status)]) }

    #expect(try atGate(ledger, "2026-11-01T09:00:00Z").count == count)
    #expect(try standing(ledger, "2026-11-01T09:00:00Z").count == count)
  }

  @Test func `an escalation of severity 1 is learned from`() throws {
    let grave = try MemoryLedger.alder.with {
      $0.addEscalation("ESC-0001", ["type": "customer_recovery", "severity": 1, "subject": "INI-0002"])
      try $0.set("INI-0002", "/escalations", ["ESC-0001"])
    }
    #expect(
      try atGate(grave, "2026-10-10T09:00:00Z") == ["No lesson recorded for the escalation ESC-0001 of severity 1"])
    #expect(try atGate(grave, "2026-10-09T09:00:00Z") == [])

    let learned = grave.with { $0.addLesson("LES-0009", ["source": "ESC-0001"]) }
    #expect(try atGate(learned, "2026-10-10T09:00:00Z") == [])
  }

  @Test func `a change that was no emergency teaches when it likes`() throws {
    let normal = try emergency.with { try $0.set("CHG-0003", "/type", "normal") }

    #expect(try standing(normal, "2026-11-01T09:00:00Z").isEmpty)
  }

  @Test(arguments: [("G4", 1), ("G5", 1), ("G3", 0)])
  func `a kill at G4 or later leaves a lesson`(gate: String, count: Int) throws {
    let killed = try MemoryLedger.alder.with {
      try $0.addGate("DEC-0901", gate, "kill", of: "INI-0009", at: "2026-09-09T09:00:00Z")
      try $0.set("INI-0009", "/status", "killed")
    }
    let late = "2026-11-01T09:00:00Z"
    #expect(try standing(killed, late, "INI-0009").count == count)
    #expect(try standing(killed, "2026-10-09T09:00:00Z", "INI-0009").isEmpty)

    let earlier = killed.with { $0.addLesson("LES-0009", ["source": "INI-0009"]) }
    #expect(try standing(earlier, late, "INI-0009").count == count)
    let after = killed.with {
      $0.addLesson("LES-0009", ["source": "INI-0009", "published_at": "2026-09-20T09:00:00Z"])
    }
    #expect(try standing(after, late, "INI-0009").isEmpty)
  }

  @Test(
    arguments: [
      (nil, 1), ("2026-09-30T09:00:00Z", 1), ("2026-10-02T09:00:00Z", 0),
    ] as [(String?, Int)])
  func `a wave that was rolled back leaves a lesson`(published: String?, count: Int) throws {
    let failed = try MemoryLedger.alder.with {
      try $0.setWave("W1", ["state": "rolled_back", "ended_at": "2026-10-01T09:00:00Z"])
      if let published {
        $0.addLesson("LES-0009", ["source": "ROL-0001", "published_at": .string(published)])
      }
    }
    #expect(try standing(failed, "2026-10-31T12:00:00Z").isEmpty)
    let late = try standing(failed, "2026-11-01T12:00:00Z")
    #expect(late.messages == (count == 0 ? [] : ["No lesson recorded for ROL-0001#W1, which was rolled back"]))
    #expect(try atGate(failed, "2026-11-01T12:00:00Z").count == count)
  }
}
