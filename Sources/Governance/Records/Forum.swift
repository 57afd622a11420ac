public import JSON

/// A council or change board that owns metrics, decides and settles conflicts.
public struct Forum: GovernanceRecord {
  public static let kind = RecordKind(
    name: "forum", folder: "forums", prefix: "FOR", summary: "a council or change board", isBounded: true,
    lifecycle: Lifecycle(first: "proposed", ["proposed": ["active"], "active": ["dissolved"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var isActive: Bool { status == "active" }
  public var chair: RecordID? { fields.id("chair") }
  public var members: [RecordID] { fields.objects("members").compactMap { $0.id("person") } }
  /// Where it takes what it cannot settle.
  public var escalatesTo: RecordID? { fields.id("escalates_to") }
  public var register: JSONObject { fields.object("register") ?? [:] }
}
