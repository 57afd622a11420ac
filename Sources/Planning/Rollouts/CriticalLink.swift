public import Calendars

/// One link of the chain that the end of a schedule hangs on.
public enum CriticalLink: Hashable, Sendable {
  case wave(String)
  /// Freeze windows, in the order in which they held up the wave that follows.
  case freezes([String])
  case notice(String)
  case training(readyOn: CivilDate)
  case staff(pool: String)
  case notBefore(Instant)
}

extension RolloutSchedule {
  /// What the last finish hangs on, from the first cause to the wave that finishes last, by id where several do.
  ///
  /// It is found by walking back: from a wave to what refused the slot just before its start; over freezes, which are
  /// kept as one link, to what refused the slots before them; in the end to what kept the wave from being looked for
  /// earlier. A wave that was in flight, or that it depends on, is walked on from. Notices, training, people and dates
  /// are where it begins, and so are a wave that stood already and one that takes the first slot from now on. A slot
  /// that is refused for several reasons counts for the last of them.
  public var criticalChain: [CriticalLink] {
    let places = Dictionary(uniqueKeysWithValues: waves.map { ($0.id, $0) })
    var chain: [CriticalLink] = []
    var next = waves.min { ($1.finish, $0.id) < ($0.finish, $1.id) }?.id
    while let id = next {
      chain.append(.wave(id))
      next = nil
      guard let place = places[id] else { break }

      let (cause, freezes) = place.hold
      if !freezes.isEmpty { chain.append(.freezes(freezes)) }
      switch cause {
      case .dependency, .crowd, .exposure: next = cause.flatMap { lastToEnd(of: $0.blockers, by: place.start) }
      case .notice(let notice, _, _): chain.append(.notice(notice))
      case .training(let day): chain.append(.training(readyOn: day))
      case .staff(let pool, _, _, _): chain.append(.staff(pool: pool))
      case .notBefore(let date): chain.append(.notBefore(date))
      case .freeze, nil: break
      }
    }
    return chain.reversed()
  }

  /// Of `waves`, the one whose end made room for a start at `moment`.
  private func lastToEnd(of waves: [String], by moment: Instant) -> String? {
    waves.compactMap { id in end(of: id).map { (end: $0, id: id) } }
      .filter { $0.end <= moment }
      .min { ($1.end, $0.id) < ($0.end, $1.id) }?.id
  }

  private func end(of id: String) -> Instant? {
    if let wave = wave(id) { return wave.finish }
    if case .at(let end)? = standing.first(where: { $0.id == id })?.finish { return end }
    return nil
  }
}

extension PlacedWave {
  /// The freezes that held it up last, and what had held it up until then.
  fileprivate var hold: (cause: Refusal?, freezes: [String]) {
    let lasting = refused.compactMap(\.refusals.last)
    let start = lasting.lastIndex { if case .freeze = $0 { false } else { true } }
    var freezes: [String] = []
    for case .freeze(let finding) in lasting[(start.map { $0 + 1 } ?? 0)...] {
      freezes += finding.windows.filter { !freezes.contains($0) }
    }
    return (start.map { lasting[$0] } ?? floor, freezes)
  }
}
