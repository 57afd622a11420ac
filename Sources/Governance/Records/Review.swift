public import Calendars
import JSON

/// A recurring check: an audit, a drift review, a post-implementation review and their like.
public struct Review: GovernanceRecord {
  public static let kind = RecordKind(
    name: "review", folder: "reviews", prefix: "REV", summary: "a recurring check: audit, drift, post-implementation",
    lifecycle: Lifecycle(
      first: "scheduled", ["scheduled": ["in_progress", "cancelled"], "in_progress": ["completed"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var type: String { fields.string("type") ?? "" }
  public var subject: RecordID? { fields.id("subject") }
  public var forum: RecordID? { fields.id("forum") }
  public var period: String? { fields.string("period") }
  public var auditor: RecordID? { fields.id("auditor") }
  /// The last day on which it is not overdue.
  public var dueOn: CivilDate? { fields.date("due_on") }
  public var sample: [RecordID] { fields.object("sample")?.ids("items") ?? [] }
}
