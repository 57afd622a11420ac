public import Calendars
public import JSON

/// An issue that needs an answer by a time: an alert of a metric, a conflict, customers to be made whole.
public struct Escalation: GovernanceRecord {
  public static let kind = RecordKind(
    name: "escalation", folder: "escalations", prefix: "ESC", summary: "an issue that needs an answer by a time",
    lifecycle: Lifecycle(
      first: "open",
      ["open": ["acknowledged", "resolved"], "acknowledged": ["resolved"], "resolved": ["closed"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  /// alert, conflict, customer_recovery or cross_functional.
  public var type: String { fields.string("type") ?? "" }
  /// 1 is the worst, 4 the least.
  public var severity: Int64 { fields.integer("severity") ?? 0 }
  public var subject: RecordID? { fields.id("subject") }
  /// The process or the forum that it is sent to.
  public var path: RecordID? { fields.id("path") }
  /// The level of the process's escalation path that it stands at.
  public var level: Int64 { fields.integer("level") ?? 1 }
  public var openedAt: Instant? { fields.instant("opened_at") }
  /// From this instant on it is unanswered.
  public var respondBy: Instant? { fields.instant("respond_by") }
  public var affectedCustomers: Int64? { fields.integer("affected_customers") }
  public var recoveredAt: Instant? { fields.object("recovery")?.instant("done_at") }
  /// What alerts about the same thing share.
  public var deduplicationKey: String? { fields.string("dedup_key") }

  /// Whether it is neither resolved nor closed.
  public var isOpen: Bool { status == "open" || status == "acknowledged" }
  public var isSettled: Bool { status == "resolved" || status == "closed" }
  /// Whether the change board lists it while it is open.
  public var isOnTheRegister: Bool { isOpen && (type == "alert" || type == "conflict") }
}

/// One step of a process's escalation path: who is asked, and how soon an answer is due.
public struct EscalationLevel: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var level: Int64 { fields.integer("level") ?? 0 }
  public var role: String? { fields.string("role") }
  public var person: RecordID? { fields.id("person") }
  public var respond: CalendarDuration? { fields.string("respond").flatMap { CalendarDuration($0) } }
}
