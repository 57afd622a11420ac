import Governance
import JSON
import Rules
import Testing

/// What holds of a rollout's plan and of waves that are under way: rows R03, R04, R10 and F33 of the test cases.
struct WavePlanTests {
  private func edited(
    by author: String = "PER-0007", at time: String = "2026-09-09T09:00:00Z", on ledger: MemoryLedger = .alder,
    _ edit: (inout MemoryLedger) throws -> Void
  ) throws -> [Violation] {
    try JudgedCommit(on: ledger, by: author, at: time).violations(rolloutRules, edit)
  }

  /// W1, which started 2026-09-22T08:00:00Z and soaks from noon.
  private static func running(_ wave: String = "W1", soakFrom: String = "2026-09-22T12:00:00Z") throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      try $0.prepare(wave)
      try $0.start(wave, at: "2026-09-22T08:00:00Z", soakFrom: soakFrom)
    }
  }

  @Test(
    arguments: [
      ("W1", "2026-09-22T12:00:00Z", "2026-10-06T11:59:59Z", ["ROL-0001#W1 soaks until 2026-10-06T12:00:00Z"]),
      ("W1", "2026-09-22T12:00:00Z", "2026-10-06T12:00:00Z", []),
      ("W3", "2026-10-22T11:00:00Z", "2026-11-05T11:00:00Z", ["ROL-0001#W3 soaks until 2026-11-05T12:00:00Z"]),
      ("W3", "2026-10-22T11:00:00Z", "2026-11-05T12:00:00Z", []),
    ] as [(String, String, String, [String])])
  func `R03: a wave is completed once it has soaked, in days of its own zone`(
    wave: String, soakFrom: String, time: String, messages: [String]
  ) throws {
    let found = try edited(at: time, on: Self.running(wave, soakFrom: soakFrom)) {
      try $0.move(wave, to: "completed", endedAt: time)
    }
    #expect(found.messages == messages)
  }

  @Test func `R04: after a pause the whole soak begins again`() throws {
    let paused = try edited(at: "2026-10-02T12:00:00Z", on: Self.running()) { try $0.move("W1", to: "paused") }
    #expect(paused.isEmpty)
    let stopped = try Self.running().with { try $0.move("W1", to: "paused") }
    let resume = "2026-10-02T13:00:00Z"
    #expect(try edited(at: resume, on: stopped) { try $0.move("W1", to: "soaking", soakFrom: resume) }.isEmpty)
    let resumed = try stopped.with { try $0.move("W1", to: "soaking", soakFrom: resume) }
    func completed(at time: String) throws -> [String] {
      try edited(at: time, on: resumed) { try $0.move("W1", to: "completed", endedAt: time) }.messages
    }
    #expect(try completed(at: "2026-10-16T12:59:59Z") == ["ROL-0001#W1 soaks until 2026-10-16T13:00:00Z"])
    #expect(try completed(at: "2026-10-16T13:00:00Z").isEmpty)
  }

  @Test func `ROLL-04: nobody moves the beginning of a soak`() throws {
    let running = try Self.running()
    let moved = try edited(at: "2026-09-30T09:00:00Z", on: running) {
      try $0.setWave("W1", ["soak_from": "2026-09-10T12:00:00Z"])
    }
    #expect(
      moved.messages == ["ROL-0001#W1 is watched from 2026-09-22T12:00:00Z, not from 2026-09-10T12:00:00Z"])
    let early = try startWave(
      "W1", at: "2026-09-22T08:00:00Z", soakFrom: "2026-09-08T12:00:00Z",
      on: MemoryLedger.alder.with { try $0.prepare("W1") })
    #expect(early.codes == ["ROLL-04"])
    let kept = try edited(at: "2026-10-02T12:00:00Z", on: running) {
      try $0.move("W1", to: "paused", soakFrom: "2026-09-22T12:00:00Z")
    }
    #expect(kept.codes == ["ROLL-04"])
  }

  @Test func `F33: pausing and rolling back are never frozen`() throws {
    let running = try Self.running()
    for state in ["paused", "rolled_back"] {
      let time = "2026-12-20T12:00:00Z"
      #expect(
        try edited(at: time, on: running) {
          try $0.move("W1", to: state, endedAt: state == "paused" ? nil : time)
          if state == "rolled_back" { try $0.setWave("W1", ["soak_from": "2026-09-22T12:00:00Z"]) }
        }.isEmpty, "\(state)")
    }
  }

  @Test func `R10: waves do not wait for each other in a circle, nor for strangers`() throws {
    #expect(try edited { try $0.setWave("W1", ["depends_on": ["W2"]]) }.codes == ["ROLL-01"])
    #expect(
      try edited { try $0.setWave("W1", ["depends_on": ["W9"]]) }.messages == [
        "ROL-0001#W1 depends on W9, which is no wave of the rollout"
      ])
    #expect(try edited { try $0.setWave("W1", ["depends_on": []]) }.isEmpty)
  }

  @Test(
    arguments: [
      ("W1", ["customers": 40_000], []),
      (
        "W1", ["customers": 40_800],
        ["W1 exposes too many customers at once: 5.10 % of SEG-0001 in the first wave, at most 5 %"]
      ),
      ("W3", ["customers": 323_500], []),
      ("W3", ["customers": 323_501], ["W3 exposes too many customers at once: 323501 of 647001"]),
      ("W2", ["segments": ["SEG-0001", "SEG-0003"]], ["W2 exposes SEG-0003 first, which is vulnerable"]),
      ("W3", ["segments": ["SEG-0001", "SEG-0003"]], []),
    ] as [(String, [String: JSONValue?], [String])])
  func `R10: a rollout begins small, and not with those whom it would hurt most`(
    wave: String, fields: [String: JSONValue?], messages: [String]
  ) throws {
    #expect(try edited { try $0.setWave(wave, fields) }.messages == messages)
  }

  @Test func `COMM-02: staff hear before customers do, of a wave that is ready`() throws {
    let sent: (inout MemoryLedger) throws -> Void = {
      try $0.setWave("W1", ["comms/K1/sent_at": "2026-09-11T09:00:00Z", "comms/K1/for_start": "2026-09-22T09:00"])
    }
    let planned = try edited(at: "2026-09-11T09:00:00Z", sent)
    #expect(
      planned.messages("COMM-02") == [
        "External notice K1 of ROL-0001#W1 would precede the frontline brief K2",
        "K1 tells customers of ROL-0001#W1, which is not ready",
      ])
    let briefed = try MemoryLedger.alder.with {
      try $0.setWave("W1", ["state": "ready"])
      for notice in ["K2", "K3"] { try $0.setWave("W1", ["comms/\(notice)/sent_at": "2026-09-10T09:00:00Z"]) }
    }
    #expect(try edited(at: "2026-09-11T09:00:00Z", on: briefed, sent).isEmpty)
    let later = try briefed.with { try $0.setWave("W1", ["comms/K2/sent_at": "2026-09-11T09:00:01Z"]) }
    #expect(try edited(at: "2026-09-11T09:00:00Z", on: later, sent).codes == ["COMM-02"])
  }

  @Test func `COMM-04: the words are approved by somebody who speaks for customers, and says so`() throws {
    let ledger = try MemoryLedger.alder.with { try $0.prepare("W1") }
    for approver in [nil, "PER-0002", "PER-0007"] as [JSONValue?] {
      let unapproved = try ledger.with { try $0.setWave("W1", ["comms/K2/content_approved_by": approver]) }
      #expect(
        try startWave("W1", at: "2026-09-22T08:00:00Z", on: unapproved).messages == [
          "K2 of ROL-0001#W1 content is not approved"
        ])
    }
    let blank = try MemoryLedger.alder.with { try $0.setWave("W1", ["comms/K2/content_approved_by": nil]) }
    let approve: (inout MemoryLedger) throws -> Void = {
      try $0.setWave("W1", ["comms/K2/content_approved_by": "PER-0003"])
    }
    #expect(try edited(by: "PER-0003", on: blank, approve).isEmpty)
    #expect(
      try edited(by: "PER-0007", on: blank, approve).messages == [
        "only PER-0003 can say that they approved K2 of ROL-0001#W1"
      ])
  }

  @Test func `ROLL-12: a wave is ready when nothing that can be prepared is missing`() throws {
    let ready: (inout MemoryLedger) throws -> Void = {
      try $0.setWave("W3", ["state": "ready", "ready_at": "2026-09-09T09:00:00Z"])
    }
    #expect(try edited(ready).isEmpty)
    let unready = try MemoryLedger.alder.with {
      try $0.set("INI-0002", "/stage", "pilot")
      try $0.set("ROL-0001", "/rollback/rehearsed_on", "2026-01-01")
      try $0.setWave("W3", ["adaptation": nil, "training": nil, "comms/K1/content_approved_by": nil])
    }
    #expect(
      try edited(on: unready, ready).messages("ROLL-12").sorted() == [
        "ROL-0001#W3 is not ready: DACH needs a local adaptation check: gdpr, paper-disclosure",
        "ROL-0001#W3 is not ready: INI-0002 has not passed G4",
        "ROL-0001#W3 is not ready: K1 of ROL-0001#W3 content is not approved",
        "ROL-0001#W3 is not ready: ROL-0001 rollback was last rehearsed 2026-01-01, at most 90 days ago is needed",
        "ROL-0001#W3 is not ready: W3 has no training plan",
      ])
  }

  @Test(arguments: ["region", "segments", "customers", "depends_on", "start", "tz", "soak", "exit"])
  func `ROLL-12: a ready wave stays as it is`(field: String) throws {
    let values: [String: JSONValue] = [
      "region": "DACH", "segments": ["SEG-0002"], "customers": 15_000, "depends_on": ["W2"],
      "start": "2026-09-23T09:00", "tz": "Europe/Berlin", "soak": "P7D", "exit": [],
    ]
    let ready = try MemoryLedger.alder.with { try $0.setWave("W1", ["state": "ready"]) }
    let edit: (inout MemoryLedger) throws -> Void = { try $0.setWave("W1", [field: values[field]]) }
    #expect(try edited(on: ready, edit).messages("ROLL-12") == ["ROL-0001#W1 is ready and locked"])
    #expect(try edited(edit).messages("ROLL-12").isEmpty)
  }

  @Test(
    arguments: [
      ("comms", [], "notice K1"), ("comms/K1/required", false, "notice K1, required"),
      ("comms/K1/audience", "internal", "notice K1 to the external audience"),
      ("comms/K1/lead", "P9D", "notice K1, P10D before"), ("training", nil, "training of 70"),
      ("training/needed", 69, "training of 70"),
      ("training/benefits_module", false, "training that says what customers gain"), ("kind", "wave", "a pilot"),
      ("cutover", "PT1H", "a cutover of PT4H"), ("entry", nil, "what it has to meet before it starts"),
    ] as [(String, JSONValue?, String)])
  func `ROLL-12: a ready wave owes no less than it promised`(field: String, value: JSONValue?, words: String) throws {
    func ledger(_ state: JSONValue) throws -> MemoryLedger {
      try MemoryLedger.alder.with { try $0.setWave("W1", ["state": state, "entry": ["The desk has said yes."]]) }
    }
    let edit: (inout MemoryLedger) throws -> Void = { try $0.setWave("W1", [field: value]) }
    let found = try edited(on: ledger("ready"), edit).messages("ROLL-12")
    #expect(found.first == "ROL-0001#W1 is ready and has promised \(words)")
    #expect(try edited(on: ledger("planned"), edit).messages("ROLL-12").isEmpty)
    // Its sort and its cutover stay for ever; what it owed until it started is done.
    #expect(
      try edited(on: ledger("started"), edit).messages("ROLL-12").isEmpty == !["kind", "cutover"].contains(field))
  }

  @Test func `ROLL-12: a notice that went out is not taken from a wave in flight`() throws {
    let started = try MemoryLedger.alder.with {
      try $0.setWave("W1", ["state": "started", "comms/K1/sent_at": "2026-09-08T09:00:00Z"])
    }
    #expect(
      try edited(on: started) { try $0.setWave("W1", ["comms": []]) }.messages("ROLL-12") == [
        "ROL-0001#W1 is started and has promised notice K1, which went out"
      ])
    #expect(
      try edited(on: started) { try $0.setWave("W1", ["comms/K1/sent_at": "2026-09-08T12:00:00Z"]) }
        .messages("ROLL-12").isEmpty)
  }

  @Test(arguments: ["ready", "started"])
  func `ROLL-12: waves stay of the initiative that they were announced for`(state: String) throws {
    let edit: (inout MemoryLedger) throws -> Void = { try $0.set("ROL-0001", "/initiative", "INI-0007") }
    let ready = try MemoryLedger.alder.with { try $0.setWave("W1", ["state": .string(state)]) }
    #expect(
      try edited(on: ready, edit).messages("ROLL-12") == ["ROL-0001 has waves that were announced for INI-0002"])
    #expect(try edited(edit).messages("ROLL-12").isEmpty)
  }

  @Test func `ROLL-12: what lets one edit through lets no other through with it`() throws {
    let ready = try MemoryLedger.alder.with {
      try $0.setWave("W1", ["state": "ready"])
      try $0.addVary("ROL-0001", [.touch("/waves/W1/start", "2026-09-22T09:00", "2026-09-23T09:00")])
    }
    let found = try JudgedCommit(on: ready).violations(rules("ROLL-12", "SCOPE-13", "AUTH-05")) {
      try $0.setWave("W1", ["start": "2026-09-23T09:00", "comms/K1/required": false])
      try $0.set("DEC-0400", "/status", "used")
    }
    #expect(found.messages == ["ROL-0001#W1 is ready and has promised notice K1, required"])
  }

  @Test func `ROLL-12: a ready wave may owe more, and a vary decision lets it owe less`() throws {
    let ready = try MemoryLedger.alder.with {
      try $0.setWave("W1", ["state": "ready"])
      try $0.addVary("ROL-0001", [.touch("/waves/W1/training/needed", 70, 60)])
    }
    #expect(
      try edited(on: ready) {
        try $0.setWave("W1", ["training/needed": 80, "comms/K1/lead": "P2W", "training/done": 70])
      }.messages("ROLL-12").isEmpty)
    let found = try JudgedCommit(on: ready).violations(rules("ROLL-12", "SCOPE-13", "AUTH-05")) {
      try $0.setWave("W1", ["training/needed": 60])
      try $0.set("DEC-0400", "/status", "used")
    }
    #expect(found.isEmpty, "\(found.messages)")
  }

  @Test(arguments: ["ready_at", "started_at", "ended_at"])
  func `FMT-06: what a wave has done is written once`(field: String) throws {
    let edit: (inout MemoryLedger) throws -> Void = { try $0.setWave("W1", [field: "2026-09-08T12:00:00Z"]) }
    func found(_ ledger: MemoryLedger) throws -> [String] {
      try JudgedCommit(on: ledger).violations(rules("FMT-06"), edit).messages
    }
    let done = try MemoryLedger.alder.with { try $0.setWave("W1", [field: "2026-09-08T10:00:00Z"]) }
    #expect(try found(done) == ["\(field) of ROL-0001#W1 says what was done, and is not written anew"])
    #expect(try found(.alder).isEmpty)
  }

  @Test(arguments: ["completed", "aborted"])
  func `FMT-06: a rollout ends when its waves have`(status: String) throws {
    let end: (inout MemoryLedger) throws -> Void = { try $0.set("ROL-0001", "/status", .string(status)) }
    func found(_ ledger: MemoryLedger) throws -> [String] {
      try JudgedCommit(on: ledger).violations(rules("FMT-06"), end).messages
    }
    #expect(
      try found(.alder) == ["ROL-0001 ends with its waves, and W1, W2, W3, W4, W5, W6 have not ended"])
    let ended = try MemoryLedger.alder.with { ledger in
      for wave in ["W1", "W2", "W3", "W4", "W5", "W6"] { try ledger.setWave(wave, ["state": "cancelled"]) }
    }
    #expect(try found(ended).isEmpty)
  }

  @Test func `ROLL-12: a vary decision moves a ready wave, by exactly its edit`() throws {
    let ready = try MemoryLedger.alder.with {
      try $0.setWave("W1", ["state": "ready"])
      try $0.addVary("ROL-0001", [.touch("/waves/W1/start", "2026-09-22T09:00", "2026-09-23T09:00")])
    }
    let varied = rules("ROLL-12", "SCOPE-13", "AUTH-05")
    func applied(start: JSONValue) throws -> [String] {
      try JudgedCommit(on: ready).violations(varied) {
        try $0.setWave("W1", ["start": start])
        try $0.set("DEC-0400", "/status", "used")
      }.codes
    }
    #expect(try applied(start: "2026-09-23T09:00").isEmpty)
    #expect(try applied(start: "2026-09-24T09:00") == ["SCOPE-13"])
  }

  @Test(
    arguments: [
      ("planned", "ready", true), ("planned", "started", false), ("ready", "started", true),
      ("ready", "cancelled", true),
      ("ready", "planned", false), ("started", "completed", true), ("started", "paused", true),
      ("paused", "soaking", true),
      ("paused", "completed", false), ("paused", "rolled_back", true), ("soaking", "rolled_back", true),
      ("completed", "started", false), ("rolled_back", "started", false), ("started", "cancelled", false),
    ])
  func `FMT-06: a wave moves step by step`(from: String, to: String, isAllowed: Bool) throws {
    let ledger = try MemoryLedger.alder.with { try $0.setWave("W1", ["state": .string(from)]) }
    let found = try JudgedCommit(on: ledger).violations(rules("FMT-06")) {
      try $0.setWave("W1", ["state": .string(to)])
    }
    #expect(found.isEmpty == isAllowed)
  }

  @Test func `FMT-06: a wave that was ready is not taken out`() throws {
    let ledger = try MemoryLedger.alder.with { try $0.setWave("W6", ["state": "ready"]) }
    let drop: (inout MemoryLedger) throws -> Void = { try $0.set("ROL-0001", "/waves/W6", nil) }
    #expect(try JudgedCommit(on: ledger).violations(rules("FMT-06"), drop).codes == ["FMT-06"])
    #expect(try JudgedCommit().violations(rules("FMT-06"), drop).isEmpty)
  }

  @Test func `FMT-04: segments list the waves in flight`() throws {
    let ledger = try MemoryLedger.alder.with { try $0.prepare("W1") }
    let judged = JudgedCommit(on: ledger, at: "2026-09-22T08:00:00Z")
    let forgetting = try judged.violations(rules("FMT-04")) {
      try $0.start("W1", at: "2026-09-22T08:00:00Z", soakFrom: "2026-09-22T12:00:00Z")
      try $0.set("SEG-0001", "/in_flight", nil)
    }
    #expect(forgetting.messages == ["/in_flight of SEG-0001 does not list ROL-0001#W1, which belongs there"])
    let inventing = try judged.violations(rules("FMT-04")) { try $0.set("SEG-0002", "/in_flight", ["ROL-0001#W1"]) }
    #expect(inventing.messages == ["/in_flight of SEG-0002 points to ROL-0001#W1, which does not belong there"])
  }
}
