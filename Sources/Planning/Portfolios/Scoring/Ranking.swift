/// Initiatives in the order of their value.
public struct Ranking: Sendable {
  public struct Entry: Sendable {
    public let initiative: ScoredInitiative
    /// From 1. Nobody shares a rank: what is equal is told apart by customer impact, cost and id.
    public let rank: Int
    public let value: Fraction
    /// Whether the value alone does not tell it from the one above it.
    public let isTied: Bool

    public var id: String { initiative.id }
  }

  /// The best first.
  public let entries: [Entry]

  /// The rank of `id`; nil where it is not listed.
  public func rank(of id: String) -> Int? { entries.first { $0.id == id }?.rank }

  /// The value of `id`; nil where it is not listed.
  public func value(of id: String) -> Fraction? { entries.first { $0.id == id }?.value }

  /// Ranks by value, then the higher customer impact, then the lower cost, then the id.
  init(_ valued: [(initiative: ScoredInitiative, value: Fraction)]) {
    let sorted = valued.sorted { left, right in
      if left.value != right.value { return left.value > right.value }
      let (one, other) = (left.initiative, right.initiative)
      if one.customerImpact != other.customerImpact { return one.customerImpact > other.customerImpact }
      return (one.cost, one.id) < (other.cost, other.id)
    }
    entries = sorted.enumerated().map { place, valued in
      Entry(
        initiative: valued.initiative,
        rank: place + 1,
        value: valued.value,
        isTied: place > 0 && sorted[place - 1].value == valued.value
      )
    }
  }
}

extension Ranking {
  /// The low-volume, high-impact ones in their order: they are compared with each other alone.
  public var lowVolumeHighImpact: [Entry] { entries.filter { $0.initiative.pain?.isLowVolumeHighImpact == true } }
}

extension [ScoredInitiative] {
  func checkIDs() throws(ScoringError) {
    let ids = map(\.id).sorted()
    if let twice = zip(ids, ids.dropFirst()).first(where: { $0 == $1 }) { throw .sameID(twice.0) }
  }
}
