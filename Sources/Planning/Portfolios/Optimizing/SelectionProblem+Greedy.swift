import Calendars

extension SelectionProblem {
  /// A plan that keeps to all constraints, by taking what is worth most for what it takes; nil where that finds none.
  ///
  /// The best of several orders: a search that begins with a good plan ends the sooner, and one that is cut short has it.
  func greedyPlan() -> SelectionPlan? {
    let costs = candidates.map { Double(max($0.cost, 1)) }
    let efforts = candidates.map { Double(max($0.demand.values.reduce(0) { $0 + $1.reduce(0, +) }, 1)) }
    let meanCost = costs.reduce(0, +) / Double(max(costs.count, 1))
    let meanEffort = efforts.reduce(0, +) / Double(max(efforts.count, 1))
    let keys: [(Int) -> Double] = [
      { Double(candidates[$0].value.count) / costs[$0] },
      { Double(candidates[$0].value.count) / efforts[$0] },
      { Double(candidates[$0].value.count) / (costs[$0] / meanCost + efforts[$0] / meanEffort) },
      { Double(candidates[$0].value.count) },
    ]
    var best: (plan: SelectionPlan, value: Millionths)?
    for key in keys {
      // Which order is used changes only where the search begins, so that these may be rounded.
      let weights = candidates.indices.map(key)
      let order = candidates.indices.sorted { (-weights[$0], $0) < (-weights[$1], $1) }
      var builder = GreedyBuilder(self)
      builder.fill(in: order)
      let plan = builder.plan
      let value = evaluation(of: plan).value
      if value > best?.value ?? Millionths(count: -1), violations(of: plan).isEmpty { best = (plan, value) }
    }
    return best?.plan
  }
}

/// A plan that grows, one candidate after another, each where it fits first.
private struct GreedyBuilder {
  private let problem: SelectionProblem
  private let ids: [String: Int]
  private var starts: [Int: Int] = [:]
  private var left: [String: [Int]]
  /// What others than low-volume, high-impact candidates may still take, where pools keep something for those.
  private var unreservedLeft: [String: [Int]] = [:]
  private var money: Int
  private var unreserved: Int
  private var bucketMoney: [String: Int] = [:]
  private var waits: [Int: [Precedence]] = [:]
  private var excluded: [Int: [Set<String>]] = [:]

  init(_ problem: SelectionProblem) {
    self.problem = problem
    ids = Dictionary(uniqueKeysWithValues: problem.candidates.enumerated().map { ($1.id, $0) })
    left = problem.supply
    money = problem.budget ?? Int.max
    unreserved = problem.unreserved ?? Int.max
    for constraint in problem.constraints {
      guard case .poolReserve(let pool, _) = constraint, unreservedLeft[pool] == nil else { continue }
      unreservedLeft[pool] = problem.quarters.indices.map { problem.unreserved(of: pool, at: $0) }
    }
    for bucket in problem.buckets { bucketMoney[bucket.name] = problem.ceiling(of: bucket) }
    for rule in problem.precedence where !problem.completed.contains(rule.first) {
      if let place = ids[rule.waiting] { waits[place, default: []].append(rule) }
    }
    for exclusion in problem.exclusions {
      for id in exclusion { if let place = ids[id] { excluded[place, default: []].append(exclusion) } }
    }
  }

  var plan: SelectionPlan {
    SelectionPlan(
      starts: Dictionary(
        uniqueKeysWithValues: starts.map { (problem.candidates[$0].id, problem.quarters[$1]) }))
  }

  /// First what has to be in, with what that waits for; then what buckets ask for; then whatever fits.
  mutating func fill(in order: [Int]) {
    for place in order where problem.mandated.contains(problem.candidates[place].id) { take(place, depth: 0) }
    for bucket in problem.buckets {
      let members = order.filter { problem.candidates[$0].bucket == bucket.name }
      for place in members {
        let own = starts.keys.filter { problem.candidates[$0].bucket == bucket.name }
        let cost = own.reduce(0) { $0 + problem.candidates[$1].cost }
        if own.count >= bucket.minimumCount ?? 0, cost >= problem.floor(of: bucket) ?? 0 { break }
        take(place, depth: 0)
      }
    }
    // What waits for another fits only once that one is in.
    var before = -1
    while starts.count > before {
      before = starts.count
      for place in order { take(place, depth: nil) }
    }
  }

  /// Takes it in its first quarter that has room; with a `depth`, what it waits for before it.
  private mutating func take(_ place: Int, depth: Int?) {
    guard starts[place] == nil else { return }
    if let depth, depth < problem.quarters.count {
      for rule in waits[place] ?? [] { if let first = ids[rule.first] { take(first, depth: depth + 1) } }
    }
    let candidate = problem.candidates[place]
    guard candidate.cost <= money, candidate.isLowVolumeHighImpact || candidate.cost <= unreserved,
      candidate.bucket.flatMap({ bucketMoney[$0] }).map({ candidate.cost <= $0 }) ?? true,
      !(excluded[place] ?? []).contains(where: { $0.contains { ids[$0].map { starts[$0] != nil } ?? false } }),
      let start = problem.starts(of: candidate).first(where: { fits(candidate, place, at: $0) })
    else { return }
    starts[place] = start
    if problem.budget != nil { money -= candidate.cost }
    if problem.budget != nil, !candidate.isLowVolumeHighImpact { unreserved -= candidate.cost }
    if let bucket = candidate.bucket { bucketMoney[bucket]? -= candidate.cost }
    for (pool, amounts) in candidate.demand {
      for (offset, amount) in amounts.enumerated() where amount > 0 {
        left[pool]?[start + offset] -= amount
        if !candidate.isLowVolumeHighImpact { unreservedLeft[pool]?[start + offset] -= amount }
      }
    }
  }

  private func fits(_ candidate: SelectionCandidate, _ place: Int, at start: Int) -> Bool {
    for rule in waits[place] ?? [] {
      guard let first = ids[rule.first], let began = starts[first], began + rule.quarters <= start else { return false }
    }
    return candidate.demand.allSatisfy { pool, amounts in
      let kept = candidate.isLowVolumeHighImpact ? nil : unreservedLeft[pool]
      return amounts.enumerated().allSatisfy { offset, amount in
        amount == 0
          || amount <= min(left[pool]?[start + offset] ?? 0, kept.map { $0[start + offset] } ?? Int.max)
      }
    }
  }
}
