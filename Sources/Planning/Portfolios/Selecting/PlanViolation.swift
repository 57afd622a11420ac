public import Calendars

/// What a plan breaks, and by how much.
public struct PlanViolation: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// One of the constraints that a problem states.
    case constraint(SelectionConstraint)
    /// It names what is no candidate.
    case stranger(String)
    /// It starts something in a quarter in which that may not start.
    case start(String, Quarter)
    /// It starts something so late that work is left over after the last planned quarter.
    case horizon(String, Quarter)
  }

  public let kind: Kind
  /// What the plan has.
  public let found: Int
  /// The most that is allowed, or the least where `found` is below it.
  public let limit: Int

  /// By how much it is broken, more than zero.
  public var excess: Int { abs(found - limit) }
}

extension PlanViolation: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .stranger(let id): "\(id) is no candidate"
    case .start(let id, let quarter): "\(id) may not start in \(quarter)"
    case .horizon(let id, let quarter):
      "\(id) started in \(quarter) needs people for \(excess) quarter\(excess == 1 ? "" : "s") after the last planned one"
    case .constraint(.pool(let pool, let quarter)): "\(pool) \(quarter): \(found) of \(limit)"
    case .constraint(.poolReserve(let pool, let quarter)):
      "\(pool) \(quarter): what is not lvhi takes \(found) of \(limit), the rest is kept"
    case .constraint(.budget): "budget: \(found) of \(limit)"
    case .constraint(.reserve): "lvhi reserve: what is not lvhi costs \(found) of \(limit)"
    case .constraint(.bucketCount(let bucket)): "bucket \(bucket): \(found), at least \(limit)"
    case .constraint(.bucketFloor(let bucket)): "bucket \(bucket): cost \(found), at least \(limit)"
    case .constraint(.bucketCeiling(let bucket)): "bucket \(bucket): cost \(found), at most \(limit)"
    case .constraint(.mandate(let id)): "\(id) is mandated and not in the plan"
    case .constraint(.exclusion(let ids)): "only one of \(ids.joined(separator: ", ")) may be in the plan, not \(found)"
    case .constraint(.precedence(let waiting, let first)):
      limit == Self.never
        ? "\(waiting) waits for \(first), which is not in the plan"
        : "\(waiting) starts \(excess) quarter\(excess == 1 ? "" : "s") before \(first) is completed"
    }
  }

  /// The place of the quarter in which something can start that waits for what will not happen.
  static let never = Int.max
}

extension SelectionProblem {
  /// Everything that `plan` breaks, counted from the problem alone: starts first, then the constraints in their order.
  public func violations(of plan: SelectionPlan) -> [PlanViolation] {
    startViolations(of: plan) + constraints.compactMap { violation(of: $0, by: plan) }
  }

  private func startViolations(of plan: SelectionPlan) -> [PlanViolation] {
    let known = Dictionary(candidates.map { ($0.id, $0) }) { first, _ in first }
    return plan.starts.sorted { $0.key < $1.key }.compactMap { id, start in
      guard let candidate = known[id] else { return PlanViolation(kind: .stranger(id), found: 1, limit: 0) }
      guard let place = quarters.firstIndex(of: start), candidate.starts?.contains(start) ?? true else {
        return PlanViolation(kind: .start(id, start), found: 1, limit: 0)
      }
      let end = place + candidate.length
      return end > quarters.count
        ? PlanViolation(kind: .horizon(id, start), found: end, limit: quarters.count) : nil
    }
  }

  private func violation(of constraint: SelectionConstraint, by plan: SelectionPlan) -> PlanViolation? {
    func atMost(_ limit: Int?, _ found: Int) -> PlanViolation? {
      guard let limit, found > limit else { return nil }
      return PlanViolation(kind: .constraint(constraint), found: found, limit: limit)
    }
    func atLeast(_ limit: Int?, _ found: Int) -> PlanViolation? {
      guard let limit, found < limit else { return nil }
      return PlanViolation(kind: .constraint(constraint), found: found, limit: limit)
    }
    let chosen = candidates.filter { plan.starts[$0.id] != nil }
    func cost(where isCounted: (SelectionCandidate) -> Bool) -> Int {
      chosen.reduce(0) { isCounted($1) ? $0 + $1.cost : $0 }
    }

    switch constraint {
    case .budget: return atMost(budget, cost { _ in true })
    case .reserve: return atMost(unreserved, cost { !$0.isLowVolumeHighImpact })
    case .bucketCount(let name): return atLeast(bucket(name)?.minimumCount, chosen.count { $0.bucket == name })
    case .bucketFloor(let name): return atLeast(bucket(name).flatMap(floor), cost { $0.bucket == name })
    case .bucketCeiling(let name): return atMost(bucket(name).flatMap(ceiling), cost { $0.bucket == name })
    case .mandate(let id): return atLeast(1, plan.starts[id] == nil ? 0 : 1)
    case .exclusion(let ids): return atMost(1, ids.count { plan.starts[$0] != nil })
    case .precedence(let waiting, let first):
      guard let start = plan.starts[waiting].flatMap({ quarters.firstIndex(of: $0) }) else { return nil }
      return atLeast(earliest(waiting, after: first, in: plan), start)
    case .pool(let pool, let quarter):
      guard let place = quarters.firstIndex(of: quarter), let supply = supply[pool] else { return nil }
      return atMost(supply.indices.contains(place) ? supply[place] : 0, load(of: chosen, on: pool, at: place, in: plan))
    case .poolReserve(let pool, let quarter):
      let isFunded = candidates.allSatisfy { !$0.isLowVolumeHighImpact || plan.starts[$0.id] != nil }
      guard !isFunded, let place = quarters.firstIndex(of: quarter) else { return nil }
      let others = chosen.filter { !$0.isLowVolumeHighImpact }
      return atMost(unreserved(of: pool, at: place), load(of: others, on: pool, at: place, in: plan))
    }
  }

  private func load(
    of candidates: [SelectionCandidate], on pool: String, at place: Int, in plan: SelectionPlan
  ) -> Int {
    candidates.reduce(0) { sum, candidate in
      let start = plan.starts[candidate.id].flatMap { quarters.firstIndex(of: $0) }
      let amounts = candidate.demand[pool] ?? []
      guard let start, amounts.indices.contains(place - start) else { return sum }
      return sum + amounts[place - start]
    }
  }

  func bucket(_ name: String) -> StrategicBucket? { buckets.first { $0.name == name } }

  /// The place of the first quarter in which `waiting` can start as far as `first` goes.
  private func earliest(_ waiting: String, after first: String, in plan: SelectionPlan) -> Int {
    guard let start = plan.starts[first].flatMap({ quarters.firstIndex(of: $0) }) else { return PlanViolation.never }
    return start + (precedence.filter { $0.waiting == waiting && $0.first == first }.map(\.quarters).max() ?? 0)
  }
}
