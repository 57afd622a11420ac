/// Why a candidate is not in a plan, and what it would take.
public struct Absence: Sendable {
  public let id: String
  /// Each way of giving way in one constraint alone that lets it in beside all that is in the plan, whose starts may move;
  /// the way that asks for least of its kind, in the order of the constraints.
  public let nearMisses: [NearMiss]
  /// Where no single constraint would do: what has to give way together, as little of it as can be; empty where that does
  /// not help either, because it cannot start within the plan.
  public let together: [NearMiss]
  /// What follows if it has to be in.
  public let forced: Forced

  public enum Forced: Sendable {
    /// The best plan with it: how much less it is worth, what comes in and what goes out.
    case costs(Millionths, gained: [String], displaced: [String])
    /// No plan can have it.
    case impossible
    /// The time was up.
    case unknown
  }
}

/// By how much one constraint would have to give way.
public struct NearMiss: Hashable, Sendable {
  public let constraint: SelectionConstraint
  /// Person-weeks for a pool, thousands of the currency for money; how many are in too many for an exclusion.
  public let amount: Int
}

extension NearMiss: CustomStringConvertible {
  /// What follows on "would fit if".
  public var description: String {
    switch constraint {
    case .pool(let pool, let quarter): "\(pool) \(quarter) had \(amount) more person-week\(amount == 1 ? "" : "s")"
    case .poolReserve(let pool, let quarter):
      "the lvhi reserve of \(pool) \(quarter) were \(amount) person-week\(amount == 1 ? "" : "s") less"
    case .budget: "the budget were \(amount) more"
    case .reserve: "the lvhi reserve were \(amount) less"
    case .bucketCeiling(let bucket): "\(bucket) could cost \(amount) more"
    case .bucketFloor(let bucket): "\(bucket) could cost \(amount) less"
    case .bucketCount(let bucket): "\(bucket) needed \(amount) fewer"
    case .exclusion(let ids): "more than one of \(ids.joined(separator: ", ")) could be in"
    case .mandate(let id): "\(id) were not mandated"
    case .precedence(let waiting, let first): "\(waiting) did not have to wait for \(first)"
    }
  }
}

extension Absence: CustomStringConvertible {
  public var description: String {
    let ways = nearMisses.map { "\($0)" }.joined(separator: ", or if ")
    let all = together.map { "\($0)" }.joined(separator: " and ")
    let reason =
      if !nearMisses.isEmpty {
        "would fit if \(ways)"
      } else if !together.isEmpty {
        "would fit only if \(all)"
      } else {
        "cannot be added to this plan"
      }
    switch forced {
    case .costs(let loss, _, let displaced) where loss == .zero && displaced.isEmpty: return "\(id) \(reason)"
    case .costs(let loss, let gained, let displaced):
      let out = displaced.isEmpty ? "" : ", \(displaced.joined(separator: ", ")) out"
      let others = gained.isEmpty ? "" : ", \(gained.joined(separator: ", ")) in as well"
      return "\(id) \(reason); to have it in costs \(loss)\(out)\(others)"
    case .impossible: return "\(id) \(reason); as things are no plan can have it"
    case .unknown: return "\(id) \(reason)"
    }
  }
}
