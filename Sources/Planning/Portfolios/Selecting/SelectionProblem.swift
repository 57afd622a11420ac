public import Calendars

/// Which initiatives start when: everything that has a say in it.
///
/// Money is in thousands of the policy's currency, work in person-weeks.
public struct SelectionProblem: Hashable, Sendable {
  /// The planned quarters, one after another.
  public var quarters: [Quarter]
  public var candidates: [SelectionCandidate]
  /// By pool, for each planned quarter: what is there less what is committed already.
  public var supply: [String: [Int]]
  /// By pool: how much of its supply is kept for low-volume, high-impact candidates, in percent. The others may take no
  /// more than the rest, as long as one of those is not in the plan.
  public var poolReserves: [String: Millionths]
  /// Nil where money is no object.
  public var budget: Int?
  public var buckets: [StrategicBucket]
  /// How much of the budget is kept for low-volume, high-impact work, in percent: the rest may cost no more than what is
  /// left.
  public var reservePercent: Millionths
  /// Those that have to be in.
  public var mandated: Set<String>
  public var precedence: [Precedence]
  /// Initiatives that are completed already, candidates or not; nothing waits for them.
  public var completed: Set<String>
  /// Of each of these at most one may be in.
  public var exclusions: [Set<String>]

  public init(
    quarters: [Quarter],
    candidates: [SelectionCandidate],
    supply: [String: [Int]] = [:],
    poolReserves: [String: Millionths] = [:],
    budget: Int? = nil,
    buckets: [StrategicBucket] = [],
    reservePercent: Millionths = .zero,
    mandated: Set<String> = [],
    precedence: [Precedence] = [],
    completed: Set<String> = [],
    exclusions: [Set<String>] = []
  ) {
    self.quarters = quarters
    self.candidates = candidates
    self.supply = supply
    self.poolReserves = poolReserves
    self.budget = budget
    self.buckets = buckets
    self.reservePercent = reservePercent
    self.mandated = mandated
    self.precedence = precedence
    self.completed = completed
    self.exclusions = exclusions
  }
}

/// An initiative that could be started.
public struct SelectionCandidate: Hashable, Sendable {
  public let id: String
  public var value: Millionths
  public var cost: Int
  public var bucket: String?
  public var isLowVolumeHighImpact: Bool
  /// By pool: what it needs in the quarter in which it starts, in the next, and so on.
  public var demand: [String: [Int]]
  /// The quarters in which it may start; nil for any that is planned. Its demand has to end within the plan in any case.
  public var starts: Set<Quarter>?

  public init(
    id: String,
    value: Millionths,
    cost: Int,
    bucket: String? = nil,
    isLowVolumeHighImpact: Bool = false,
    demand: [String: [Int]] = [:],
    starts: Set<Quarter>? = nil
  ) {
    self.id = id
    self.value = value
    self.cost = cost
    self.bucket = bucket
    self.isLowVolumeHighImpact = isLowVolumeHighImpact
    self.demand = demand
    self.starts = starts
  }

  /// For how many quarters it needs anybody.
  public var length: Int {
    demand.values.map { ($0.lastIndex { $0 != 0 } ?? -1) + 1 }.max() ?? 0
  }
}

/// A part of the portfolio that is not to be starved or to swallow the rest (Cooper's strategic buckets).
public struct StrategicBucket: Hashable, Sendable {
  public let name: String
  public var minimumCount: Int?
  /// Of the budget.
  public var minimumPercent: Millionths?
  public var maximumPercent: Millionths?

  public init(
    _ name: String, minimumCount: Int? = nil, minimumPercent: Millionths? = nil, maximumPercent: Millionths? = nil
  ) {
    self.name = name
    self.minimumCount = minimumCount
    self.minimumPercent = minimumPercent
    self.maximumPercent = maximumPercent
  }
}

/// One initiative waits for another to be completed.
public struct Precedence: Hashable, Sendable {
  public let waiting: String
  public let first: String
  /// How many quarters after its start `first` is completed.
  public var quarters: Int

  public init(_ waiting: String, after first: String, quarters: Int) {
    self.waiting = waiting
    self.first = first
    self.quarters = quarters
  }
}

extension SelectionProblem {
  /// The places in `quarters` at which `candidate` may start, ascending.
  func starts(of candidate: SelectionCandidate) -> [Int] {
    let last = quarters.count - max(candidate.length, 1)
    guard last >= 0 else { return [] }
    return (0...last).filter { candidate.starts?.contains(quarters[$0]) ?? true }
  }

  /// What is not for the reserve may cost no more than this, rounded down, which loses nothing: costs are whole.
  var unreserved: Int? {
    budget.map { Self.part(Millionths(100).count - reservePercent.count, of: $0, rounding: .down) }
  }

  /// What others than low-volume, high-impact candidates may take of `pool` at the place of a quarter.
  func unreserved(of pool: String, at place: Int) -> Int {
    guard let supply = supply[pool]?[place], supply > 0 else { return 0 }
    return Self.part(Millionths(100).count - (poolReserves[pool] ?? .zero).count, of: supply, rounding: .down)
  }

  func floor(of bucket: StrategicBucket) -> Int? {
    guard let budget, let percent = bucket.minimumPercent else { return nil }
    return Self.part(percent.count, of: budget, rounding: .up)
  }

  func ceiling(of bucket: StrategicBucket) -> Int? {
    guard let budget, let percent = bucket.maximumPercent else { return nil }
    return Self.part(percent.count, of: budget, rounding: .down)
  }

  /// `percent` in millionths of a percent of `whole`, neither of which is negative.
  static func part(_ percent: Int, of whole: Int, rounding: FloatingPointRoundingRule) -> Int {
    let (quotient, rest) = (Int128(percent) * Int128(whole)).quotientAndRemainder(
      dividingBy: Int128(Millionths(100).count))
    return Int(clamping: quotient) + (rounding == .up && rest > 0 ? 1 : 0)
  }
}
