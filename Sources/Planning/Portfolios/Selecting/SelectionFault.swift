import Calendars

/// Why a problem is none: what its numbers or names contradict.
public enum SelectionFault: PlanningObstacle, Hashable, Sendable {
  case sameID(String)
  case notACandidate(String, in: String)
  case quartersOutOfOrder
  case supply(pool: String, found: Int, quarters: Int)
  case noSuchPool(String, of: String)
  case outOfRange(String, of: String, Int)
  case reserveWithoutBudget
  case sameBucket(String)
  case percentWithoutBudget(bucket: String)
  case tooLarge(String)
}

extension SelectionFault {
  public var description: String {
    switch self {
    case .sameID(let id): "\(id) is a candidate twice; list it once"
    case .notACandidate(let id, let place): "\(id) stands in \(place) and is no candidate; add it or take it out"
    case .quartersOutOfOrder: "the planned quarters do not follow one another; list at least one, and leave none out"
    case .supply(let pool, let found, let quarters):
      "the pool \(pool) has \(found) numbers for \(quarters) quarters; give one for each"
    case .noSuchPool(let pool, let id): "\(id) needs people of \(pool), a pool with no supply; state it, 0 if need be"
    case .outOfRange(let what, let owner, let number): "\(what) of \(owner) is \(number), which cannot be"
    case .reserveWithoutBudget: "a reserve is a part of the budget, and there is none; state one"
    case .sameBucket(let name): "the bucket \(name) is stated twice; state it once"
    case .percentWithoutBudget(let bucket):
      "the bucket \(bucket) has a share of the budget, and there is none; state one"
    case .tooLarge(let what): "\(what) are too large together to be summed exactly; count in a larger unit"
    }
  }
}

extension SelectionProblem {
  /// Throws the first thing that is wrong with the problem as such; an infeasible problem is a sound one.
  public func check() throws(SelectionFault) {
    let ids = Set(candidates.map(\.id))
    let sorted = candidates.map(\.id).sorted()
    if let twice = zip(sorted, sorted.dropFirst()).first(where: { $0 == $1 }) { throw .sameID(twice.0) }
    if let stranger = mandated.sorted().first(where: { !ids.contains($0) }) {
      throw .notACandidate(stranger, in: "the mandated ones")
    }
    for rule in precedence {
      guard rule.quarters >= 0 else { throw .outOfRange("the duration", of: rule.first, rule.quarters) }
    }
    guard !quarters.isEmpty, zip(quarters, quarters.dropFirst()).allSatisfy({ $0.adding(quarters: 1) == $1 }) else {
      throw .quartersOutOfOrder
    }
    for (pool, supply) in supply.sorted(by: { $0.key < $1.key }) where supply.count != quarters.count {
      throw .supply(pool: pool, found: supply.count, quarters: quarters.count)
    }
    for (pool, percent) in poolReserves.sorted(by: { $0.key < $1.key }) {
      guard supply[pool] != nil else { throw .noSuchPool(pool, of: "the reserve") }
      guard .zero <= percent, percent <= Millionths(100) else {
        throw .outOfRange("the reserve", of: pool, percent.count / Millionths.one.count)
      }
    }
    try checkMoney()
    for candidate in candidates { try check(candidate) }
    // Beyond this a solver that counts in binary floating point could lose a unit.
    let exact = Int128(1) << 53
    let step = Int128(valueStep)
    guard candidates.reduce(0, { $0 + Int128($1.value.count) / step }) < exact else { throw .tooLarge("the values") }
    guard candidates.reduce(0, { $0 + Int128($1.cost) }) < exact else { throw .tooLarge("the costs") }
  }

  private func checkMoney() throws(SelectionFault) {
    if let budget, budget < 0 { throw .outOfRange("the budget", of: "the plan", budget) }
    if budget == nil, reservePercent != .zero { throw .reserveWithoutBudget }
    guard .zero <= reservePercent, reservePercent <= Millionths(100) else {
      throw .outOfRange("the reserve", of: "the plan", reservePercent.count / Millionths.one.count)
    }
    var seen: Set<String> = []
    for bucket in buckets {
      guard seen.insert(bucket.name).inserted else { throw .sameBucket(bucket.name) }
      for percent in [bucket.minimumPercent, bucket.maximumPercent].compactMap({ $0 }) {
        if budget == nil { throw .percentWithoutBudget(bucket: bucket.name) }
        guard percent >= .zero else { throw .outOfRange("a share", of: bucket.name, percent.count) }
      }
      if let count = bucket.minimumCount, count < 0 { throw .outOfRange("the number", of: bucket.name, count) }
    }
  }

  private func check(_ candidate: SelectionCandidate) throws(SelectionFault) {
    let large = 1_000_000_000_000
    guard (0...large).contains(candidate.cost) else { throw .outOfRange("the cost", of: candidate.id, candidate.cost) }
    guard candidate.value >= .zero else { throw .outOfRange("the value", of: candidate.id, candidate.value.count) }
    for (pool, amounts) in candidate.demand.sorted(by: { $0.key < $1.key }) {
      guard supply[pool] != nil else { throw .noSuchPool(pool, of: candidate.id) }
      if let odd = amounts.first(where: { !(0...large).contains($0) }) {
        throw .outOfRange("the need for \(pool)", of: candidate.id, odd)
      }
    }
  }

  /// What every value is a multiple of: in its terms values are the smallest whole numbers that say the same.
  var valueStep: Int {
    var step = 0
    for candidate in candidates { step = greatestCommonDivisor(step, candidate.value.count) }
    return max(step, 1)
  }
}

/// Of nought and any number that number.
func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
  var (one, other) = (one, other)
  while other != 0 { (one, other) = (other, one % other) }
  return abs(one)
}
