import Governance
import JSON
import Rules
import Testing

/// FREEZE-05 and FREEZE-09: storyline step 13, where the portal fails in the holiday peak.
struct OverridesTests {
  private static let now = "2026-12-16T12:00:00Z"
  private let both = ["FRZ-0001", "FRZ-0002"]

  private func ledger(
    _ type: String = "emergency", edit: (inout MemoryLedger) throws -> Void
  ) throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      try $0.addConfigChange(type, affects: ["regions": ["DACH"], "segments": ["SEG-0002"], "systems": ["WEB"]])
      try edit(&$0)
    }
  }

  @Test func `F31: an override of every freeze lets the emergency through, and the note stays`() throws {
    let open = try ledger { try $0.addOverride(of: both) }
    let found = try applyConfigChange(on: open, at: Self.now, overrides: ["DEC-0300"])

    #expect(found.codes.isEmpty)
    #expect(
      found.messages == [
        "config_change goes through FRZ-0001 until 2027-01-03T23:00:00Z, FRZ-0002 until 2027-01-15T23:00:00Z under DEC-0300"
      ])
    #expect(found.first?.severity == .note)
  }

  @Test func `an override that is not named opens nothing, and the refusal names it`() throws {
    let open = try ledger { try $0.addOverride(of: both) }
    let found = try applyConfigChange(on: open, at: Self.now)

    #expect(found.codes == ["FREEZE-01"])
    #expect(found.first?.isSettledByTrailer == true)
    #expect(found.first.map { "\($0.fix)" }?.hasPrefix("name the override: --override DEC-0300; or wait") == true)
  }

  @Test func `FREEZE-09: a freeze that was overridden stays on its calendar`() throws {
    func moved(_ edit: (inout MemoryLedger) throws -> Void) throws -> [Violation] {
      try JudgedCommit(on: ledger(edit: edit), at: Self.now).violations(rules("FREEZE-09")) {
        try $0.set("FRZ-0001", "/calendar", "elsewhere")
      }
    }
    #expect(try moved { _ in }.isEmpty)
    #expect(
      try moved { try $0.set("FRZ-0001", "/overridden_by", ["DEC-0300"]) }.messages == [
        "FRZ-0001 was overridden by DEC-0300, which counts on \(Freeze(MemoryLedger.alder["FRZ-0001"]).calendar)"
      ])
  }

  @Test(
    arguments: [
      (["FRZ-0001"], "2026-12-18T10:00:00Z", Self.now, "it does not name FRZ-0002"),
      (
        ["FRZ-0001", "FRZ-0002"], "2026-12-16T12:00:00Z", Self.now,
        "it holds from 2026-12-16T10:00:00Z until 2026-12-16T12:00:00Z"
      ),
      (
        ["FRZ-0001", "FRZ-0002"], "2026-12-18T10:00:00Z", "2026-12-16T09:59:59Z",
        "it holds from 2026-12-16T10:00:00Z until 2026-12-18T10:00:00Z"
      ),
      (["FRZ-0001", "FRZ-0002"], "2026-12-18T11:00:00Z", Self.now, "it holds longer than PT48H"),
    ] as [([String], String, String, String)])
  func `F31: an override that does not cover the freezes is refused`(
    freezes: [String], until: String, now: String, reason: String
  ) throws {
    let open = try ledger { try $0.addOverride(of: freezes, to: until) }
    let found = try applyConfigChange(on: open, at: now, overrides: ["DEC-0300"])

    #expect(found.codes == ["FREEZE-01", "FREEZE-05"])
    #expect(found.messages("FREEZE-05") == ["DEC-0300 does not cover this: \(reason)"])
  }

  @Test func `F32: a valid override is of no use to a change that is no emergency`() throws {
    let open = try ledger("normal") { try $0.addOverride(of: both) }
    let found = try applyConfigChange(on: open, at: Self.now, overrides: ["DEC-0300"])

    #expect(found.codes == ["FREEZE-01", "FREEZE-05"])
    #expect(
      found.messages("FREEZE-05") == [
        "DEC-0300 opens freezes for CHG-0003, which is no emergency that this commit carries out"
      ])
  }

  @Test(
    arguments: [
      (["status": "open", "outcome": nil, "outcome_at": nil], "DEC-0300 is open, not approved before this commit"),
      (["outcome": "rejected"], "DEC-0300 is rejected, not approved before this commit"),
      (["type": "exception"], "DEC-0300 is a exception decision, not a freeze override"),
      (
        ["subject": "CHG-0099"],
        "DEC-0300 opens freezes for CHG-0099, and this commit carries out CHG-0003"
      ),
      (["valid_to": nil], "DEC-0300 does not say when it holds"),
    ] as [([String: JSONValue?], String)])
  func `an override is approved, for this change, and says when`(changes: [String: JSONValue?], message: String) throws
  {
    let open = try ledger {
      try $0.addOverride(of: both)
      for (key, value) in changes { try $0.set("DEC-0300", "/" + key, value) }
    }
    let found = try applyConfigChange(on: open, at: Self.now, overrides: ["DEC-0300"])

    #expect(found.codes == ["FREEZE-01", "FREEZE-05"])
    #expect(found.messages("FREEZE-05") == [message])
  }

  @Test func `an override that the commit itself approves opens nothing`() throws {
    let open = try ledger {
      try $0.addOverride(of: both)
      try $0.set("DEC-0300", "/status", "open")
      try $0.set("DEC-0300", "/outcome", nil)
    }
    var commit = JudgedCommit(on: open, at: Self.now)
    commit.trailers = [("Folio-Override", "DEC-0300")]
    let found = try commit.violations(freezeRules) {
      try $0.apply("CHG-0003", at: Self.now)
      try $0.set("DEC-0300", "/status", "closed")
      try $0.set("DEC-0300", "/outcome", "approved")
    }
    #expect(found.codes == ["FREEZE-01", "FREEZE-05"])
  }

  @Test func `AUTH-05: an override binds the emergency as it was voted on`() throws {
    let edited = try ledger {
      try $0.addOverride(of: both)
      try $0.set("CHG-0003", "/reason", "Something else")
    }
    func relying(on ledger: MemoryLedger) throws -> [String] {
      var commit = JudgedCommit(on: ledger, at: Self.now)
      commit.trailers = [("Folio-Override", "DEC-0300")]
      return try commit.violations(rules("AUTH-05")) { try $0.set("PRC-0001", "/notes", "a") }.messages
    }
    #expect(try relying(on: edited) == ["CHG-0003 changed after DEC-0300 approved it"])
    #expect(try relying(on: ledger { try $0.addOverride(of: both) }).isEmpty)
  }

  @Test func `FMT-04: an approved override stands on the list of every freeze that it opens`() throws {
    let pending = try ledger {
      try $0.addOverride(of: both)
      try $0.set("DEC-0300", "/status", "open")
      try $0.set("DEC-0300", "/outcome", nil)
      for freeze in ["FRZ-0001", "FRZ-0002"] { try $0.set(freeze, "/overridden_by", nil) }
    }
    let closing: ([String], inout MemoryLedger) throws -> Void = { listed, ledger in
      try ledger.set("DEC-0300", "/status", "closed")
      try ledger.set("DEC-0300", "/outcome", "approved")
      for freeze in listed { try ledger.set(freeze, "/overridden_by", ["DEC-0300"]) }
    }
    let judged = JudgedCommit(on: pending, at: Self.now)
    #expect(try judged.violations(rules("FMT-04")) { try closing(["FRZ-0001", "FRZ-0002"], &$0) }.isEmpty)
    #expect(
      try judged.violations(rules("FMT-04")) { try closing(["FRZ-0001"], &$0) }.messages == [
        "/overridden_by of FRZ-0002 does not list DEC-0300, which belongs there"
      ])
    #expect(
      try judged.violations(rules("FMT-04")) { try $0.set("FRZ-0003", "/overridden_by", ["DEC-0300"]) }.codes
        == ["FMT-04"])
  }

  /// DEC-0300 was approved 2026-12-16T09:30:00Z; another one is to be.
  private func approveAnother(
    at time: String, of freeze: String = "FRZ-0001", _ edit: (inout MemoryLedger) throws -> Void = { _ in }
  ) throws -> [Violation] {
    let open = try ledger {
      try $0.addOverride(of: ["FRZ-0001"])
      try $0.addOverride("DEC-0301", of: [])
      try $0.set("DEC-0301", "/freezes", [.string(freeze)])
      try $0.set("DEC-0301", "/status", "open")
      try $0.set("DEC-0301", "/outcome", nil)
      try edit(&$0)
    }
    return try JudgedCommit(on: open, at: time).violations(rules("FREEZE-09")) {
      try $0.set("DEC-0301", "/status", "closed")
      try $0.set("DEC-0301", "/outcome", "approved")
    }
  }

  @Test(arguments: [("2026-12-30T09:30:00Z", 0), ("2026-12-30T09:30:01Z", 1)])
  func `FREEZE-09: without a review fourteen days after an override there is no other`(time: String, count: Int) throws
  {
    #expect(try approveAnother(at: time).codes.count == count)
    // Overrides are counted by calendar.
    #expect(try approveAnother(at: time, of: "FRZ-0002").isEmpty)
  }

  @Test(
    arguments: [
      ("completed", "pir", "CHG-0003", 0), ("in_progress", "pir", "CHG-0003", 1),
      ("completed", "drift_review", "CHG-0003", 1),
      ("completed", "pir", "CHG-0001", 1),
    ])
  func `the review is a completed one of what went through`(status: String, type: String, subject: String, count: Int)
    throws
  {
    let found = try approveAnother(at: "2027-01-10T09:00:00Z") {
      $0.add([
        "id": "REV-0099", "kind": "review", "status": .string(status), "type": .string(type),
        "subject": .string(subject),
      ])
      try $0.set("CHG-0003", "/pir", "REV-0099")
    }
    #expect(found.codes.count == count)
  }

  @Test func `the fourth override on a calendar in ninety days warns, when it is approved and as long as it lasts`()
    throws
  {
    let many = try ledger {
      for number in 1...4 { try $0.addOverride("DEC-031\(number)", of: ["FRZ-0001"]) }
    }
    func listed(_ freeze: String, at time: String) throws -> [String] {
      try OverridesStayRare().standing(many[freeze], in: many, .alder(at: time)).messages
    }
    #expect(try listed("FRZ-0001", at: "2026-12-20T09:00:00Z") == ["4 overrides on peaks in 90 days"])
    #expect(try listed("FRZ-0005", at: "2026-12-20T09:00:00Z").isEmpty)
    #expect(try listed("FRZ-0001", at: "2027-03-16T09:00:00Z").isEmpty)

    let fourth = try approveAnother(at: "2026-12-17T09:00:00Z") {
      for number in 1...2 { try $0.addOverride("DEC-031\(number)", of: ["FRZ-0001"]) }
    }
    #expect(fourth.map(\.severity) == [.warn])
    #expect(fourth.messages == ["4 overrides on peaks in 90 days"])
  }
}
