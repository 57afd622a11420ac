import Governance
import JSON
import Rules
import Testing

/// FREEZE-01 to FREEZE-04, asked by commits; the calendar itself is asked in CalendarsTests.
struct FreezesHoldTests {
  private func changed(
    affecting affects: JSONObject, at time: String, _ type: String = "normal", _ fields: JSONObject = [:]
  ) throws -> [Violation] {
    let ledger = try MemoryLedger.alder.with { try $0.addConfigChange(type, affects: affects, fields) }
    return try applyConfigChange(on: ledger, at: time)
  }

  @Test(
    arguments: [
      ("2026-11-22T23:59:59Z", []),
      ("2026-11-23T00:00:00Z", ["config_change is frozen by FRZ-0001 until 2027-01-04T00:00:00Z"]),
      ("2027-01-04T00:00:00Z", []),
    ] as [(String, [String])])
  func `F01: a hard freeze denies from its first second to its last`(time: String, messages: [String]) throws {
    let found = try changed(affecting: ["regions": ["UK"], "systems": ["WEB"]], at: time)

    #expect(found.messages("FREEZE-01") == messages)
    #expect(found.codes == (messages.isEmpty ? [] : ["FREEZE-01"]))
  }

  @Test(
    arguments: [
      ("/systems", "DOCS", ["systems": ["FOO"]], true), ("/systems", "DOCS", ["systems": ["docs"]], true),
      ("/systems", "WEB", ["systems": ["FOO"]], false), ("/processes", "PRC-0001", ["processes": ["PRC-0002"]], true),
      ("/processes", "PRC-0003", ["processes": ["PRC-0002"]], false),
    ] as [(String, String, JSONObject, Bool)])
  func `FREEZE-01: what is edited is frozen whatever the change calls it`(
    dimension: String, name: String, affects: JSONObject, isFrozen: Bool
  ) throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.set("FRZ-0001", "/regions", nil)
      try $0.set("FRZ-0001", dimension, [.string(name)])
      try $0.addConfigChange(affects: affects, at: "2026-11-24T09:00:00Z")
    }
    let found = try applyConfigChange(on: ledger, at: "2026-11-25T10:00:00Z", [HardFreezesHold()])
    #expect(found.codes == (isFrozen ? ["FREEZE-01"] : []), "\(found.messages)")
  }

  @Test func `what is frozen says where, when it opens and, of no emergency, nothing about overrides`() throws {
    let found = try #require(
      changed(affecting: ["regions": ["DACH"], "segments": ["SEG-0002"]], at: "2026-12-16T10:00:00Z").first)

    #expect(found.subject == "CHG-0003")
    #expect(
      "\(found.message)"
        == "config_change is frozen by FRZ-0001 until 2027-01-03T23:00:00Z, FRZ-0002 until 2027-01-15T23:00:00Z")
    #expect("\(found.fix)" == "next opening 2027-01-15T23:00:00Z")
    #expect(found.whoCan.isEmpty && !found.isSettledByTrailer)
  }

  @Test func `an emergency is told how an override comes about, and who could decide it`() throws {
    let found = try #require(
      changed(affecting: ["regions": ["DACH"], "segments": ["SEG-0002"]], at: "2026-12-16T10:00:00Z", "emergency").first
    )

    #expect(
      "\(found.fix)".hasSuffix(
        "or an override: folio decision new --subject CHG-0003 --type freeze_override --freeze FRZ-0001 --freeze FRZ-0002"
      ))
    #expect(found.whoCan.map(\.text) == ["PER-0009", "PER-0010"])
  }

  @Test func `what a change does not say about itself never lets it escape`() throws {
    #expect(try changed(affecting: [:], at: "2026-11-22T23:30:00Z").codes == ["FREEZE-01", "FREEZE-03"])
    #expect(try changed(affecting: ["systems": ["WEB"]], at: "2026-11-22T23:30:00Z").codes == ["FREEZE-01"])
  }

  @Test(
    arguments: [
      ("2026-09-30T21:59:59Z", []), ("2026-09-30T22:00:00Z", ["FREEZE-02"]), ("2026-10-01T10:00:00Z", []),
    ] as [(String, [String])])
  func `a soft freeze denies, too`(time: String, codes: [String]) throws {
    #expect(try changed(affecting: ["regions": ["US"], "systems": ["WEB"]], at: time).codes == codes)
  }

  @Test func `an exempt standard change and an exception go through a soft freeze, and through no hard one`() throws {
    let affects: JSONObject = ["regions": ["US"], "systems": ["WEB"]]
    let (soft, hard) = ("2026-09-30T23:00:00Z", "2026-12-01T12:00:00Z")
    let exempt: JSONObject = ["template": "script-text"]
    #expect(try changed(affecting: affects, at: soft, "standard", exempt).codes.isEmpty)
    #expect(try changed(affecting: affects, at: soft, "normal", exempt).codes == ["FREEZE-02"])
    #expect(try changed(affecting: affects, at: hard, "standard", exempt).codes == ["FREEZE-01"])

    let excepted = try MemoryLedger.alder.with {
      try $0.addConfigChange(affects: affects)
      for (id, code) in [("EXC-0101", "FREEZE-01"), ("EXC-0102", "FREEZE-02")] {
        try $0.addException(
          id, ["against": .string(code), "scope": ["subjects": ["PRC-0001"]], "expires_on": "2027-06-01"])
      }
    }
    let named = ["EXC-0101", "EXC-0102"]
    #expect(try applyConfigChange(on: excepted, at: soft).codes == ["FREEZE-02"])
    let waived = try applyConfigChange(on: excepted, at: soft, under: named)
    #expect(waived.codes.isEmpty && waived.first?.waivedBy?.text == "EXC-0102")
    #expect(try applyConfigChange(on: excepted, at: hard, under: named).codes == ["FREEZE-01"])
  }

  @Test(
    arguments: [
      ("2026-09-08T19:59:59Z", []),
      ("2026-09-08T20:00:00Z", ["next slot 2026-09-09T13:00:00Z"]),
    ] as [(String, [String])])
  func `F23: what is allowed in windows only waits for the next`(time: String, fixes: [String]) throws {
    let found = try changed(affecting: ["regions": ["US"], "systems": ["CORE"]], at: time)

    #expect(found.filter { $0.rule.code == "FREEZE-03" }.map(\.fix.description) == fixes)
  }

  @Test func `F26: a freeze that is only proposed denies nothing`() throws {
    #expect(try changed(affecting: ["regions": ["UK"], "systems": ["WEB"]], at: "2026-11-17T10:00:00Z").isEmpty)
  }

  @Test func `a freeze that the same commit approves denies already, and one that it lifts denies still`() throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.addConfigChange(affects: ["regions": ["UK"], "systems": ["WEB"]])
    }
    let approving = try JudgedCommit(on: ledger, at: "2026-11-17T10:00:00Z").violations(rules("FREEZE-01")) {
      try $0.apply("CHG-0003", at: "2026-11-17T10:00:00Z")
      try $0.set("FRZ-0005", "/status", "approved")
    }
    #expect(approving.messages == ["config_change is frozen by FRZ-0005 until 2027-01-11T00:00:00Z"])

    let lifting = try JudgedCommit(on: ledger, at: "2026-12-01T10:00:00Z").violations(rules("FREEZE-01")) {
      try $0.apply("CHG-0003", at: "2026-12-01T10:00:00Z")
      try $0.set("FRZ-0001", "/status", "withdrawn")
    }
    #expect(lifting.messages == ["config_change is frozen by FRZ-0001 until 2027-01-04T00:00:00Z"])
  }

  @Test func `a server asks again at its own clock`() throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.addConfigChange(affects: ["regions": ["UK"], "systems": ["WEB"]])
    }
    var commit = JudgedCommit(on: ledger, at: "2026-11-22T23:59:00Z")
    commit.admission = "2026-11-23T00:01:00Z"
    #expect(
      try commit.violations(freezeRules) { try $0.apply("CHG-0003", at: "2026-11-22T23:59:00Z") }.codes == ["FREEZE-01"]
    )
  }

  @Test func `passing a gate, changing a scope, a process, a metric or the policy can be frozen, voting cannot`() throws
  {
    let everything: (String) throws -> MemoryLedger = { action in
      try MemoryLedger.alder.with {
        try $0.set("FRZ-0001", "/actions", [.string(action)])
        $0.addChange([.cost(5)])
        try $0.approve()
        try $0.addGate("DEC-9300", "G5", "go", at: "2026-12-01T09:00:00Z")
        try $0.set("DEC-9300", "/status", "open")
      }
    }
    let acts: [(String, (inout MemoryLedger) throws -> Void)] = [
      ("gate_go", { try $0.set("DEC-9300", "/status", "closed") }),
      ("scope_change", { try $0.apply(at: "2026-12-01T10:00:00Z") }),
      ("process_change", { try $0.set("PRC-0001", "/sla/target", "4") }),
      ("config_change", { try $0.set("PRC-0001", "/systems", []) }),
      ("metric_change", { try $0.set("MET-0001", "/min_n", 40) }),
      ("policy_change", { try $0.set("POL-0001", "/currency", "kUSD") }),
    ]
    for (frozen, _) in acts {
      let commit = JudgedCommit(on: try everything(frozen), at: "2026-12-01T10:00:00Z")
      for (action, act) in acts {
        let found = try commit.violations(rules("FREEZE-01"), act)
        #expect(found.codes == (action == frozen ? ["FREEZE-01"] : []), "\(action) while \(frozen) is frozen")
      }
      #expect(try commit.violations(freezeRules) { try $0.set("DEC-9300", "/votes", ["PER-0001": [:]]) }.codes.isEmpty)
      #expect(try commit.violations(freezeRules) { try $0.set("DEC-9300", "/gate_result/choice", "hold") }.isEmpty)
    }
  }

  @Test func `holding, recycling and killing are never frozen`() throws {
    for choice in ["hold", "recycle", "kill"] {
      let ledger = try MemoryLedger.alder.with {
        try $0.set("FRZ-0001", "/actions", ["gate_go"])
        try $0.addGate("DEC-9300", "G5", choice, at: "2026-12-01T09:00:00Z")
        try $0.set("DEC-9300", "/status", "open")
      }
      #expect(
        try JudgedCommit(on: ledger, at: "2026-12-01T10:00:00Z").violations(freezeRules) {
          try $0.set("DEC-9300", "/status", "closed")
        }.isEmpty)
    }
  }

  @Test func `FREEZE-04: a window that advises care warns, and no other does`() throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.set("FRZ-0007", "/actions", ["config_change"])
      try $0.addConfigChange(affects: ["regions": ["UK"], "systems": ["WEB"]])
    }
    let found = try applyConfigChange(on: ledger, at: "2026-10-14T22:00:00Z")
    #expect(found.map(\.severity) == [.warn])
    #expect(
      found.messages == [
        "FRZ-0007 until 2026-10-14T23:00:00Z advises care with config_change: UK autumn campaign"
      ])
    #expect(try applyConfigChange(on: ledger, at: "2026-10-14T23:00:00Z").isEmpty)
  }
}
