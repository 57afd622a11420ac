import Calendars
import Governance
import JSON
import Rules

/// A kind whose new records start with more than the fields that all kinds share.
protocol StartingFields: GovernanceRecord {
  /// Fills in what a person need not say; what stands there already stays.
  static func start(_ fields: inout JSONObject, _ beginning: RecordBeginning) throws
}

/// The circumstances in which a record is made.
struct RecordBeginning {
  let id: RecordID
  let author: RecordID?
  let time: Instant
  let context: RuleContext

  /// The day that it is at home.
  var today: CivilDate { context.home.day(of: time) }
  /// Whether the ledger is being set up, when what one role_admin enters counts.
  var isSetUp: Bool { context.isSetUp }

  /// The one active record of `view`'s kind; nothing when there are none or several.
  func only<View: GovernanceRecord>(_ view: View.Type) throws -> RecordID? {
    let active = try context.before.all(view).filter { $0.status == "active" }
    return active.count == 1 ? active[0].id : nil
  }
}

extension RuleContext {
  /// Whether the policy is still a draft.
  var isSetUp: Bool { policy?.isActive == false }
}

extension JSONObject {
  /// Puts `value` under `key` where nothing stands.
  mutating func fill(_ key: String, _ value: JSONValue?) {
    if self[key] == nil { self[key] = value }
  }
}

extension Initiative: StartingFields {
  static func start(_ fields: inout JSONObject, _ beginning: RecordBeginning) throws {
    fields.fill("stage", .string(GateModel.firstStage))
    fields.fill("gatemodel", try beginning.only(GateModel.self).map { .string($0.text) })
    fields.fill("sponsor", beginning.author.map { .string($0.text) })
  }
}

extension ChangeRequest: StartingFields {
  static func start(_ fields: inout JSONObject, _ beginning: RecordBeginning) throws {
    fields.fill("type", "normal")
    fields.fill("requester", beginning.author.map { .string($0.text) })
    let target = try fields.id("target").flatMap { try beginning.context.before.record($0) }
    fields.fill("title", target.map { .string("Change of \($0.title)".prefixed(to: 120)) })
  }
}

extension Exception: StartingFields {
  static func start(_ fields: inout JSONObject, _ beginning: RecordBeginning) throws {
    fields.fill("starts", .string(beginning.today.description))
    fields.fill("requester", beginning.author.map { .string($0.text) })
    fields.fill("forum", beginning.context.policy?.changeBoard.map { .string($0.text) })
    fields.fill(
      "form",
      RecordCatalog.kind(prefix: fields.string("against")?.prefix(3).description ?? "") == nil
        ? "rule_waiver" : "process_deviation")
    fields.fill("title", fields.string("against").map { .string("Exception from \($0)".prefixed(to: 120)) })
  }
}

extension Decision: StartingFields {
  static func start(_ fields: inout JSONObject, _ beginning: RecordBeginning) throws {
    fields.fill("opened_at", .string(beginning.time.description))
    fields.fill("closes_at", .string(beginning.time.adding(seconds: 7 * 86_400).description))
    let subject = try fields.id("subject").flatMap { try beginning.context.before.record($0) }
    fields.fill("type", Self.type(for: fields, about: subject).map { .string($0) })
    if fields.string("type") == "freeze_override" {
      let bound = beginning.context.policy?.text("freeze_override", "max_duration").flatMap { CalendarDuration($0) }
      let start = fields.instant("valid_from") ?? beginning.time
      fields.fill("valid_from", .string(start.description))
      fields.fill("valid_to", bound.map { .string(Zone.utc.instant($0, after: start).description) })
    }
    let question = fields.string("gate").map { gate in
      [gate, fields.object("gate_result")?.string("choice")].compactMap { $0 }.joined(separator: " ") + ": "
    }
    fields.fill("title", subject.map { .string("\(question ?? "")\($0.title)".prefixed(to: 120)) })
  }

  /// The type of decision that `fields` are of: what they hold tells more than what they are about.
  private static func type(for fields: JSONObject, about subject: Record?) -> String? {
    if fields["freezes"] != nil { return "freeze_override" }
    if subject?.kind == Freeze.kind, fields["touches"] != nil { return "vary" }
    let types = [
      Initiative.kind: "gate", ChangeRequest.kind: "change", Policy.kind: "policy", Forum.kind: "policy",
      GateModel.kind: "policy", Metric.kind: "metric", Exception.kind: "exception", Freeze.kind: "freeze",
      Portfolio.kind: "portfolio",
    ]
    return subject.flatMap { types[$0.kind] }
  }
}

extension Person: StartingFields {
  static func start(_ fields: inout JSONObject, _ beginning: RecordBeginning) throws {
    fields["owner"] = fields["owner"] ?? .string(beginning.id.text)
    fields.fill("function", "other")
    fields.fill("emails", [])
    fields.fill("keys", [])
    fields.fill("grants", [])
  }
}

extension Review: StartingFields {
  static func start(_ fields: inout JSONObject, _ beginning: RecordBeginning) throws {
    fields.fill("auditor", beginning.author.map { .string($0.text) })
    fields.fill("due_on", .string(beginning.today.adding(days: 30).description))
    let subject = try fields.id("subject").flatMap { try beginning.context.before.record($0) }
    let type = fields.string("type")?.split(separator: "_").joined(separator: " ")
    guard let type, let subject else { return }
    fields.fill("title", .string("\(type.capitalisedFirst) of \(subject.title)".prefixed(to: 120)))
  }
}

extension Assessment: StartingFields {
  static func start(_ fields: inout JSONObject, _ beginning: RecordBeginning) throws {
    let subject = try fields.id("subject").flatMap { try beginning.context.before.record($0) }
    fields.fill("title", subject.map { .string("Customer impact of \($0.title)".prefixed(to: 120)) })
    fields.fill("trigger", "process")
    fields.fill("impacts", [])
  }
}

extension Observation: StartingFields {
  static func start(_ fields: inout JSONObject, _ beginning: RecordBeginning) throws {
    let metric = try fields.id("metric").flatMap { try beginning.context.before.record($0) }
    fields.fill("title", metric.map { .string("\($0.title), \(beginning.id.month ?? "")".prefixed(to: 120)) })
    fields.fill("extracted_at", .string(beginning.time.description))
    fields.fill("rows", [])
  }
}

extension Rollout: StartingFields {
  static func start(_ fields: inout JSONObject, _ beginning: RecordBeginning) throws {
    fields.fill("waves", [])
    let initiative = try fields.id("initiative").flatMap { try beginning.context.before.record($0) }
    fields.fill("title", initiative.map { .string("Rollout of \($0.title)".prefixed(to: 120)) })
  }
}

extension Freeze: StartingFields {
  static func start(_ fields: inout JSONObject, _ beginning: RecordBeginning) throws {
    fields.fill("calendar", "default")
    fields.fill("effect", "deny")
    if fields.string("effect") == "deny" { fields.fill("level", "hard") }
    fields.fill("origin", "manual")
    fields.fill("all_day", .bool(fields.string("start")?.contains("T") != true))
    fields.fill("tz", "floating")
  }
}

extension String {
  /// The beginning of this text, `count` characters at most.
  fileprivate func prefixed(to count: Int) -> String {
    unicodeScalars.count <= count ? self : String(unicodeScalars.prefix(count - 1)) + "…"
  }

  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
