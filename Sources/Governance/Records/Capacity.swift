public import Calendars
public import JSON

/// A pool of people that initiatives share, quarter by quarter.
public struct Capacity: GovernanceRecord {
  public static let kind = RecordKind(
    name: "capacity", folder: "capacities", prefix: "CAP", summary: "a pool of people that initiatives share",
    isBounded: true, lifecycle: Lifecycle(first: "active", ["active": ["retired"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  /// Person-weeks by quarter; a quarter that is not there has none.
  public var supply: [Quarter: Int64] {
    Dictionary(
      fields.objects("supply").compactMap { row in
        row.string("quarter").flatMap { Quarter($0) }.map { ($0, row.integer("amount") ?? 0) }
      }, uniquingKeysWith: { Int64(clamping: Int128($0) + Int128($1)) })
  }

  /// The share that only initiatives of low volume and high impact may take while one of them is unfunded, in percent.
  public var reservePercent: Int64 { fields.integer("reserve_lvhi_pct") ?? 0 }
  /// The initiatives past G2 that need it.
  public var committed: [RecordID] { fields.ids("committed") }
}

/// Work that an initiative needs of a pool in a quarter.
public struct Demand: Sendable, Hashable {
  public let pool: RecordID
  public let quarter: Quarter
  /// Person-weeks.
  public let amount: Int64

  public init?(_ fields: JSONObject) {
    guard let pool = fields.id("pool"), let quarter = fields.string("quarter").flatMap({ Quarter($0) }) else {
      return nil
    }
    self.pool = pool
    self.quarter = quarter
    amount = fields.integer("amount") ?? 0
  }
}

extension Initiative {
  public var demand: [Demand] { fields.objects("demand").compactMap(Demand.init) }
  /// The first quarter in which it needs anybody.
  public var firstQuarter: Quarter? { demand.map(\.quarter).min() }
  /// How many quarters lie from its first to its last in which it needs anybody, both counted.
  public var quarters: Int {
    guard let first = firstQuarter, let last = demand.map(\.quarter).max() else { return 0 }
    return Quarter.quarters(from: first, to: last) + 1
  }
  /// Whether people are committed to it: from its first G2 go until it ends.
  public var isCommitted: Bool { baseline != nil && (status == "active" || status == "on_hold") }
}
