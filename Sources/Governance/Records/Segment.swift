import JSON

/// A customer group and its priority.
public struct Segment: GovernanceRecord {
  public static let kind = RecordKind(
    name: "segment", folder: "segments", prefix: "SEG", summary: "a customer group and its priority", isBounded: true,
    lifecycle: Lifecycle(first: "active", ["active": ["retired"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  /// How many customers it has.
  public var size: Int64 { fields.integer("size") ?? 0 }
  /// 1 to 3, 1 the most valuable.
  public var valueTier: Int64? { fields.integer("value_tier") }
  /// The waves that have begun with it and are not over: `ROL-0001#W1`.
  public var inFlight: [String] { fields.strings("in_flight") }
  /// 1 to 12: when its contracts are renewed.
  public var renewalMonths: [Int] { fields.array("renewal_months").compactMap { $0.integerValue.map { Int($0) } } }
  public var isVulnerable: Bool { fields.bool("vulnerable") ?? false }
}
