import Calendars
import Governance
import JSON
import Rules
import Testing

/// FREEZE-06, FREEZE-07 and FREEZE-10: freezes as records.
struct FreezeRecordsTests {
  @Test(
    arguments: [
      (["start": "2026-09-05T16:00"], "/start", "its start 2026-09-05T16:00 is not a day of its own rule"),
      (["end": "2026-09-04T16:00"], "/end", "its end does not lie after its start"),
      (
        ["rule": ["freq": "weekly", "by_day": ["FR"], "count": 3, "until": "2026-12-31T16:00"]], "/rule/until",
        "a rule ends by count or by until, not by both"
      ),
      (["regions": ["FR", "UK"]], "/regions/0", "the policy has no region 'FR'"),
    ] as [(JSONObject, String, String)])
  func `F21: what is no window is refused where it is wrong`(fields: JSONObject, pointer: String, problem: String)
    throws
  {
    let found = try JudgedCommit().violations(freezeRules) {
      try $0.set("FRZ-0003", "/status", "draft")
      for (key, value) in fields { try $0.set("FRZ-0003", "/" + key, value) }
    }.filter { $0.rule.code == "FREEZE-06" }

    #expect(found.map(\.message.description) == ["FRZ-0003: \(problem)"])
    #expect(found.first?.pointer?.description == pointer)
  }

  @Test func `FREEZE-06: whose freeze is not there yet is not sent to edit it`() throws {
    let found = try JudgedCommit().violations(rules("FREEZE-06")) {
      var fields = $0["FRZ-0003"].fields
      for (key, value) in ["id": "FRZ-0900", "status": "draft", "start": "2026-09-05T16:00"] as JSONObject {
        fields[key] = value
      }
      $0.add(fields)
    }
    #expect(
      found.map { "\($0.fix)" } == ["correct the window and declare it anew; folio schema show freeze says how"])
  }

  @Test func `an approved freeze that is no window refuses what it might forbid, and nothing else`() throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.set("FRZ-0003", "/start", "2026-09-05T16:00")
      try $0.addConfigChange(affects: ["regions": ["UK"], "systems": ["WEB"]])
    }
    let found = try applyConfigChange(on: ledger, at: "2026-11-17T10:00:00Z")
    #expect(found.codes == ["FREEZE-06"])
    #expect(found.first?.message.description.hasPrefix("FRZ-0003 is approved and no window") == true)
    #expect(try JudgedCommit(on: ledger).violations(freezeRules) { try $0.set("MET-0001", "/notes", "a") }.isEmpty)
  }

  private func edit(
    _ freeze: String, _ fields: [(String, JSONValue?)], at time: String = "2026-09-09T09:00:00Z"
  ) throws -> [Violation] {
    try JudgedCommit(at: time).violations(rules("FREEZE-07")) {
      for (pointer, value) in fields { try $0.set(freeze, pointer, value) }
    }
  }

  @Test(
    arguments: [
      // F27
      ("FRZ-0001", [("/end", "2026-12-20")], "it would be open at 2026-12-19T23:00:00Z"),
      ("FRZ-0001", [("/end", "2027-01-11")], nil),
      ("FRZ-0001", [("/start", "2026-11-24")], "it would be open at 2026-11-22T23:00:00Z"),
      ("FRZ-0001", [("/start", "2026-11-20")], nil),
      ("FRZ-0001", [("/level", "soft")], "it would no longer do what it does as firmly"),
      ("FRZ-0003", [("/level", "hard")], nil),
      ("FRZ-0001", [("/actions", ["config_change", "wave_start"])], "it would concern fewer actions"),
      ("FRZ-0003", [("/actions", ["gate_go", "wave_start"])], nil),
      ("FRZ-0001", [("/regions", ["UK"])], "it would concern less"),
      ("FRZ-0002", [("/regions", ["DACH", "UK"])], nil),
      ("FRZ-0002", [("/segments", nil)], nil),
      ("FRZ-0002", [("/systems", ["WEB"])], "it would concern less"),
      ("FRZ-0001", [("/tz", "Europe/London")], "it would be open at 2026-11-22T23:00:00Z"),
      ("FRZ-0001", [("/effect", "advisory"), ("/level", nil)], "it would no longer do what it does as firmly"),
      ("FRZ-0001", [("/status", "withdrawn")], "it would be lifted"),
      ("FRZ-0003", [("/exdates", ["2026-12-25"])], "it would be open at 2026-12-25T16:00:00Z"),
      ("FRZ-0003", [("/rdates", ["2026-12-24"])], nil),
      ("FRZ-0003", [("/rule/interval", 2)], "it would be open at 2026-09-11T15:00:00Z"),
      ("FRZ-0003", [("/rule/until", "2026-12-25T16:00")], "it would be open at 2027-01-01T16:00:00Z"),
      ("FRZ-0003", [("/rule/until", "2060-12-31T16:00")], "it would be open at 2054-09-09T09:00:00Z"),
      ("FRZ-0003", [("/rule/by_day", ["FR", "SA"])], nil),
      ("FRZ-0003", [("/rule/freq", "daily"), ("/rule/by_day", nil)], nil),
      ("FRZ-0006", [("/end", "2026-09-01T17:00")], "it would be open at 2026-09-09T20:00:00Z"),
      ("FRZ-0006", [("/end", "2026-09-01T15:00")], nil),
      ("FRZ-0006", [("/systems", nil)], "it would let others through"),
      ("FRZ-0006", [("/status", "withdrawn")], "it would be lifted"),
      ("FRZ-0007", [("/status", "withdrawn")], nil),
      ("FRZ-0007", [("/end", "2026-10-02")], nil),
      ("FRZ-0005", [("/end", "2026-12-20")], nil),
      ("FRZ-0001", [("/title", "Winter"), ("/calendar", "winter")], nil),
    ] as [(String, [(String, JSONValue?)], String?)])
  func `FREEZE-07: an approved freeze is widened freely, and loosened only by a decision`(
    freeze: String, fields: [(String, JSONValue?)], reason: String?
  ) throws {
    #expect(try edit(freeze, fields).messages == (reason.map { ["\(freeze) may not be loosened here: \($0)"] } ?? []))
  }

  @Test func `what is over is free, and what is past of a rule is over`() throws {
    #expect(try edit("FRZ-0001", [("/status", "withdrawn")], at: "2027-01-04T04:59:59Z").codes == ["FREEZE-07"])
    #expect(try edit("FRZ-0001", [("/status", "withdrawn")], at: "2027-01-04T05:00:00Z").isEmpty)
    #expect(try edit("FRZ-0003", [("/exdates", ["2026-09-04"])], at: "2026-09-09T09:00:00Z").isEmpty)
  }

  @Test func `who could decide is said, with the command`() throws {
    let found = try #require(edit("FRZ-0001", [("/status", "withdrawn")]).first)
    #expect(found.pointer?.description == "/status")
    #expect(
      found.fix.description.hasPrefix(
        "get a vary decision: folio decision new --subject FRZ-0001 --type vary --touch /status=withdrawn"))
    #expect(found.whoCan.map(\.text) == ["PER-0003", "PER-0005"])
  }

  /// A decision to let the holiday peak end before Christmas.
  private static func varied() throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      try $0.addVary("FRZ-0001", [.touch("/end", "2027-01-04", "2026-12-20")])
      try $0.addVary("FRZ-0002", [.touch("/status", "approved", "withdrawn")], "DEC-0401")
      try $0.addConfigChange(affects: ["regions": ["UK"], "systems": ["WEB"]])
    }
  }
  private let varyRules = rules("FREEZE-07", "SCOPE-13", "AUTH-05")

  @Test func `a vary decision loosens once, by exactly the edit that it names`() throws {
    let commit = JudgedCommit(on: try Self.varied(), at: "2026-11-01T09:00:00Z")
    #expect(
      try commit.violations(varyRules) {
        try $0.set("FRZ-0001", "/end", "2026-12-20")
        try $0.set("DEC-0400", "/status", "used")
      }.isEmpty)
    #expect(
      try commit.violations(varyRules) {
        try $0.set("FRZ-0002", "/status", "withdrawn")
        try $0.set("DEC-0401", "/status", "used")
      }.isEmpty)
    #expect(
      try commit.violations(varyRules) {
        try $0.set("FRZ-0001", "/end", "2026-12-19")
        try $0.set("DEC-0400", "/status", "used")
      }.codes == ["SCOPE-13"])
    #expect(try commit.violations(varyRules) { try $0.set("FRZ-0001", "/end", "2026-12-20") }.codes == ["FREEZE-07"])
    #expect(
      try commit.violations(varyRules) {
        try $0.set("FRZ-0002", "/status", "withdrawn")
        try $0.set("DEC-0400", "/status", "used")
      }.codes == ["FREEZE-07", "SCOPE-13"])
  }

  @Test func `F28: a commit that loosens a freeze does not do what it froze`() throws {
    for (time, codes) in [("2026-12-01T09:00:00Z", ["FREEZE-01", "FREEZE-07"]), ("2026-11-01T09:00:00Z", [])] {
      let found = try JudgedCommit(on: Self.varied(), at: time).violations(rules("FREEZE-01", "FREEZE-07")) {
        try $0.set("FRZ-0001", "/end", "2026-12-20")
        try $0.set("DEC-0400", "/status", "used")
        try $0.apply("CHG-0003", at: time)
      }
      #expect(found.codes == codes)
    }
  }

  @Test func `AUTH-04: a freeze is approved by the decision that it names`() throws {
    let ledger = try MemoryLedger.alder.with {
      $0.add([
        "id": "DEC-0500", "kind": "decision", "schema": 1, "title": "Freeze it", "status": "closed",
        "owner": "PER-0007",
        "created_at": "2026-09-01T09:00:00Z", "edited_by": "PER-0007", "type": "freeze", "subject": "FRZ-0005",
        "opened_at": "2026-09-01T09:00:00Z", "closes_at": "2026-12-31T09:00:00Z", "outcome": "approved",
        "outcome_at": "2026-09-08T15:00:00Z", "votes": [:],
      ])
      let digest = try Decision($0["DEC-0500"]).votedDigest(subject: $0["FRZ-0005"]).description
      try $0.set("DEC-0500", "/digest", .string(digest))
    }
    let approval = rules("AUTH-04", "AUTH-05")
    let commit = JudgedCommit(on: ledger)
    #expect(try commit.violations(approval) { try $0.set("FRZ-0005", "/status", "approved") }.codes == ["AUTH-04"])
    let named: (inout MemoryLedger) throws -> Void = {
      try $0.set("FRZ-0005", "/status", "approved")
      try $0.set("FRZ-0005", "/decision", "DEC-0500")
    }
    #expect(try commit.violations(approval, named).isEmpty)
    #expect(
      try commit.violations(approval) {
        try named(&$0)
        try $0.set("FRZ-0005", "/start", "2026-11-09")
      }.codes == ["AUTH-05"])
  }

  @Test func `FREEZE-10: a renewal month that no freeze protects is listed sixty days before`() throws {
    let ledger = MemoryLedger.alder
    func listed(at time: String, _ segment: String = "SEG-0002") throws -> [String] {
      try PeaksAreProtected().standing(ledger[segment], in: ledger, .alder(at: time)).messages
    }
    #expect(try listed(at: "2026-11-02T12:00:00Z").isEmpty)
    #expect(
      try listed(at: "2026-11-03T12:00:00Z") == [
        "peak 2027-01-01 – 2027-01-31 is not protected: waves may start on 2027-01-16 in DACH"
      ])
    #expect(try listed(at: "2027-01-31T12:00:00Z").count == 1)
    #expect(try listed(at: "2027-02-01T12:00:00Z").isEmpty)
    #expect(try listed(at: "2027-01-02T12:00:00Z", "SEG-0001").isEmpty)
    // A freeze of one region protects that region.
    let covered = try ledger.with {
      try $0.set("FRZ-0002", "/end", "2027-02-02")
      try $0.set("FRZ-0002", "/regions", nil)
    }
    #expect(
      try PeaksAreProtected().standing(covered["SEG-0002"], in: covered, .alder(at: "2026-12-03T12:00:00Z")).isEmpty)
  }

  @Test func `FREEZE-10: a detected peak that is only proposed is listed until one protects it`() throws {
    func listed(_ ledger: MemoryLedger, at time: String) throws -> [String] {
      try PeaksAreProtected().standing(ledger["FRZ-0005"], in: ledger, .alder(at: time)).messages
    }
    #expect(try listed(.alder, at: "2026-09-17T12:00:00Z").isEmpty)
    #expect(
      try listed(.alder, at: "2026-09-18T12:00:00Z") == [
        "peak 2026-11-16 – 2027-01-10 is not protected: waves may start on 2026-11-16 in DACH"
      ])
    #expect(
      try listed(.alder, at: "2026-12-01T12:00:00Z").first?.hasSuffix("waves may start on 2027-01-04 in DACH") == true)
    let approved = try MemoryLedger.alder.with { try $0.set("FRZ-0001", "/end", "2027-01-11") }
    #expect(try listed(approved, at: "2026-12-01T12:00:00Z").isEmpty)
    #expect(try listed(.alder, at: "2027-01-11T12:00:00Z").isEmpty)
  }
}
