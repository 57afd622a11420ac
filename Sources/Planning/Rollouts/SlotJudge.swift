import Calendars

/// What stands against one wave, at any start, while the others stay where they are.
struct SlotJudge {
  private let wave: PendingWave
  private let announcement: Instant
  private let course: FreezeCourse
  private let timeline: FreezeTimeline
  private let inFlight: InFlight
  private let staff: StaffPools

  /// For starts from `floor` on and within 400 days of it, beside `flights` and with what is left of `staff`.
  init(
    of wave: PendingWave,
    in problem: SchedulingProblem,
    from floor: Instant,
    beside flights: [Flight],
    with staff: StaffPools
  ) throws(SchedulingError) {
    if let unknown = wave.scope.segments.subtracting(problem.segmentSizes.keys).min() {
      throw .unknownSegment(unknown, of: wave.id)
    }
    if let unknown = Set(wave.demand.keys).subtracting(staff.left.keys).min() {
      throw .unknownPool(unknown, of: wave.id)
    }
    let course = FreezeCourse(length: wave.cutover, soak: problem.settles ? wave.soak : nil, zone: wave.zone)
    do throws(FreezeCalendarError) {
      let action = FreezableAction(.waveStart, in: wave.scope)
      timeline = try problem.freezes.timeline(of: action, from: floor, for: course)
    } catch {
      throw .freezes(error)
    }
    self.wave = wave
    self.course = course
    self.staff = staff
    announcement = problem.firstAnnouncement
    inFlight = InFlight(beside: wave, from: floor, flights, problem.limits, problem.segmentSizes)
  }

  /// Every reason why the wave may not start at `start`, in the order of DOMAIN.md §3.9 (a) to (f).
  func refusals(at start: Instant) -> [Refusal] {
    var refusals = wave.notices.sorted { $0.id < $1.id }
      .compactMap { $0.refusal(of: start, in: wave.zone, from: announcement) }

    let day = wave.zone.date(at: start)
    if let ready = wave.trainingReadyOn, day < ready { refusals.append(.training(readyOn: ready)) }

    if !timeline.isOpen(at: start, for: course) {
      refusals += timeline.findings(at: start, for: course).filter(\.refuses).map { .freeze($0) }
    }
    refusals += inFlight.refusals(from: start, to: wave.finish(startingAt: start))
    return refusals + staff.refusals(of: wave.demand, in: day.quarter)
  }
}
