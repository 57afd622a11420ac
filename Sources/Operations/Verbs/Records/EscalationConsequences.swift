import Calendars
import Governance
import JSON
import Rules
import Storage

extension Escalation: Consequential {
  /// An open alert or conflict stands on the change board's register, and one of severity 1 on its initiative's list.
  static func follow(
    _ record: inout Record, before: Record?, in edits: inout RecordEdits, _ context: RuleContext
  ) throws {
    let (escalation, former) = (Escalation(record), before.map(Escalation.init))
    let id = JSONValue.string(record.id.text)
    let board = escalation.isOnTheRegister ? context.policy?.changeBoard : nil
    for forum in try context.before.all(Forum.self) {
      let isListed = forum.register.array("alerts").contains(id)
      // A board that was listed on first keeps it until it is settled.
      guard isListed ? !escalation.isOnTheRegister : forum.id == board else { continue }
      try edits.update(forum.id) { fields in
        var register = fields.object("register") ?? [:]
        register["alerts"] = isListed ? register.array("alerts").without(id) : register.array("alerts").adding(id)
        fields["register"] = .object(register)
      }
    }
    let (old, new) = (former?.gravelyHit, escalation.gravelyHit)
    guard old != new else { return }
    if let old, try edits.record(old) != nil {
      try edits.update(old) { $0["escalations"] = $0.array("escalations").without(id) }
    }
    if let new, try edits.record(new) != nil {
      try edits.update(new) { $0["escalations"] = $0.array("escalations").adding(id) }
    }
  }
}

extension Escalation {
  /// The initiative that lists it.
  fileprivate var gravelyHit: RecordID? {
    severity == 1 ? subject.flatMap { $0.prefix == Initiative.kind.prefix ? $0 : nil } : nil
  }
}

extension Escalation: StartingFields {
  /// Goes to the process that it is about, at the first level, whose time to answer begins now.
  static func start(_ fields: inout JSONObject, _ beginning: RecordBeginning) throws {
    fields.fill("opened_at", .string(beginning.time.description))
    fields.fill("level", 1)
    fields.fill("severity", 3)
    fields.fill("path", fields["process"])
    let process = try beginning.context.before.record(fields.id("path"), as: Process.self)
    let level = process?.escalationPath.first { $0.level == fields.integer("level") }
    let seconds = level?.respond?.approximateSeconds ?? 86_400
    fields.fill("respond_by", .string(beginning.time.adding(seconds: seconds).description))
  }
}
