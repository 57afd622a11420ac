/// A customer group and its priority.
public struct Segment: GovernanceRecord {
  public static let kind = RecordKind(
    name: "segment", folder: "segments", prefix: "SEG", summary: "a customer group and its priority", isBounded: true,
    lifecycle: Lifecycle(first: "active", ["active": ["retired"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var isVulnerable: Bool { fields.bool("vulnerable") ?? false }
}
