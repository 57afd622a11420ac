import Calendars
import Governance
import JSON
import SeededRandom
import Testing

/// Freezes of every form that a record can have, made around their start so that it satisfies their rule.
struct RandomFreezes {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// Clocks that are turned at midnight, by half an hour, by the moon, twice a year, never.
  static let zones = [
    "Europe/Berlin", "America/New_York", "America/Santiago", "America/Havana", "Australia/Lord_Howe",
    "Africa/Casablanca", "Asia/Kolkata", "UTC", "floating",
  ]

  mutating func freeze(_ number: Int) throws -> Freeze {
    let id = try #require(RecordID("FRZ-R" + "00\(number)".suffix(3)))
    let effect = try pick(["deny", "deny", "allow", "advisory"])
    var fields: JSONObject = [
      "id": .string(id.text), "kind": "freeze", "schema": 1, "status": "draft", "origin": "manual",
      "title": .string("Freeze \(number), \(try pick(["peak; or so", "a\\b", "caf\u{E9}", "\"x\": y"]))"),
      "calendar": .string(try pick(["peaks", "billing"])), "effect": .string(effect), "actions": ["wave_start"],
      "owner": "PER-0014", "created_at": "2026-09-09T09:00:00Z", "edited_by": "PER-0014",
    ]
    if effect == "deny" { fields["level"] = .string(try pick(["hard", "soft"])) }
    if Bool.random(using: &random) { fields["regions"] = ["DACH", "UK"] }
    if Bool.random(using: &random) { fields["notes"] = "Ask, first; then wait" }
    try addTimes(to: &fields)
    return Freeze(Record(id: id, kind: Freeze.kind, fields: fields))
  }

  private mutating func addTimes(to fields: inout JSONObject) throws {
    // Around the turns of the clocks as often as not.
    let day = try #require(CivilDate(try pick(["2026-03-06", "2026-03-27", "2026-10-23", "2026-04-03", "2026-06-29"])))
      .adding(days: .random(in: 0...4, using: &random))
    let isAllDay = Bool.random(using: &random)
    let start = try #require(
      isAllDay
        ? CivilDateTime(startOf: day)
        : CivilDateTime(day, hour: .random(in: 0...23, using: &random), minute: try pick([0, 15, 30])))
    let length: Int64 =
      isAllDay ? 86_400 * .random(in: 1...9, using: &random) : 900 * .random(in: 1...200, using: &random)
    func text(_ reading: CivilDateTime) -> JSONValue { .string(isAllDay ? "\(reading.date)" : "\(reading)") }
    fields["all_day"] = .bool(isAllDay)
    fields["tz"] = .string(try pick(Self.zones))
    fields["start"] = text(start)
    fields["end"] = text(start.adding(seconds: length))
    guard var rule = try rule(on: day) else { return }
    switch Int.random(in: 0...3, using: &random) {
    case 0: rule["count"] = .integer(Int64.random(in: 2...40, using: &random))
    case 1:
      rule["until"] = text(start.adding(days: .random(in: 0...700, using: &random)).adding(seconds: isAllDay ? 0 : 900))
    default: break
    }
    fields["rule"] = .object(rule)
    if Bool.random(using: &random) { fields["exdates"] = .array([text(start.adding(days: 7))]) }
    if Bool.random(using: &random) {
      fields["rdates"] = .array([text(start.adding(days: 11)), text(start.adding(days: 200))])
    }
  }

  private mutating func rule(on day: CivilDate) throws -> JSONObject? {
    let rules: [JSONObject?] = [
      nil, ["freq": "daily", "interval": 3], ["freq": "weekly"], ["freq": "weekly", "interval": 2],
      ["freq": "weekly", "by_day": .array(Set([day.weekday.code, "SU"]).sorted().map(JSONValue.string))],
      ["freq": "monthly"], ["freq": "monthly", "by_month_day": .array([.integer(Int64(day.day))])],
      [
        "freq": "monthly", "by_month_day": .array(Set([Int64(day.day), 31]).sorted().map(JSONValue.integer)),
        "on_invalid_date": "backward",
      ],
      [
        "freq": "monthly", "by_month_day": .array(Set([Int64(day.day), 30]).sorted().map(JSONValue.integer)),
        "on_invalid_date": "forward",
      ],
      ["freq": "yearly"],
      ["freq": "yearly", "by_month": .array([.integer(Int64(day.month))]), "by_day": [.string(day.weekday.code)]],
    ]
    return try pick(rules)
  }

  private mutating func pick<Member>(_ members: [Member]) throws -> Member {
    try #require(members.randomElement(using: &random))
  }
}
