public import Calendars

/// One thing that a plan has to keep to, and that could be given up to see what it costs.
public enum SelectionConstraint: Hashable, Sendable {
  case mandate(String)
  case pool(String, Quarter)
  /// What a pool keeps for low-volume, high-impact work in that quarter.
  case poolReserve(String, Quarter)
  case budget
  case bucketCount(String)
  case bucketFloor(String)
  case bucketCeiling(String)
  case reserve
  case precedence(String, after: String)
  case exclusion([String])
}

extension SelectionConstraint: CustomStringConvertible {
  public var description: String {
    switch self {
    case .mandate(let id): "the mandate of \(id)"
    case .pool(let pool, let quarter): "\(pool) in \(quarter)"
    case .poolReserve(let pool, let quarter): "the lvhi reserve of \(pool) in \(quarter)"
    case .budget: "the budget"
    case .bucketCount(let bucket): "the least number of \(bucket)"
    case .bucketFloor(let bucket): "the least share of \(bucket)"
    case .bucketCeiling(let bucket): "the largest share of \(bucket)"
    case .reserve: "the lvhi reserve"
    case .precedence(let waiting, let first): "\(waiting) after \(first)"
    case .exclusion(let ids): "only one of \(ids.joined(separator: ", "))"
    }
  }
}

extension SelectionProblem {
  /// All constraints that the problem states: money first, then buckets, mandates, precedence, exclusions and pools.
  public var constraints: [SelectionConstraint] {
    var found: [SelectionConstraint] = budget == nil ? [] : [.budget]
    if reservePercent != .zero { found.append(.reserve) }
    for bucket in buckets {
      if bucket.minimumCount ?? 0 > 0 { found.append(.bucketCount(bucket.name)) }
      if bucket.minimumPercent ?? .zero > .zero { found.append(.bucketFloor(bucket.name)) }
      if bucket.maximumPercent != nil { found.append(.bucketCeiling(bucket.name)) }
    }
    found += mandated.sorted().map { .mandate($0) }
    let ids = Set(candidates.map(\.id))
    var seen: Set<SelectionConstraint> = []
    for rule in precedence where !completed.contains(rule.first) && ids.contains(rule.waiting) {
      let constraint = SelectionConstraint.precedence(rule.waiting, after: rule.first)
      if seen.insert(constraint).inserted { found.append(constraint) }
    }
    for exclusion in exclusions {
      let constraint = SelectionConstraint.exclusion(exclusion.sorted())
      if seen.insert(constraint).inserted { found.append(constraint) }
    }
    let isKeeping = candidates.contains(where: \.isLowVolumeHighImpact)
    for pool in supply.keys.sorted() {
      found += quarters.map { .pool(pool, $0) }
      if isKeeping, poolReserves[pool] ?? .zero > .zero { found += quarters.map { .poolReserve(pool, $0) } }
    }
    return found
  }
}
