/// The order in which waves are placed: each after those that it depends on, and of those that could be next the one
/// with the longest tail, which is its own length and that of the longest line of waves that wait for it; then by id.
struct PlacementOrder {
  let waves: [PendingWave]

  /// Throws where waves share an id, depend on what is not there, or wait for each other. `standing` need no place.
  init(_ waves: [PendingWave], standing: [StandingWave]) throws(SchedulingError) {
    // From here on a wave is its number, and numbers are in the order of the ids.
    let waves = waves.sorted { $0.id < $1.id }
    let numbers = Dictionary(zip(waves.map(\.id), waves.indices)) { first, _ in first }
    let settled = Set(standing.map(\.id))
    if let twice = Self.repeated(in: waves.map(\.id) + standing.map(\.id)) { throw .sameID(twice) }

    var graph = Graph(successors: Array(repeating: [], count: waves.count), waiting: [])
    for (number, wave) in waves.enumerated() {
      var count = 0
      for dependency in wave.dependsOn.sorted() {
        if settled.contains(dependency) { continue }
        guard let other = numbers[dependency] else { throw .unknownDependency(dependency, of: wave.id) }
        graph.successors[other].append(number)
        count += 1
      }
      graph.waiting.append(count)
    }

    let order = graph.order { _ in 0 }
    guard order.count == waves.count else {
      throw .cycle(Self.cycle(among: Set(waves.indices).subtracting(order).sorted().map { waves[$0] }))
    }
    var tails = waves.map { Int128($0.approximateSeconds) }
    for number in order.reversed() { tails[number] += graph.successors[number].map { tails[$0] }.max() ?? 0 }
    self.waves = graph.order { tails[$0] }.map { waves[$0] }
  }

  private static func repeated(in ids: [String]) -> String? {
    let ids = ids.sorted()
    return zip(ids, ids.dropFirst()).first { $0 == $1 }?.0
  }

  /// Waves that wait for each other, among `waves` that all wait for one of them.
  private static func cycle(among waves: [PendingWave]) -> [String] {
    let dependencies = Dictionary(uniqueKeysWithValues: waves.map { ($0.id, $0.dependsOn) })
    var path: [String] = []
    var next = waves.first?.id
    while let wave = next {
      if let start = path.firstIndex(of: wave) { return Array(path[start...]) }
      path.append(wave)
      next = dependencies[wave]?.filter { dependencies[$0] != nil }.min()
    }
    return path
  }
}

/// Who waits for whom.
fileprivate struct Graph {
  /// Which wait for each.
  var successors: [[Int]]
  /// How many each waits for.
  var waiting: [Int]

  /// All that do not wait for themselves: each after what it waits for, the one with the greatest `weight` first.
  func order(by weight: (Int) -> Int128) -> [Int] {
    var waiting = waiting
    var ready = waiting.indices.filter { waiting[$0] == 0 }
    var order: [Int] = []
    while let place = ready.indices.min(by: { (-weight(ready[$0]), ready[$0]) < (-weight(ready[$1]), ready[$1]) }) {
      let number = ready.remove(at: place)
      order.append(number)
      for successor in successors[number] {
        waiting[successor] -= 1
        if waiting[successor] == 0 { ready.append(successor) }
      }
    }
    return order
  }
}
