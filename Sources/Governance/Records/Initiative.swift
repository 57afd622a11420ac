public import Calendars
public import JSON

/// One funded piece of change, with the scope that was agreed and the stage that it has reached.
public struct Initiative: GovernanceRecord {
  public static let kind = RecordKind(
    name: "initiative", folder: "initiatives", prefix: "INI", summary: "one funded piece of change",
    lifecycle: Lifecycle(
      first: "proposed",
      [
        "proposed": ["active", "killed"],
        "active": ["on_hold", "completed", "killed"],
        "on_hold": ["active", "killed"],
      ]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var sponsor: RecordID? { fields.id("sponsor") }
  public var gateModel: RecordID? { fields.id("gatemodel") }
  public var stage: String { fields.string("stage") ?? "" }
  public var baseline: Baseline? { record.baseline }
  /// Thousands of the policy's currency.
  public var budgetTotal: Int64? { fields.object("budget")?.integer("total") }
  /// What has been spent so far, in thousands of the policy's currency.
  public var spent: Int64? { fields.object("budget")?.integer("spent") }
  public var isDigitalSelfService: Bool { fields.bool("digital_self_service") == true }
  public var segments: [RecordID] { fields.ids("segments") }
  public var processes: [RecordID] { fields.ids("processes") }
  public var handover: [JSONObject] { fields.objects("handover") }
  /// What shows whether it is used, and whether that helps.
  public var usageMetric: RecordID? { fields.object("adoption")?.id("usage_metric") }
  public var outcomeMetric: RecordID? { fields.object("adoption")?.id("outcome_metric") }
  /// The metrics that it is to move.
  public var outcomeMetrics: [RecordID] { fields.objects("outcomes").compactMap { $0.id("metric") } }
  public var targetDate: CivilDate? { fields.date("target_date") }
  public var requirements: [JSONObject] { fields.object("scope")?.objects("requirements") ?? [] }
  public var regions: [String] { fields.strings("regions") }
  /// How it reaches customers.
  public var rollouts: [RecordID] { fields.ids("rollouts") }
  public var gateDecisions: [RecordID] { fields.ids("gate_decisions") }
  public var tags: [String] { fields.strings("tags") }
  /// The themes of customers' feedback that it is about.
  public var feedback: [RecordID] { fields.object("problem")?.ids("feedback") ?? [] }
  /// Those of severity 1 about it.
  public var escalations: [RecordID] { fields.ids("escalations") }
  public var acknowledgements: [LessonAcknowledgement] {
    fields.objects("lessons_ack").map(LessonAcknowledgement.init)
  }
}
