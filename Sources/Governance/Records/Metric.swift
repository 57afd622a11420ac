public import Calendars
import JSON

/// The definition, ownership and detection settings of one measure.
public struct Metric: GovernanceRecord {
  public static let kind = RecordKind(
    name: "metric", folder: "metrics", prefix: "MET", summary: "the definition and ownership of one measure",
    isBounded: true, lifecycle: Lifecycle(first: "draft", ["draft": ["active"], "active": ["retired"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var isActive: Bool { status == "active" }
  /// What is measured; nothing for one that this version does not know.
  public var measure: Measure? { fields.string("measure").flatMap { Measure(rawValue: $0) } }
  public var forum: RecordID? { fields.id("forum") }
  /// The days from which on its targets hold.
  public var targetDays: [CivilDate] { fields.objects("targets").compactMap { $0.date("from") } }
}
