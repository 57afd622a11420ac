import Calendars
import Governance
import JSON
import Rules
import Testing

/// What a change of the ledger lets through elsewhere, in a push to a repository of code for instance.
struct CoveringChangeTests {
  private static let soft = "2026-09-30T23:00:00Z"
  private static let hard = "2026-12-01T12:00:00Z"

  private func ledger(
    _ type: String = "normal", affects: JSONObject = ["regions": ["US"], "systems": ["WEB"]], _ fields: JSONObject = [:]
  ) throws -> MemoryLedger {
    try MemoryLedger.alder.with { try $0.addConfigChange(type, affects: affects, at: "2026-09-10T09:00:00Z", fields) }
  }

  private func covering(_ ledger: MemoryLedger) throws -> CoveringChange {
    let change = try RecordID("CHG-0003").flatMap { try ledger.record($0, as: ChangeRequest.self) }
    return CoveringChange(try #require(change), in: ledger, home: .london)
  }

  /// Whether work on WEB in the US is let through under the change.
  private func passes(_ ledger: MemoryLedger, at time: String, relyingOn exceptions: [RecordID] = []) throws -> Bool {
    let policy = try ledger.record(Policy.id, as: Policy.self)
    let regions = try policy?.zones(.system) ?? [:]
    let windows = try ledger.all(Freeze.self).filter(\.isApproved).map {
      try $0.window(zones: .system, regions: Set(regions.keys))
    }
    let instant = try #require(Instant(time))
    let action = FreezableAction(.configChange, in: FreezeScope(regions: ["US"], systems: ["WEB"]))
    let timeline = try FreezeCalendar(windows, regions: regions).timeline(of: action, from: instant)
    return try !covering(ledger).verdict(of: timeline, at: instant, relyingOn: exceptions).isRefused
  }

  @Test func `a soft freeze opens for an exempt standard change, a hard one does not`() throws {
    #expect(try !passes(ledger(), at: Self.soft))
    let exempt = try ledger("standard", ["template": "script-text"])
    #expect(try passes(exempt, at: Self.soft))
    #expect(try !passes(exempt, at: Self.hard))
    #expect(try !passes(ledger("normal", ["template": "script-text"]), at: Self.soft))
  }

  @Test(
    arguments: [
      ("FREEZE-02", ["PRC-0001"], "2027-06-01", true), ("FREEZE-02", ["PRC-0001"], "2026-09-30", false),
      ("FREEZE-01", ["PRC-0001"], "2027-06-01", false), ("FREEZE-02", ["PRC-0002"], "2027-06-01", false),
    ] as [(String, [String], String, Bool)])
  func `an exception from FREEZE-02, in force and of this process, opens a soft freeze alone`(
    code: String, subjects: [String], last: String, isOpen: Bool
  ) throws {
    let excepted = try ledger().with {
      try $0.addException(
        "EXC-0102",
        [
          "against": .string(code), "scope": ["subjects": .array(subjects.map { .string($0) })],
          "expires_on": .string(last),
        ])
    }

    let named = [try #require(RecordID("EXC-0102"))]
    #expect(try passes(excepted, at: Self.soft, relyingOn: named) == isOpen)
    #expect(try !passes(excepted, at: Self.soft))
    #expect(try !passes(excepted, at: Self.hard, relyingOn: named))
  }

  @Test func `an override lets an emergency through that it was decided on`() throws {
    let overridden = try ledger("emergency").with {
      try $0.addOverride(of: ["FRZ-0001"], from: "2026-12-01T10:00:00Z", to: "2026-12-02T10:00:00Z")
    }
    #expect(try passes(overridden, at: Self.hard))
    #expect(try !passes(overridden, at: "2026-12-02T10:00:00Z"))
    #expect(try !passes(ledger("emergency"), at: Self.hard))
    let elsewhere = try overridden.with { try $0.set("DEC-0300", "/subject", "CHG-0004") }
    #expect(try !passes(elsewhere, at: Self.hard))
  }

  @Test(
    arguments: [
      (["regions": ["US"], "systems": ["WEB"]], nil), (["systems": ["WEB"]], nil), ([:], nil),
      (["regions": ["DACH"]], .elsewhere), (["regions": ["US"], "systems": ["DOCS"]], .elsewhere),
      (["regions": ["US"], "segments": ["SEG-0001"]], .elsewhere),
    ] as [(JSONObject, CoveringChange.Objection?)])
  func `it covers what it affects, and what it leaves open`(
    affects: JSONObject, objection: CoveringChange.Objection?
  ) throws {
    let scope = FreezeScope(regions: ["US"], systems: ["WEB"])
    let found = try covering(ledger(affects: affects)).objection(to: scope, at: #require(Instant(Self.soft)))

    #expect(found == objection)
  }

  @Test(arguments: ["draft", "submitted", "rejected", "lapsed", "ratified", "closed"])
  func `it covers nothing in any other status`(status: String) throws {
    let ledger = try ledger().with { try $0.set("CHG-0003", "/status", .string(status)) }
    let found = try covering(ledger).objection(to: FreezeScope(), at: #require(Instant(Self.soft)))

    #expect(found == .notApproved(status: status))
  }
}
