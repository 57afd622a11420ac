public import Governance
public import JSON

/// How far a change moves its target, and the dimension that says so (DOMAIN.md §1.4, §3.2).
///
/// Cost, days and requirements are measured twice: by themselves, and net from the first baseline to what the change
/// would leave, so that a large change cannot come in small slices; the higher counts. Cost is always a share of the
/// first baseline's total, compared exactly. A change that touches segments, regions or outcomes, or whose customer
/// impact is high, is major, and one that touches processes at least moderate; these are asked of the change itself
/// alone, for none of its slices would be smaller. A target without a budget goes by its customer impact: low (or not
/// assessed) is minor, medium moderate, high major.
public struct DerivedClass: Sendable, Hashable {
  /// One way in which a change moves its target.
  public struct Dimension: Sendable, Hashable {
    public let value: ChangeClass
    /// `cost 5.24 %`
    public let words: String
  }

  public let dimensions: [Dimension]

  /// The class that the change has at least.
  public var value: ChangeClass { dimensions.map(\.value).max() ?? .minor }

  /// The dimensions that make the class what it is, in words.
  public var reason: String { dimensions.filter { $0.value == value }.map(\.words).joined(separator: ", ") }

  init(dimensions: [Dimension]) { self.dimensions = dimensions }

  /// The class of a change of something without a budget, such as a process or a metric.
  public init(rating: ImpactRating?) {
    let value: ChangeClass =
      switch rating {
      case .high: .major
      case .medium: .moderate
      case .low, nil: .minor
      }
    let words = rating.map { "customer impact \($0.rawValue)" } ?? "customer impact not assessed"
    dimensions = [Dimension(value: value, words: words)]
  }

  /// The class of a change of an initiative.
  ///
  /// - Parameters:
  ///   - before: its baselined content as it stands.
  ///   - after: the same with the change applied.
  ///   - first: the content of its first baseline.
  ///   - rating: the customer impact of the change, where it was assessed.
  public init(from before: JSONValue, to after: JSONValue, first: JSONValue, rating: ImpactRating?, policy: Policy) {
    let limits = ClassLimits(policy)
    let own = limits.dimensions(of: ScopeDistance(from: before, to: after, first: first))
    let net = limits.dimensions(of: ScopeDistance(from: first, to: after, first: first))
    var dimensions = zip(own, net).map { own, net in
      own.value >= net.value
        ? own : Dimension(value: net.value, words: net.words + " since the first baseline")
    }
    let touched = Set(JSONDifference.changes(from: before, to: after).compactMap { $0.pointer.tokens.first })
    for field in ["segments", "regions", "outcomes"] where touched.contains(field) {
      dimensions.append(Dimension(value: .major, words: field))
    }
    if touched.contains("processes") { dimensions.append(Dimension(value: .moderate, words: "processes")) }
    if rating == .high { dimensions.append(Dimension(value: .major, words: "customer impact high")) }
    self.dimensions = dimensions
  }
}

/// What the policy still calls minor and moderate.
private struct ClassLimits {
  struct Limit {
    let cost: ExactDecimal
    let days: Int64
    let requirements: Int64

    // A limit that the policy does not state allows nothing.
    init(_ name: String, _ policy: Policy) {
      cost = policy.decimal("change", name, "cost_pct") ?? ExactDecimal(0)
      days = policy.threshold("change", name, "days") ?? 0
      requirements = policy.threshold("change", name, "requirements") ?? 0
    }
  }

  let minor: Limit
  let moderate: Limit

  init(_ policy: Policy) {
    minor = Limit("minor", policy)
    moderate = Limit("moderate", policy)
  }

  /// Cost, days and requirements, in this order.
  func dimensions(of distance: ScopeDistance) -> [DerivedClass.Dimension] {
    let days = distance.days.map { Int64(clamping: $0.magnitude) }
    let requirements = Int64(distance.requirements)
    return [
      DerivedClass.Dimension(
        value: value { distance.costShare.isAtMost(percent: $0.cost) }, words: "cost \(distance.costShare)"),
      DerivedClass.Dimension(
        value: value { limit in days.map { $0 <= limit.days } ?? false },
        words: days.map { counted($0, "day") } ?? "target date set or removed"),
      DerivedClass.Dimension(
        value: value { requirements <= $0.requirements }, words: counted(requirements, "requirement")),
    ]
  }

  private func value(_ isInside: (Limit) -> Bool) -> ChangeClass {
    isInside(minor) ? .minor : isInside(moderate) ? .moderate : .major
  }

  private func counted(_ count: Int64, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
