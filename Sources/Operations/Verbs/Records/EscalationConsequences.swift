import Calendars
import Governance
import JSON
import Rules
import Storage

extension Escalation: Consequential {
  /// An open alert or conflict stands on the change board's register, one of severity 1 on its initiative's list, and a
  /// customer recovery on its rollout's.
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
    try edits.move(id, from: former?.gravelyHit, to: escalation.gravelyHit, inList: "escalations")
    try edits.move(id, from: former?.recovers, to: escalation.recovers, inList: "recoveries")
  }
}

extension RecordEdits {
  /// Takes `member` off the list of one record and puts it on that of another.
  fileprivate mutating func move(
    _ member: JSONValue, from old: RecordID?, to new: RecordID?, inList list: String
  ) throws {
    guard old != new else { return }
    if let old, try record(old) != nil {
      try update(old) { $0[list] = $0.array(list).without(member) }
    }
    if let new, try record(new) != nil {
      try update(new) { $0[list] = $0.array(list).adding(member) }
    }
  }
}

extension Escalation {
  /// The initiative that lists it.
  fileprivate var gravelyHit: RecordID? {
    severity == 1 ? subject.flatMap { $0.prefix == Initiative.kind.prefix ? $0 : nil } : nil
  }

  /// The rollout whose customers it is to make whole.
  fileprivate var recovers: RecordID? {
    type == "customer_recovery" ? subject.flatMap { $0.prefix == Rollout.kind.prefix ? $0 : nil } : nil
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
