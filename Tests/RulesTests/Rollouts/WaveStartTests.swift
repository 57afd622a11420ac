import Governance
import JSON
import Rules
import Testing

/// What a wave needs to start: rows R01, R02, R05 to R10, G08, F29 and F30 of the test cases.
struct WaveStartTests {
  private let w1 = "2026-09-22T08:00:00Z"

  private static func ready(_ wave: String = "W1", _ edit: (inout MemoryLedger) throws -> Void = { _ in }) throws
    -> MemoryLedger
  {
    try MemoryLedger.alder.with {
      try $0.prepare(wave)
      try edit(&$0)
    }
  }

  @Test func `a wave that lacks nothing starts at its time`() throws {
    #expect(try startWave("W1", at: w1, on: Self.ready()).isEmpty)
  }

  @Test(arguments: ["soaking", "rolled_back", "cancelled", "paused"])
  func `R01: a wave starts after those that it depends on are completed`(state: String) throws {
    let time = "2026-10-22T07:00:00Z"
    let ledger = try Self.ready("W3") { try $0.setWave("W2", ["state": .string(state)]) }
    #expect(try startWave("W3", at: time, on: ledger).messages("ROLL-01") == ["ROL-0001#W3 depends on W2 (\(state))"])
    let completed = try Self.ready("W3") { try $0.setWave("W2", ["state": "completed"]) }
    #expect(try startWave("W3", at: time, on: completed).codes.isEmpty)
  }

  @Test(
    arguments: [
      ("2026-09-22T07:59:59Z", ["ROL-0001#W1 is planned for 2026-09-22T08:00:00Z"]), ("2026-09-23T07:59:59Z", []),
      ("2026-09-23T08:00:00Z", ["ROL-0001#W1 was planned for 2026-09-22T08:00:00Z, 24 hours ago or more"]),
    ] as [(String, [String])])
  func `R02: a wave starts at its planned time or within the day after`(time: String, messages: [String]) throws {
    #expect(try startWave("W1", at: time, on: Self.ready()).messages("ROLL-02") == messages)
  }

  @Test func `ROLL-02: the time that is claimed counts as well as the commit's`() throws {
    let early = try JudgedCommit(on: Self.ready(), at: "2026-09-22T07:50:00Z").violations(rules("ROLL-02")) {
      try $0.start("W1", at: w1, soakFrom: "2026-09-22T12:00:00Z")
    }
    #expect(early.codes == ["ROLL-02"])
  }

  @Test(
    arguments: [
      ("/stage", "pilot", "W1", []), ("/stage", "build", "W1", ["INI-0002 has not passed G3"]),
      ("/stage", "pilot", "W2", ["INI-0002 has not passed G4"]), ("/stage", "rollout", "W2", []),
      ("/status", "on_hold", "W2", ["INI-0002 is on_hold, not active"]),
    ] as [(String, String, String, [String])])
  func `ROLL-03: a pilot follows its gate, and so do the others`(
    field: String, value: String, wave: String, messages: [String]
  ) throws {
    let ledger = try Self.ready(wave) {
      try $0.set("INI-0002", field, .string(value))
      if wave == "W2" { try $0.setWave("W1", ["state": "completed"]) }
    }
    let time = wave == "W1" ? w1 : "2026-10-07T08:00:00Z"
    #expect(try startWave(wave, at: time, on: ledger).messages("ROLL-03") == messages)
  }

  @Test(arguments: [("soaking", 1), ("paused", 1), ("completed", 0), ("rolled_back", 0)])
  func `R05: only a quarter of a segment is in flight`(state: String, count: Int) throws {
    let ledger = try Self.ready("W4") {
      try $0.setWave("W2", ["state": "completed"])
      try $0.setWave("W3", ["state": .string(state)])
      try $0.setWave("W4", ["start": "2026-11-04T09:00", "comms/K1/for_start": "2026-11-04T09:00"])
      try $0.listInFlight()
    }
    let found = try startWave("W4", at: "2026-11-04T14:00:00Z", on: ledger).messages("ROLL-07")
    #expect(found == (count == 0 ? [] : ["SEG-0001: 40.00 % in flight, cap 25 %"]))
  }

  @Test func `ROLL-07: no more than three waves are in flight, whosever they are`() throws {
    func started(flying: [String]) throws -> [String] {
      let ledger = try Self.ready("W1") {
        // Another rollout, with waves of few customers elsewhere.
        var other = $0["ROL-0001"].fields
        other["id"] = "ROL-0002"
        $0.add(other)
        for wave in flying {
          try $0.set("ROL-0002", "/waves/\(wave)/state", "soaking")
          try $0.set("ROL-0002", "/waves/\(wave)/customers", 10)
        }
        let names = flying.map { JSONValue.string("ROL-0002#\($0)") }
        try $0.set("SEG-0001", "/in_flight", names.isEmpty ? nil : .array(names))
      }
      return try startWave("W1", at: w1, on: ledger).messages("ROLL-07")
    }
    #expect(try started(flying: ["W1", "W2"]) == [])
    #expect(try started(flying: ["W1", "W2", "W3"]) == ["4 waves in flight, at most 3"])
  }

  @Test(arguments: [("2026-09-12T08:00:00Z", 0), ("2026-09-12T08:00:01Z", 1)])
  func `R06: customers are told ten days before`(sent: String, count: Int) throws {
    let ledger = try Self.ready { try $0.setWave("W1", ["comms/K1/sent_at": .string(sent)]) }
    #expect(try startWave("W1", at: w1, on: ledger).messages("COMM-01").count == count)
  }

  @Test func `COMM-01: a lead is never shorter than the policy's, and what is not required is not waited for`() throws {
    let short = try Self.ready {
      try $0.setWave("W1", ["comms/K1/lead": "P1D", "comms/K1/sent_at": "2026-09-20T08:00:00Z"])
    }
    #expect(try startWave("W1", at: w1, on: short).codes == ["COMM-01"])
    let unsent = try Self.ready { try $0.setWave("W1", ["comms/K1/sent_at": nil]) }
    #expect(
      try startWave("W1", at: w1, on: unsent).messages == ["K1 of ROL-0001#W1 must go out by 2026-09-12T08:00:00Z"])
    let optional = try Self.ready { try $0.setWave("W1", ["comms/K1/sent_at": nil, "comms/K1/required": false]) }
    #expect(try startWave("W1", at: w1, on: optional).codes.isEmpty)
  }

  @Test func `COMM-03: what was announced is what happens, or was corrected`() throws {
    let moved = try Self.ready { try $0.setWave("W1", ["start": "2026-09-23T09:00"]) }
    let found = try startWave("W1", at: "2026-09-23T08:00:00Z", on: moved).messages("COMM-03")
    #expect(found.count == 3)
    #expect(found.first == "K1 announced 2026-09-22T09:00; ROL-0001#W1 is now 2026-09-23T09:00")
    let corrected = try moved.with {
      for notice in ["K1", "K2", "K3"] { try $0.setWave("W1", ["comms/\(notice)/for_start": "2026-09-23T09:00"]) }
    }
    #expect(try startWave("W1", at: "2026-09-23T08:00:00Z", on: corrected).codes.isEmpty)
  }

  @Test func `COMM-03: the same time on other clocks was not announced`() throws {
    func started(toldIn zone: JSONValue?) throws -> [String] {
      let ledger = try Self.ready { try $0.setWave("W1", ["comms/K1/for_tz": zone]) }
      return try startWave("W1", at: w1, on: ledger).messages("COMM-03")
    }
    #expect(try started(toldIn: nil).isEmpty)
    #expect(try started(toldIn: "Europe/London").isEmpty)
    #expect(
      try started(toldIn: "Europe/Berlin") == [
        "K1 announced 2026-09-22T09:00 Europe/Berlin; ROL-0001#W1 is now 2026-09-22T09:00 Europe/London"
      ])
  }

  @Test(arguments: [(66, 70, 1), (67, 70, 0), (0, 0, 1)] as [(Int64, Int64, Int)])
  func `R07: staff are trained`(done: Int64, needed: Int64, count: Int) throws {
    let ledger = try Self.ready {
      try $0.setWave("W1", ["training/done": .integer(done), "training/needed": .integer(needed)])
    }
    #expect(try startWave("W1", at: w1, on: ledger).messages("TRAIN-01").count == count)
  }

  @Test(
    arguments: [
      (["training": nil], "ROL-0001#W1 has no training"),
      (["training/benefits_module": false], "the training of ROL-0001#W1 does not say what customers gain"),
      (["training/threshold_pct": "100", "training/done": 69], "Training 69/70 is below 100 %"),
    ] as [([String: JSONValue?], String)])
  func `TRAIN-01: training says what customers gain, and a wave may ask for more`(
    fields: [String: JSONValue?], message: String
  ) throws {
    let ledger = try Self.ready { try $0.setWave("W1", fields) }
    #expect(try startWave("W1", at: w1, on: ledger).messages("TRAIN-01") == [message])
  }

  @Test func `TRAIN-02: the material covers the process as it is at the start`() throws {
    let newer: JSONValue = [
      ["changed_by": "PER-0005", "effective_on": "2026-09-22", "id": "portal-support-procedure", "version": 3]
    ]
    let behind = try Self.ready { try $0.set("PRC-0002", "/control_docs", newer) }
    #expect(try startWave("W1", at: w1, on: behind).messages == ["Material covers v2, process is v3"])
    let later = try behind.with {
      try $0.set("PRC-0002", "/control_docs/portal-support-procedure/effective_on", "2026-09-23")
    }
    #expect(try startWave("W1", at: w1, on: later).codes.isEmpty)
    let unknown = try Self.ready { try $0.setWave("W1", ["training/material": "PRC-0002#nothing"]) }
    #expect(try startWave("W1", at: w1, on: unknown).codes == ["TRAIN-02"])
  }

  @Test(arguments: [("2026-06-24", 0), ("2026-06-23", 1), ("2026-09-23", 1)])
  func `R08: the way back was tried in the last ninety days`(day: String, count: Int) throws {
    let ledger = try Self.ready { try $0.set("ROL-0001", "/rollback/rehearsed_on", .string(day)) }
    #expect(try startWave("W1", at: w1, on: ledger).messages("ROLL-10").count == count)
  }

  @Test(arguments: ["/rollback", "/rollback/plan", "/rollback/max_dur", "/rollback/rehearsed_on"])
  func `ROLL-10: there is a way back`(field: String) throws {
    let ledger = try Self.ready { try $0.set("ROL-0001", field, nil) }
    #expect(try startWave("W1", at: w1, on: ledger).codes == ["ROLL-10"])
  }

  @Test(
    arguments: [
      (2, "DACH", "SEG-0001", nil, 0), (2, nil, "SEG-0001", nil, 1), (3, "US", "SEG-0001", nil, 0),
      (2, "US", "SEG-0001", nil, 1), (1, nil, nil, "INI-0002", 1), (1, nil, nil, "INI-0001", 0), (2, nil, nil, nil, 0),
    ] as [(Int64, String?, String?, String?, Int)])
  func `R09: an open alert that is about a wave stops it`(
    severity: Int64, region: String?, segment: String?, subject: String?, count: Int
  ) throws {
    let ledger = try Self.ready("W4") {
      try $0.setWave("W2", ["state": "completed"])
      var alert: JSONObject = [
        "id": "ESC-0100", "kind": "escalation", "schema": 1, "title": "Sentiment falls", "status": "open",
        "owner": "PER-0003", "type": "alert", "severity": .integer(severity), "opened_at": "2026-10-24T09:00:00Z",
      ]
      alert["region"] = region.map { .string($0) }
      alert["segment"] = segment.map { .string($0) }
      alert["subject"] = subject.map { .string($0) }
      $0.add(alert)
      try $0.set("FOR-0001", "/register/alerts", ["ESC-0100"])
    }
    #expect(try startWave("W4", at: "2026-11-05T14:00:00Z", on: ledger).messages("ROLL-09").count == count)
    let resolved = try ledger.with { try $0.set("ESC-0100", "/status", "resolved") }
    #expect(try startWave("W4", at: "2026-11-05T14:00:00Z", on: resolved).codes.isEmpty)
  }

  @Test func `ROLL-09: a wave that runs on while an alert is open is listed`() throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.setWave("W3", ["state": "soaking"])
      $0.add([
        "id": "ESC-0100", "kind": "escalation", "title": "Sentiment falls", "status": "open", "owner": "PER-0003",
        "type": "alert", "severity": 2, "region": "DACH", "opened_at": "2026-10-24T09:00:00Z",
      ])
      try $0.set("FOR-0001", "/register/alerts", ["ESC-0100"])
    }
    func listed(_ ledger: MemoryLedger) throws -> [String] {
      try AlertsStopWaves().standing(ledger["ROL-0001"], in: ledger, .alder(at: "2026-10-24T12:00:00Z")).messages
    }
    #expect(
      try listed(ledger) == [
        "ROL-0001#W3 runs on while alert ESC-0100 is open; it is paused by 2026-10-25T09:00:00Z"
      ])
    #expect(try listed(ledger.with { try $0.setWave("W3", ["state": "paused"]) }).isEmpty)
  }

  @Test func `ROLL-11: another region is adapted to`() throws {
    let time = "2026-10-22T07:00:00Z"
    let ledger = try Self.ready("W3") { try $0.setWave("W2", ["state": "completed"]) }
    #expect(try startWave("W3", at: time, on: ledger).codes.isEmpty)
    let unchecked = try ledger.with { try $0.setWave("W3", ["adaptation": nil]) }
    #expect(
      try startWave("W3", at: time, on: unchecked).messages == [
        "DACH needs a local adaptation check: gdpr, paper-disclosure"
      ])
    let partly = try ledger.with { try $0.setWave("W3", ["adaptation/tags": ["gdpr"]]) }
    #expect(
      try startWave("W3", at: time, on: partly).messages == ["DACH needs a local adaptation check: paper-disclosure"])
    let repeated = try Self.ready { try $0.set("ROL-0001", "/replicate_of", "ROL-0009") }
    #expect(try startWave("W1", at: w1, on: repeated).codes == ["ROLL-11"])
  }

  @Test(arguments: [("2026-10-01T22:59:59Z", 0), ("2026-10-01T23:00:00Z", 1)])
  func `G08: an overdue condition stops the next wave`(time: String, count: Int) throws {
    let ledger = try Self.ready {
      try $0.setWave("W1", ["start": "2026-10-01T23:30"])
      try $0.addGate("DEC-9400", "G4", "conditional_go", at: "2026-09-08T12:00:00Z")
      try $0.set(
        "DEC-9400", "/gate_result/conditions",
        [["id": "N1", "text": "Train the night shift", "owner": "PER-0012", "due_on": "2026-10-01"]])
    }
    #expect(try startWave("W1", at: time, on: ledger).messages("GATE-07").count == count)
  }

  @Test func `F29: a wave does not start while a hard freeze would meet its soak`() throws {
    let ledger = try Self.ready("W5") {
      try $0.setWave("W3", ["state": "completed"])
      try $0.setWave("W5", ["start": "2026-11-10T09:00"])
    }
    let found = try startWave("W5", at: "2026-11-10T08:00:00Z", on: ledger)
    #expect(
      found.messages("FREEZE-08") == ["W5 would still be settling when FRZ-0001 begins at 2026-11-22T23:00:00Z"])
    #expect(
      found.first { $0.rule.code == "FREEZE-08" }?.fix.description.hasPrefix("start by 2026-11-08T19:00:00Z") == true)

    let unsettled = try ledger.with { try $0.set("POL-0001", "/thresholds/rollout/settle_rule", false) }
    #expect(try startWave("W5", at: "2026-11-10T08:00:00Z", on: unsettled).messages("FREEZE-08").isEmpty)
  }

  @Test func `F30: a soak that ends when the freeze begins is settled`() throws {
    let ledger = try Self.ready("W5") {
      try $0.setWave("W3", ["state": "completed"])
      try $0.setWave("W5", ["start": "2026-11-08T20:00"])
    }
    #expect(try startWave("W5", at: "2026-11-08T19:00:00Z", on: ledger).messages("FREEZE-08").isEmpty)
  }

  @Test func `a wave does not start in a freeze, unless its own override opens it`() throws {
    let time = "2026-12-01T14:00:00Z"
    let frozen = try Self.ready("W4") {
      try $0.setWave("W2", ["state": "completed"])
      try $0.setWave("W4", ["start": "2026-12-01T09:00"])
    }
    let refused = try startWave("W4", at: time, on: frozen).filter { $0.rule.code == "FREEZE-01" }
    #expect(refused.count == 1)
    #expect(
      refused.first?.fix.description.contains("--subject ROL-0001 --type freeze_override --wave W4 --freeze FRZ-0001")
        == true)
    let open = frozen.with {
      $0.add([
        "id": "DEC-0300", "kind": "decision", "schema": 1, "title": "Start it", "status": "closed", "owner": "PER-0007",
        "edited_by": "PER-0007", "type": "freeze_override", "subject": "ROL-0001", "wave": "W4",
        "freezes": ["FRZ-0001"],
        "valid_from": "2026-12-01T00:00:00Z", "valid_to": "2026-12-02T00:00:00Z", "outcome": "approved",
        "outcome_at": "2026-11-30T09:00:00Z",
      ])
    }
    #expect(
      try startWave("W4", at: time, on: open, overrides: ["DEC-0300"]).messages("FREEZE-01").map {
        $0.hasSuffix("under DEC-0300")
      } == [true])
    let other = try open.with { try $0.set("DEC-0300", "/wave", "W5") }
    #expect(try startWave("W4", at: time, on: other, overrides: ["DEC-0300"]).codes.contains("FREEZE-01"))
  }
}
