import Calendars

/// A wave that exposes customers from its start until its finish.
struct Flight {
  let id: String
  let segments: Set<String>
  let customers: Int
  let start: Instant
  /// The end of time where nobody knows it.
  let finish: Instant

  /// At its start it always is, even if it takes no time.
  func isOn(at moment: Instant) -> Bool { start <= moment && (moment < finish || moment == start) }
}

extension Flight {
  /// Nil for a wave that ended without having been completed.
  init?(_ wave: StandingWave) {
    let finish: Instant
    switch wave.finish {
    case .at(let instant): finish = instant
    case .unknown: finish = .distantFuture
    case .never: return nil
    }
    self.init(
      id: wave.id, segments: wave.segments, customers: wave.customers, start: wave.start, finish: finish
    )
  }

  init(_ wave: PendingWave, startingAt start: Instant) {
    self.init(
      id: wave.id, segments: wave.scope.segments, customers: wave.customers, start: start,
      finish: wave.finish(startingAt: start)
    )
  }
}

/// What is in flight while one more wave looks for its place.
struct InFlight {
  private let limits: ExposureLimits
  private let customers: Int
  private let flights: [Flight]
  /// The segments of the wave, by id, each with the flights that touch it too.
  private let segments: [(id: String, size: Int, flights: [Flight])]

  /// Beside `wave`, which starts at `floor` or later; `sizes` knows its segments.
  init(
    beside wave: PendingWave, from floor: Instant, _ flights: [Flight], _ limits: ExposureLimits, _ sizes: [String: Int]
  ) {
    let flights = flights.filter { $0.start >= floor || $0.isOn(at: floor) }
    self.limits = limits
    self.flights = flights
    customers = wave.customers
    segments = wave.scope.segments.sorted().map { segment in
      (segment, sizes[segment] ?? 0, flights.filter { $0.segments.contains(segment) })
    }
  }

  /// What would be too much if the wave were in flight from `start` until `finish`: waves, then customers of each
  /// segment.
  ///
  /// Only starts can make it too much, so nothing else is looked at; each refusal speaks of the first such moment.
  func refusals(from start: Instant, to finish: Instant) -> [Refusal] {
    var refusals: [Refusal] = []
    let crowd = flights.first(from: start, to: finish) { $0.count + 1 > limits.waves }
    if let crowd { refusals.append(.crowd(crowd.map(\.id).sorted(), limit: limits.waves)) }

    for segment in segments {
      let exposed = segment.flights.first(from: start, to: finish) { others in
        !limits.share.admits(total(with: others), of: segment.size)
      }
      guard let exposed else { continue }
      refusals.append(
        .exposure(
          .init(
            segment: segment.id, customers: Int(clamping: total(with: exposed)), size: segment.size,
            limit: limits.share, waves: exposed.map(\.id).sorted()
          )))
    }
    return refusals
  }

  private func total(with others: [Flight]) -> Int128 { others.reduce(Int128(customers)) { $0 + Int128($1.customers) } }
}

extension [Flight] {
  /// Those that are on at the first moment, of `start` and of every start before `finish`, at which they are too many.
  fileprivate func first(from start: Instant, to finish: Instant, isTooMuch: ([Flight]) -> Bool) -> [Flight]? {
    let meeting = filter { $0.isOn(at: start) || start < $0.start && $0.start < finish }
    let moments = Set(meeting.map { Swift.max($0.start, start) }).union([start]).sorted()
    for moment in moments {
      let others = meeting.filter { $0.isOn(at: moment) }
      if isTooMuch(others) { return others }
    }
    return nil
  }
}
