import Calendars
import Planning

/// Whether a wave may start at a moment, found without the scheduler: by looking at every half hour.
struct PlainCheck {
  let problem: SchedulingProblem
  /// Starts of waves that have a place.
  let starts: [String: Instant]

  func mayStart(_ wave: PendingWave, at start: Instant) throws -> Bool {
    let finish = end(of: wave, from: start)
    return try isAnnounced(wave, at: start) && isTrained(wave, at: start) && hasRoom(wave, from: start, to: finish)
      && isStaffed(wave, at: start) && !isFrozen(wave, from: start, to: finish)
  }

  func end(of wave: PendingWave, from start: Instant) -> Instant {
    wave.zone.instant(wave.soak, after: cutoverEnd(of: wave, from: start))
  }

  private func cutoverEnd(of wave: PendingWave, from start: Instant) -> Instant {
    wave.zone.instant(wave.cutover, after: start)
  }

  private func isAnnounced(_ wave: PendingWave, at start: Instant) -> Bool {
    wave.notices.allSatisfy {
      let due = wave.zone.instant($0.lead, before: start)
      return due >= problem.now && due >= problem.goAt ?? due
    }
  }

  private func isTrained(_ wave: PendingWave, at start: Instant) -> Bool {
    wave.trainingReadyOn.map { wave.zone.startOfDay($0) <= start } ?? true
  }

  private func isStaffed(_ wave: PendingWave, at start: Instant) -> Bool {
    let quarter = wave.zone.date(at: start).quarter
    return wave.demand.allSatisfy { pool, needed in
      let taken = problem.waves.filter { $0.id != wave.id }.reduce(0) { sum, other in
        guard let start = starts[other.id], other.zone.date(at: start).quarter == quarter else { return sum }
        return sum + (other.demand[pool] ?? 0)
      }
      return taken + needed <= problem.staff.left[pool]?[quarter] ?? 0
    }
  }

  /// All windows are on or off for whole half hours, and so are these: a zone's offset is a multiple of them.
  private func isFrozen(_ wave: PendingWave, from start: Instant, to finish: Instant) throws -> Bool {
    let action = FreezableAction(.waveStart, in: wave.scope)
    let regions = try AlderRollout.regions()
    let hard = FreezeCalendar(problem.freezes.windows.filter { $0.effect == .deny(.hard) }, regions: regions)
    let all = FreezeCalendar(problem.freezes.windows, regions: regions)
    let cutover = cutoverEnd(of: wave, from: start)
    var moment = start
    repeat {
      if moment < cutover || moment == start, try all.isFrozen(action, at: moment) { return true }
      if problem.settles, try hard.isFrozen(action, at: moment) { return true }
      moment = moment + 1_800
    } while moment < (problem.settles ? finish : cutover)
    return false
  }

  private func hasRoom(_ wave: PendingWave, from start: Instant, to finish: Instant) -> Bool {
    var others: [(segments: Set<String>, customers: Int, start: Instant, end: Instant)] = []
    for other in problem.standing {
      switch other.finish {
      case .at(let end): others.append((other.segments, other.customers, other.start, end))
      case .unknown: others.append((other.segments, other.customers, other.start, .distantFuture))
      case .never: break
      }
    }
    for other in problem.waves where other.id != wave.id {
      guard let start = starts[other.id] else { continue }
      others.append((other.scope.segments, other.customers, start, end(of: other, from: start)))
    }
    let moments = [start] + others.map(\.start).filter { start <= $0 && $0 < finish }
    return moments.allSatisfy { moment in
      let flying = others.filter { $0.start <= moment && (moment < $0.end || moment == $0.start) }
      return flying.count < problem.limits.waves
        && wave.scope.segments.allSatisfy { segment in
          let exposed = flying.filter { $0.segments.contains(segment) }.reduce(wave.customers) { $0 + $1.customers }
          let limit = problem.limits.share.millionthsOfPercent
          return Int128(exposed) * 100_000_000 <= limit * Int128(problem.segmentSizes[segment] ?? 0)
        }
    }
  }
}
