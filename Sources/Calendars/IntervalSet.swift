/// Stretches of time that neither overlap nor touch, in order; asked by bisection.
public struct IntervalSet: Hashable, Sendable {
  /// Seconds since 1970, strictly ascending: where a stretch starts, where it ends, where the next one starts, …
  private let edges: [Int64]

  private init(edges: [Int64]) {
    self.edges = edges
  }

  /// What the intervals cover together, in whatever order they come; empty ones cover nothing.
  public init(_ intervals: some Sequence<InstantInterval>) {
    let ordered = intervals.filter { !$0.isEmpty }.sorted { $0.start < $1.start }
    var edges: [Int64] = []
    edges.reserveCapacity(ordered.count * 2)
    for interval in ordered {
      let end = interval.end.secondsSinceEpoch
      if let last = edges.last, interval.start.secondsSinceEpoch <= last {
        edges[edges.count - 1] = max(last, end)
      } else {
        edges.append(interval.start.secondsSinceEpoch)
        edges.append(end)
      }
    }
    self.edges = edges
  }

  public static let empty = IntervalSet(edges: [])

  public var isEmpty: Bool { edges.isEmpty }

  public var intervals: [InstantInterval] { stride(from: 0, to: edges.count, by: 2).compactMap { interval(at: $0) } }

  public func contains(_ instant: Instant) -> Bool { !edgesUpTo(instant).isMultiple(of: 2) }

  /// Whether one stretch holds all of `interval`.
  public func contains(_ interval: InstantInterval) -> Bool {
    self.interval(containing: interval.start)?.contains(interval) ?? false
  }

  public func interval(containing instant: Instant) -> InstantInterval? {
    let edges = edgesUpTo(instant)
    return edges.isMultiple(of: 2) ? nil : interval(at: edges - 1)
  }

  /// The first stretch that has a moment in common with `interval`, or with its moment where it is empty.
  public func first(meeting interval: InstantInterval) -> InstantInterval? {
    self.interval(containing: interval.start)
      ?? first(startingAfter: interval.start).flatMap { $0.meets(interval) ? $0 : nil }
  }

  public func first(startingAfter instant: Instant) -> InstantInterval? {
    let edges = edgesUpTo(instant)
    return interval(at: edges.isMultiple(of: 2) ? edges : edges + 1)
  }
}

extension IntervalSet {
  /// What any of `sets` covers.
  public static func union(_ sets: [IntervalSet]) -> IntervalSet {
    sets.count == 1 ? sets[0] : IntervalSet(sets.flatMap(\.intervals))
  }

  public func intersection(_ other: IntervalSet) -> IntervalSet {
    // What is in both is not in what is outside of either.
    IntervalSet.union([complement, other.complement]).complement
  }

  /// All of time outside of the set.
  public var complement: IntervalSet {
    let past = Instant.distantPast.secondsSinceEpoch
    let future = Instant.distantFuture.secondsSinceEpoch
    var turned = edges
    if turned.first == past { turned.removeFirst() } else { turned.insert(past, at: 0) }
    if turned.last == future { turned.removeLast() } else { turned.append(future) }
    return IntervalSet(edges: turned)
  }
}

extension IntervalSet {
  private func interval(at index: Int) -> InstantInterval? {
    guard index + 1 < edges.count else { return nil }
    return InstantInterval(
      from: Instant(secondsSinceEpoch: edges[index]),
      to: Instant(secondsSinceEpoch: edges[index + 1])
    )
  }

  /// How many edges lie at `instant` or before it; an odd number says that it is inside.
  private func edgesUpTo(_ instant: Instant) -> Int {
    let time = instant.secondsSinceEpoch
    var low = 0
    var count = edges.count
    while count > 0 {
      let half = count / 2
      if edges[low + half] <= time {
        low += half + 1
        count -= half + 1
      } else {
        count = half
      }
    }
    return low
  }
}
