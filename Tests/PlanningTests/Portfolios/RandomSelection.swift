import Calendars
import Planning
import Testing

/// Portfolios that nobody would think of, by seed: with ties, idle initiatives and rules that contradict each other.
struct RandomSelection {
  private var random: any RandomNumberGenerator

  init(_ random: any RandomNumberGenerator) { self.random = random }

  /// With so many candidates; `grain` is what values and costs are multiples of, so that a coarse one makes ties.
  mutating func next(candidates count: Int, grain: Int) throws -> SelectionProblem {
    let first = try #require(Quarter("2026Q3"))
    let quarters = (0..<int(2...4)).map { first.adding(quarters: $0) }
    let pools = ["CM", "AN"]
    var candidates: [SelectionCandidate] = []
    for number in 0..<count {
      let isLVHI = int(0...4) == 0
      candidates.append(
        SelectionCandidate(
          id: initiative(number),
          value: Millionths(count: int(0...(100 / grain)) * grain * 500_000),
          cost: int(0...(40 / grain)) * grain * 10,
          bucket: isLVHI ? "lvhi" : pick(["grow", "run", nil]),
          isLowVolumeHighImpact: isLVHI,
          demand: Dictionary(
            uniqueKeysWithValues: pools.map { ($0, (0..<int(0...2)).map { _ in int(0...9) }) }),
          starts: int(0...3) == 0 ? Set(quarters.filter { _ in int(0...2) > 0 }) : nil
        ))
    }
    let ids = candidates.map(\.id)
    func some(_ count: Int) -> Int { max(1, count / 8) }
    var problem = SelectionProblem(
      quarters: quarters,
      candidates: shuffled(candidates),
      supply: Dictionary(
        uniqueKeysWithValues: pools.map { ($0, quarters.map { _ in int(4...(count * 3)) }) }),
      budget: int(0...5) == 0 ? nil : int(10...(count * 12)) * 10)
    for pool in pools where int(0...2) == 0 { problem.poolReserves[pool] = Millionths(count: int(1...500) * 100_000) }
    if problem.budget != nil {
      if int(0...1) == 0 { problem.reservePercent = Millionths(count: int(0...300) * 100_000) }
      problem.buckets = [
        StrategicBucket(
          "lvhi", minimumCount: int(0...1), minimumPercent: int(0...3) == 0 ? Millionths(int(1...10)) : nil),
        StrategicBucket("grow", maximumPercent: int(0...1) == 0 ? Millionths(count: int(20...80) * 1_000_001) : nil),
      ]
    }
    for _ in 0..<int(0...some(count)) { problem.mandated.insert(pick(ids)) }
    for _ in 0..<int(0...some(count)) {
      let (one, other) = (pick(ids), pick(ids))
      if one != other { problem.precedence.append(Precedence(one, after: other, quarters: int(0...2))) }
    }
    if int(0...3) == 0 { problem.completed.insert(pick(ids)) }
    for _ in 0..<int(0...some(count)) { problem.exclusions.append([pick(ids), pick(ids)]) }
    return problem
  }

  private mutating func shuffled<Member>(_ members: [Member]) -> [Member] {
    var rest = members
    return members.map { _ in rest.remove(at: int(0...(rest.count - 1))) }
  }

  private mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func pick<Member>(_ members: [Member]) -> Member { members[int(0...(members.count - 1))] }
}
