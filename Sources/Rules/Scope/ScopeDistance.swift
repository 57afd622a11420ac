import Calendars
public import Governance
public import JSON

/// How far one baselined content of an initiative lies from another: in money, in days and in requirements.
public struct ScopeDistance: Sendable, Hashable {
  /// What the total grows by, in thousands of the policy's currency; below zero it shrinks.
  public let cost: Int64
  /// The total of the first baseline, which cost is measured against.
  public let firstTotal: Int64
  /// Days by which the target date moves, below zero when it is sooner; nothing when it is set or removed.
  public let days: Int64?
  /// How many requirements are added, removed or edited, by id.
  public let requirements: Int

  /// - Parameter first: the content of the first baseline.
  public init(from old: JSONValue, to new: JSONValue, first: JSONValue) {
    let (difference, isOverflow) = Self.total(new).subtractingReportingOverflow(Self.total(old))
    cost = isOverflow ? (Self.total(new) < 0 ? .min : .max) : difference
    firstTotal = Self.total(first)
    switch (Self.targetDate(old), Self.targetDate(new)) {
    case (let from?, let to?): days = Int64(CivilDate.days(from: from, to: to))
    case (nil, nil): days = 0
    default: days = nil
    }
    let (before, after) = (Self.requirements(old), Self.requirements(new))
    requirements = Set(before.keys).union(after.keys).count { before[$0] != after[$0] }
  }

  /// The growth of the total as a share of the first baseline's.
  public var growth: Ratio { Ratio(cost, of: firstTotal) }

  /// The change of the total, up or down, as a share of the first baseline's.
  public var costShare: Ratio { Ratio(Int64(clamping: cost.magnitude), of: firstTotal) }

  private static func total(_ content: JSONValue) -> Int64 { content["budget"]?["total"]?.integerValue ?? 0 }

  private static func targetDate(_ content: JSONValue) -> CivilDate? {
    content["target_date"]?.stringValue.flatMap { CivilDate($0) }
  }

  private static func requirements(_ content: JSONValue) -> JSONObject {
    let all = content["scope"]?["requirements"]?.arrayValue ?? []
    return JSONObject(all.compactMap { each in each["id"]?.stringValue.map { ($0, each) } })
  }
}
