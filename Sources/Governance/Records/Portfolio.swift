public import Calendars
public import JSON

/// A planning cycle: what is ranked, by which weights, within which limits, and what was decided.
public struct Portfolio: GovernanceRecord {
  public static let kind = RecordKind(
    name: "portfolio", folder: "portfolios", prefix: "PFL", summary: "a planning cycle: candidates, weights, the plan",
    isBounded: true,
    lifecycle: Lifecycle(
      first: "draft",
      [
        "draft": ["weights_locked"], "weights_locked": ["scored"], "scored": ["approved"], "approved": ["superseded"],
      ]))

  /// How value follows from scores.
  public enum Method: String, Sendable, CaseIterable {
    case weighted, wsjf, rice
  }

  /// How much of a bucket the plan holds.
  public struct Bucket: Sendable, Hashable {
    public let fields: JSONObject
    public var name: String { fields.string("bucket") ?? "" }
    public var minimumCount: Int64? { fields.integer("min_count") }
    /// In percent of the budget.
    public var minimumPercent: Int64? { fields.integer("min_pct") }
    public var maximumPercent: Int64? { fields.integer("max_pct") }
  }

  /// What customers advised.
  public struct AdvisoryInput: Sendable, Hashable {
    public let fields: JSONObject
    public var on: CivilDate? { fields.date("on") }
    public var response: String? { fields.string("response") }
  }

  /// What somebody takes in or out, whatever the ranking says.
  public struct Override: Sendable, Hashable {
    public let fields: JSONObject
    public var initiative: RecordID? { fields.id("initiative") }
    public var isIn: Bool { fields.string("choice") == "in" }
    public var rationale: String { fields.string("rationale") ?? "" }
    public var by: RecordID? { fields.id("by") }
  }

  /// Another future.
  public struct Scenario: Sendable, Hashable {
    public let fields: JSONObject
    public var name: String { fields.string("name") ?? "" }
    /// By criterion; nothing where the cycle's own hold.
    public var weights: [String: ExactDecimal]? { fields.object("weights")?.decimals }
    /// In percent of what there is.
    public var capacityPercent: Int64? { fields.integer("capacity_pct") }
    public var budget: Int64? { fields.integer("budget") }
  }

  /// What is taken and when it starts.
  public struct Plan: Sendable, Hashable {
    public let fields: JSONObject
    public init(_ fields: JSONObject) { self.fields = fields }
    public var members: [RecordID] { fields.ids("set") }
    public var starts: [RecordID: Quarter] {
      Dictionary(
        (fields.object("starts") ?? [:]).compactMap { id, quarter in
          guard let id = RecordID(id), let quarter = quarter.stringValue.flatMap({ Quarter($0) }) else { return nil }
          return (id, quarter)
        }, uniquingKeysWith: { first, _ in first })
    }
    public var value: ExactDecimal? { fields.string("value").flatMap { ExactDecimal($0) } }
    public var cost: Int64? { fields.integer("cost") }
    public var isOptimal: Bool { fields.bool("optimal") ?? false }
  }

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var quarters: [Quarter] { fields.strings("quarters").compactMap { Quarter($0) } }
  public var method: Method { fields.string("method").flatMap(Method.init) ?? .weighted }
  /// fixed, min_max or vector.
  public var normalisation: String { fields.string("normalisation") ?? "fixed" }
  /// In the order in which they are written.
  public var criteria: [(key: String, weight: ExactDecimal)] {
    fields.objects("criteria").compactMap { row in
      guard let key = row.string("key"), let weight = row.string("weight").flatMap({ ExactDecimal($0) }) else {
        return nil
      }
      return (key, weight)
    }
  }
  public var candidates: [RecordID] { fields.ids("candidates") }
  /// In thousands of the policy's currency.
  public var budget: Int64 { fields.integer("budget") ?? 0 }
  /// In percent of the budget.
  public var reservePercent: Int64 { fields.integer("reserve_lvhi_pct") ?? 0 }
  public var buckets: [Bucket] { fields.objects("buckets").map(Bucket.init) }
  public var mandated: [RecordID] { fields.ids("mandated") }
  public var advisoryInputs: [AdvisoryInput] { fields.objects("advisory_inputs").map(AdvisoryInput.init) }
  public var scenarios: [Scenario] { fields.objects("scenarios").map(Scenario.init) }
  public var overrides: [Override] { fields.objects("overrides").map(Override.init) }
  public var plan: Plan? { fields.object("result").map(Plan.init) }
  public var lockedAt: Instant? { fields.instant("locked_at") }
  public var decision: RecordID? { fields.id("decision") }
  /// The cycle whose plan ends with the approval of this one's.
  public var supersedes: RecordID? { fields.id("supersedes") }
  /// Whether the weights may no longer change.
  public var isLocked: Bool { status != "draft" }
  public var isApproved: Bool { status == "approved" }
}

extension JSONObject {
  /// The members that are exact decimals.
  public var decimals: [String: ExactDecimal] {
    Dictionary(
      compactMap { key, value in value.stringValue.flatMap { ExactDecimal($0) }.map { (key, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
