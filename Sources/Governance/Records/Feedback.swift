public import Calendars
import JSON

/// A theme that customers speak of: how often, since when, and what became of it; never what one of them said.
public struct Feedback: GovernanceRecord {
  public static let kind = RecordKind(
    name: "feedback", folder: "feedback", prefix: "FBK", summary: "a theme of what customers say, counted by week",
    lifecycle: Lifecycle(
      first: "new",
      [
        "new": ["routed"], "routed": ["validated", "anecdotal"], "validated": ["actioned"], "anecdotal": ["actioned"],
        "actioned": ["closed"],
      ]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var category: String { fields.string("category") ?? "" }
  public var process: RecordID? { fields.id("process") }
  public var respondBy: Instant? { fields.instant("respond_by") }
  /// When something was done about it; where that is not said, when it should have been at the latest.
  public var actionedAt: Instant? {
    fields.instant("actioned_at") ?? respondBy ?? fields.instant("created_at")
  }
  /// When those who had spoken were told.
  public var closedLoopAt: Instant? { fields.instant("closed_loop_at") }
  /// What operational data say: supports, contradicts or none.
  public var dataCheck: String? { fields.object("data_check")?.string("result") }

  /// How often it was heard, by the Monday of the week.
  public var counts: [CivilDate: Int64] {
    Dictionary(
      fields.objects("counts").compactMap { count in
        count.date("week").map { ($0, count.integer("n") ?? 0) }
      }, uniquingKeysWith: +)
  }
}
