import Calendars
import Foundation
import Governance
import JSON
import JSONSchema
import Testing

struct FreezeTests {
  private let zones = ZoneDatabase(version: nil) { name in
    FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)").map { [UInt8]($0) }
  }

  @Test func `a record of hours is the window that it describes`() throws {
    let freeze = try freeze([
      "regions": ["US"], "systems": ["CORE"], "status": "approved",
      "rule": ["freq": "monthly", "by_month_day": [-1], "until": "2027-03-31T18:00"], "exdates": ["2026-12-31"],
      "rdates": ["2026-10-15", "2026-10-16T12:00"],
    ])
    let newYork = try zones.zone(named: "America/New_York")
    let first = try #require(CivilSpan(from: local("2026-09-30T18:00"), to: local("2026-10-01T06:00")))
    let expected = FreezeWindow(
      id: "FRZ-0009", .deny(.soft), [.waveStart, .configChange],
      in: FreezeScope(regions: ["US"], systems: ["CORE"]),
      during: try FreezeTiming(
        first, on: .zone(newYork),
        repeating: try Recurrence(.monthly, monthDays: [-1], end: .until(local("2027-03-31T18:00"))),
        // A date beside hours is the start on that day.
        excluding: [local("2026-12-31T18:00")], adding: [local("2026-10-15T18:00"), local("2026-10-16T12:00")]
      ),
      isApproved: true
    )
    #expect(try freeze.window(zones: zones, regions: ["UK", "DACH", "US"]) == expected)
  }

  @Test func `a record of whole days is the window that it describes`() throws {
    let freeze = try freeze([
      "all_day": true, "start": "2026-11-27", "end": "2026-12-01", "tz": "floating", "effect": "advisory", "level": nil,
      "segments": ["SEG-0001"], "processes": ["PRC-0001"], "initiatives": ["INI-0001"],
      "rule": [
        "freq": "yearly", "interval": 2, "by_day": ["4FR"], "by_month": [11], "count": 3, "on_invalid_date": "backward",
      ],
    ])
    let window = try freeze.window(zones: zones, regions: ["UK", "DACH", "US"])
    #expect(window.effect == .advise && !window.isApproved)
    #expect(window.scope.segments == ["SEG-0001"] && window.scope.processes == ["PRC-0001"])
    #expect(window.scope.initiatives == ["INI-0001"])
    #expect(window.timing.first.isAllDay && window.timing.clock == .floating)
    let rule = try Recurrence(
      .yearly, interval: 2, weekdays: [#require(OrdinalWeekday(.friday, ordinal: 4))], months: [11], end: .count(3),
      onInvalidDate: .backward)
    #expect(window.timing.rule == rule)
  }

  /// What FREEZE-06 refuses.
  @Test(
    arguments: [
      (["level": nil], "/level", "a window that denies is hard or soft"),
      (["effect": "allow"], "/level", "only a window that denies has a level"),
      (["effect": "advisory"], "/level", "only a window that denies has a level"),
      (["actions": []], "/actions", "no action is named"),
      (["end": "2026-09-30T18:00"], "/end", "its end does not lie after its start"),
      (["end": "2026-09-30T17:00"], "/end", "its end does not lie after its start"),
      (["all_day": true], "/start", "it lasts whole days, so '2026-09-30T18:00' is no date of it"),
      (["start": "2026-09-30"], "/start", "it does not last whole days, so '2026-09-30' is no time of it"),
      (["tz": "Europe/Lundon"], "/tz", "there is no time zone 'Europe/Lundon' in the time zone database"),
      (
        ["rule": ["freq": "weekly", "count": 2, "until": "2027-03-31T18:00"]], "/rule/until",
        "a rule ends by count or by until, not by both"
      ),
      (
        ["rule": ["freq": "weekly", "until": "2027-03-31"]], "/rule/until",
        "it does not last whole days, so '2027-03-31' is no time of it"
      ),
      (
        ["rule": ["freq": "weekly", "by_day": ["FR"]]], "/start",
        "its start 2026-09-30T18:00 is not a day of its own rule"
      ),
      (["rule": ["freq": "weekly", "by_month_day": [30]]], "/rule", "a weekly rule has no days of the month"),
      (["rule": ["freq": "weekly", "by_day": ["1WE"]]], "/rule", "a weekly rule has no 1WE"),
      (["start": "2026-02-30T09:00"], "/start", "it does not last whole days, so '2026-02-30T09:00' is no time of it"),
      (
        ["all_day": true, "start": "2026-09-30", "end": "2026-10-01", "exdates": ["2026-12-31T18:00"]], "/exdates",
        "it lasts whole days, so '2026-12-31T18:00' is no date of it"
      ),
    ] as [([String: JSONValue?], String, String)])
  func `what is no window is refused where it is wrong`(
    changes: [String: JSONValue?], pointer: String, problem: String
  ) throws {
    let freeze = try freeze(changes)
    let fault = try #require(throws: FreezeFault.self) {
      try freeze.window(zones: zones, regions: ["UK", "DACH", "US"])
    }
    #expect("\(fault.pointer)" == pointer)
    #expect(fault.problem == problem)
    // It is a matter of its rule, with its own words, and not of the form of records.
    #expect(try SchemaLibrary.schema(for: Freeze.kind).violations(in: freeze.record.json).isEmpty)
  }

  @Test(arguments: FreezableAction.Kind.allCases)
  func `every action that can be frozen can be named`(kind: FreezableAction.Kind) throws {
    let freeze = try freeze(["actions": [.string(kind.rawValue)]])
    #expect(try SchemaLibrary.schema(for: Freeze.kind).violations(in: freeze.record.json).isEmpty)
    #expect(try freeze.window(zones: zones, regions: ["UK", "DACH", "US"]).actions == [kind])
  }
}

/// Overrides of freezes, as the form of decisions has them.
struct FreezeOverrideFormTests {
  @Test(
    arguments: [
      ("CHG-0003", "freeze_override", nil, true), ("CHG-0003", "freeze_override", "W4", false),
      ("ROL-0001", "freeze_override", "W4", true), ("ROL-0001", "freeze_override", nil, false),
      ("ROL-0001", "vary", "W4", false), ("ROL-0001", "vary", nil, true),
    ] as [(String, String, JSONValue?, Bool)])
  func `an override of a rollout names its wave, and nothing else does`(
    subject: String, type: String, wave: JSONValue?, isWellFormed: Bool
  ) throws {
    var decision: JSONObject = [
      "id": "DEC-0300", "kind": "decision", "schema": 1, "title": "Let it through", "status": "open",
      "owner": "PER-0007", "created_at": "2026-12-01T09:00:00Z", "edited_by": "PER-0007",
      "opened_at": "2026-12-01T09:00:00Z", "closes_at": "2026-12-08T09:00:00Z", "subject": .string(subject),
      "type": .string(type),
    ]
    decision["wave"] = wave
    if type == "vary" {
      decision["touches"] = [["path": "/waves/W4/start", "from": "2026-11-05T09:00", "to": "2026-11-10T09:00"]]
    } else {
      decision["freezes"] = ["FRZ-0001"]
      decision["valid_from"] = "2026-12-01T09:00:00Z"
      decision["valid_to"] = "2026-12-03T09:00:00Z"
    }
    #expect(try SchemaLibrary.schema(for: Decision.kind).violations(in: .object(decision)).isEmpty == isWellFormed)
  }
}

extension FreezeTests {
  /// The month's end of billing in the United States, with `changes` made; nil removes a field.
  private func freeze(_ changes: [String: JSONValue?]) throws -> Freeze {
    var fields: JSONObject = [
      "id": "FRZ-0009", "kind": "freeze", "schema": 1, "title": "Month-end billing", "status": "draft",
      "owner": "PER-0005", "created_at": "2026-08-03T09:00:00Z", "edited_by": "PER-0005", "calendar": "billing",
      "effect": "deny", "level": "soft", "actions": ["config_change", "wave_start"], "all_day": false,
      "start": "2026-09-30T18:00", "end": "2026-10-01T06:00", "tz": "America/New_York", "origin": "manual",
    ]
    for (key, value) in changes { fields[key] = value }
    return Freeze(try #require(Record(fields: fields)))
  }

  private func local(_ text: String) throws -> CivilDateTime { try #require(CivilDateTime(text)) }
}
