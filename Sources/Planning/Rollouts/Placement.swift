import Calendars

/// Waves placed one after another, each where those before it leave room.
struct Placement {
  private let problem: SchedulingProblem
  /// How all waves end so far that another could depend on.
  private var ends: [String: StandingWave.Finish] = [:]
  private var flights: [Flight]
  private var staff: StaffPools
  private var placed: [PlacedWave] = []
  private var stranded: [StrandedWave] = []

  init(of problem: SchedulingProblem) {
    self.problem = problem
    flights = problem.standing.compactMap { Flight($0) }
    staff = problem.staff
    for wave in problem.standing { ends[wave.id] = wave.finish }
  }

  var schedule: RolloutSchedule { RolloutSchedule(placed, beside: problem.standing, stranded: stranded) }

  /// Finds a place for `wave`, whose dependencies have been placed; nil where it has none.
  mutating func place(_ wave: PendingWave) throws(SchedulingError) -> PlacedWave? {
    let endless = wave.dependsOn.filter { ends[$0] == .unknown || ends[$0] == .never }.sorted()
    guard endless.isEmpty else { return strand(wave, .dependencies(endless)) }

    let floor = floor(of: wave)
    let judge = try SlotJudge(of: wave, in: problem, from: floor.instant, beside: flights, with: staff)
    var refused: [RefusedSlot] = []
    let last = floor.instant + Self.horizon
    for start in wave.slots.starts(from: floor.instant, through: last, in: wave.zone) {
      let refusals = judge.refusals(at: start)
      if refusals.isEmpty { return settle(wave, at: start, floor.cause, refused) }
      refused.append(RefusedSlot(start: start, refusals: refusals))
    }
    return strand(wave, .noSlot(from: floor.instant, refused: refused))
  }

  /// How far from the first moment at which it could start a wave is looked for: 400 days, as an opening is.
  static var horizon: Int64 { 400 * 86_400 }

  /// The first moment at which `wave` could start as far as time and dependencies go, and what makes it that one.
  private func floor(of wave: PendingWave) -> (instant: Instant, cause: Refusal?) {
    var floor: (instant: Instant, cause: Refusal?) = (problem.now, nil)
    // Of those that end at once the first by id counts, and a dependency before a date.
    for id in wave.dependsOn.sorted() {
      guard case .at(let end)? = ends[id], end > floor.instant else { continue }
      floor = (end, .dependency(id, until: end))
    }
    if let date = wave.notBefore, date > floor.instant { floor = (date, .notBefore(date)) }
    return floor
  }

  private mutating func settle(
    _ wave: PendingWave, at start: Instant, _ floor: Refusal?, _ refused: [RefusedSlot]
  ) -> PlacedWave {
    let flight = Flight(wave, startingAt: start)
    flights.append(flight)
    ends[wave.id] = .at(flight.finish)
    staff.take(wave.demand, in: wave.zone.date(at: start).quarter)
    let place = PlacedWave(id: wave.id, start: start, finish: flight.finish, floor: floor, refused: refused)
    placed.append(place)
    return place
  }

  private mutating func strand(_ wave: PendingWave, _ cause: StrandedWave.Cause) -> PlacedWave? {
    ends[wave.id] = .unknown
    stranded.append(StrandedWave(id: wave.id, cause: cause))
    return nil
  }
}
