import JSON

/// A customer group and its priority.
public struct Segment: GovernanceRecord {
  public static let kind = RecordKind(
    name: "segment", folder: "segments", prefix: "SEG", summary: "a customer group and its priority", isBounded: true,
    lifecycle: Lifecycle(first: "active", ["active": ["retired"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  /// 1 to 12: when its contracts are renewed.
  public var renewalMonths: [Int] { fields.array("renewal_months").compactMap { $0.integerValue.map { Int($0) } } }
  public var isVulnerable: Bool { fields.bool("vulnerable") ?? false }
}
