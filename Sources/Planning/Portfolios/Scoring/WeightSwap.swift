/// How far one weight has to move for two initiatives to change places.
public struct WeightSwap: Sendable {
  public let upper: String
  public let lower: String
  public let criterion: String
  /// What is added to the weight, between −1 and 1; the other weights are re-scaled in proportion, so that all of them
  /// still make one.
  public let change: Fraction
  /// The same in percent of the weight; nil for a weight of zero.
  public let percent: Fraction?
}

/// What a ranking hangs on (Triantaphyllou & Sánchez, Decision Sciences 28, 1997, with the other weights re-scaled in
/// proportion).
public struct WeightSensitivity: Sendable {
  private let scoring: WeightedScoring
  /// Places in `scoring.initiatives`, the best first.
  private let order: [Int]

  public init(_ scoring: WeightedScoring) {
    self.scoring = scoring
    let places = Dictionary(uniqueKeysWithValues: scoring.initiatives.enumerated().map { ($1.id, $0) })
    order = scoring.ranking.entries.compactMap { places[$0.id] }
  }

  /// For each criterion that can do it, the change that makes `lower` as good as `upper`, which stands above it.
  ///
  /// With D the lead of the upper in the weighted sum and d its lead in the criterion, whose weight is w, the lead after
  /// a change of δ is D + δ·(d − R) with R = (D − w·d)/(1 − w); it is gone at δ = −D·(1 − w)/(d − D). A δ that would take
  /// the weight below 0 or above 1 is none.
  public func swaps(_ upper: String, _ lower: String) -> [WeightSwap] {
    let places = [upper, lower].compactMap { id in scoring.initiatives.firstIndex { $0.id == id } }
    guard places.count == 2 else { return [] }
    return scoring.weights.criteria.indices.compactMap { change(places[0], places[1], $0)?.named(in: scoring) }
  }

  /// For each pair the change that is the smallest in percent of its weight, the ranks of the upper and then those of the lower ascending; pairs that
  /// no single weight can swap are left out.
  public func smallestSwaps() -> [WeightSwap] {
    order.indices.flatMap { rank in
      order[(rank + 1)...].compactMap { smallest(order[rank], $0)?.named(in: scoring) }
    }
  }

  /// The smallest change of all, in percent of its weight: the pair that is told apart by least.
  public var mostFragilePair: WeightSwap? {
    var best: Change?
    for rank in order.indices {
      for lower in order[(rank + 1)...] { best = closer(best, smallest(order[rank], lower)) }
    }
    return best?.named(in: scoring)
  }

  /// The smallest change, in percent of its weight, after which another initiative comes first.
  public var dethroning: WeightSwap? {
    guard let first = order.first else { return nil }
    return order.dropFirst().reduce(nil) { closer($0, smallest(first, $1)) }?.named(in: scoring)
  }

  /// The smallest change that swaps the last that is in a plan with the first that is out of it: of those in `plan` the
  /// one ranked lowest, of the others the one ranked highest among `candidates`.
  ///
  /// Nil where no single weight can; `upper` is the one that ranks higher now, in or out.
  public func swapOfLastInFirstOut(plan: Set<String>, among candidates: Set<String>) -> WeightSwap? {
    func id(_ place: Int) -> String { scoring.initiatives[place].id }
    let last = order.last { plan.contains(id($0)) }
    let first = order.first { candidates.contains(id($0)) && !plan.contains(id($0)) }
    guard let last, let first, let lastRank = order.firstIndex(of: last), let firstRank = order.firstIndex(of: first)
    else { return nil }
    return (lastRank < firstRank ? smallest(last, first) : smallest(first, last))?.named(in: scoring)
  }

  /// By criterion, the smallest change in percent that swaps any pair: the most critical criterion has the lowest.
  ///
  /// A criterion that can swap none, or weighs nothing, is left out.
  public var criticalityDegrees: [String: WeightSwap] {
    var found: [String: WeightSwap] = [:]
    for criterion in scoring.weights.criteria.indices {
      var best: Change?
      for rank in order.indices {
        for lower in order[(rank + 1)...] { best = closer(best, change(order[rank], lower, criterion)) }
      }
      if let swap = best?.named(in: scoring), swap.percent != nil { found[swap.criterion] = swap }
    }
    return found
  }

  private func smallest(_ upper: Int, _ lower: Int) -> Change? {
    scoring.weights.criteria.indices.reduce(nil) { closer($0, change(upper, lower, $1)) }
  }

  private func closer(_ one: Change?, _ other: Change?) -> Change? {
    guard let one, let other else { return one ?? other }
    return other.isCloser(than: one) ? other : one
  }

  private func change(_ upper: Int, _ lower: Int, _ criterion: Int) -> Change? {
    let one = Int128(Millionths.one.count)
    let weight = Int128(scoring.weight(criterion))
    let lead = Int128(scoring.sums[upper] - scoring.sums[lower])
    let leadHere = Int128(scoring.scores[upper][criterion] - scoring.scores[lower][criterion]) * one
    guard leadHere != lead else { return nil }
    let change = Fraction(-lead * (one - weight), over: (leadHere - lead) * one)
    guard Fraction(-weight, over: one) <= change, change <= Fraction(one - weight, over: one) else { return nil }
    return Change(upper: upper, lower: lower, criterion: criterion, change: change, weight: weight)
  }
}

private struct Change {
  let upper: Int
  let lower: Int
  let criterion: Int
  let change: Fraction
  /// Nil for a weight of zero, of which nothing is a part.
  let percent: Fraction?

  init(upper: Int, lower: Int, criterion: Int, change: Fraction, weight: Int128) {
    self.upper = upper
    self.lower = lower
    self.criterion = criterion
    self.change = change
    percent =
      weight == 0
      ? nil : Fraction(change.numerator * Int128(100 * Millionths.one.count), over: change.denominator * weight)
  }

  /// Whether it is less in percent of its weight; a weight of zero is the hardest to change.
  func isCloser(than other: Change) -> Bool {
    guard let percent else { return other.percent == nil && change.magnitude < other.change.magnitude }
    return other.percent.map { percent.magnitude < $0.magnitude } ?? true
  }

  func named(in scoring: WeightedScoring) -> WeightSwap {
    WeightSwap(
      upper: scoring.initiatives[upper].id,
      lower: scoring.initiatives[lower].id,
      criterion: scoring.weights.criteria[criterion],
      change: change,
      percent: percent
    )
  }
}

extension WeightedScoring {
  fileprivate func weight(_ criterion: Int) -> Int { weights.weight[weights.criteria[criterion]]?.count ?? 0 }
}
