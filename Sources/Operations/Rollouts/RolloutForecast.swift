public import Calendars
public import Governance
import JSON
public import Planning
import Rules
import Storage

/// What the scheduler says of one rollout: the earliest starts of the waves that have yet to begin, why they are not
/// earlier, and which of the planned starts no longer hold.
public struct RolloutForecast: Sendable {
  public let rollout: Rollout
  public let problem: SchedulingProblem
  public let schedule: RolloutSchedule
  /// How many days each wave could start later without a later end; only of waves off the critical chain.
  public let slack: [String: Int]
  /// Why waves cannot start when the rollout plans them, by wave.
  public let objections: [String: [Refusal]]
  /// The planned starts of the waves that have yet to begin.
  public let planned: [String: Instant]
  /// The zone of every wave.
  public let zones: [String: Zone]

  /// - Parameter measuresSlack: whether to work out the slack, which is most of the work.
  /// - Throws: `UsageError` where the rollout cannot be scheduled at all, and what reading the ledger threw.
  public init(of id: RecordID, in view: LedgerView, asking question: WhatIf = WhatIf(), measuresSlack: Bool = true)
    throws
  {
    guard let rollout = try view.state.record(id, as: Rollout.self) else {
      throw UsageError.noSuchRecord(id.text, kind: Rollout.kind.name)
    }
    self.rollout = rollout
    let reading = try RolloutReading(rollout, in: view)
    zones = reading.zones
    planned = reading.planned
    do {
      problem = try reading.problem().changed(by: question)
      schedule = try problem.schedule()
      slack = measuresSlack ? try problem.slack(in: schedule) : [:]
      objections = try problem.objections(to: planned)
    } catch let error as WhatIfError {
      throw UsageError("\(error)")
    } catch let error as SchedulingError {
      throw UsageError.outOfTurn("\(id) cannot be scheduled: \(error)", hint: "correct it: folio rollout edit \(id)")
    }
  }
}

/// A rollout and what stands around it, in the scheduler's words.
private struct RolloutReading {
  let rollout: Rollout
  let view: LedgerView
  let policy: Policy?
  let zones: [String: Zone]
  let planned: [String: Instant]

  init(_ rollout: Rollout, in view: LedgerView) throws {
    self.rollout = rollout
    self.view = view
    policy = try view.state.record(Policy.id, as: Policy.self)
    var zones: [String: Zone] = [:]
    for wave in rollout.waves { zones[wave.id] = try view.session.zones.zone(named: wave.zoneName) }
    self.zones = zones
    planned = Dictionary(
      rollout.waves.filter(\.isYetToBegin).compactMap { wave in
        zones[wave.id].flatMap { wave.startInstant(in: $0) }.map { (wave.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  func problem() throws -> SchedulingProblem {
    let freezes = try LedgerFreezes(view)
    let segments = try view.state.all(Segment.self)
    let share = policy?.decimal("rollout", "max_in_flight_pct")?.millionths
    return SchedulingProblem(
      now: view.time, goAt: try goAt(), waves: try rollout.waves.filter(\.isYetToBegin).map(pending),
      standing: standing() + (try others(segments)),
      segmentSizes: Dictionary(
        segments.map { ($0.id.text, Int($0.size)) }, uniquingKeysWith: { first, _ in first }),
      limits: ExposureLimits(
        share: share.map { Share(millionthsOfPercent: $0) } ?? Share(percent: 25),
        waves: Int(policy?.threshold("rollout", "max_in_flight_waves") ?? 3)),
      freezes: freezes.calendar, settles: policy?.flag("rollout", "settle_rule") ?? true)
  }

  /// When the gate that opens the rollout said go.
  private func goAt() throws -> Instant? {
    guard let initiative = try view.state.record(rollout.initiative, as: Initiative.self) else { return nil }
    let model = try view.state.record(initiative.gateModel, as: GateModel.self)
    let gate = model?.gates.first { $0.opensStage == "rollout" }?.id
    return try GateHistory(of: initiative, in: view.state).decisions
      .last { $0.gate == gate && $0.gateResult?.isPass == true }?.outcomeAt
  }

  private func pending(_ wave: Wave) throws -> PendingWave {
    let initiative = try view.state.record(rollout.initiative, as: Initiative.self)
    guard let zone = zones[wave.id], let cutover = wave.cutover, let soak = wave.soak else {
      throw UsageError.outOfTurn(
        "\(rollout.id)#\(wave.id) does not say how long it takes", hint: "folio rollout edit \(rollout.id)")
    }
    return PendingWave(
      id: wave.id,
      scope: FreezeScope(
        regions: [wave.region], segments: Set(wave.segments.map(\.text)),
        processes: Set(initiative?.processes.map(\.text) ?? []), initiatives: [rollout.initiative?.text ?? ""]),
      zone: zone, customers: Int(wave.customers), dependsOn: Set(wave.dependsOn), cutover: cutover, soak: soak,
      notices: wave.notices.filter(\.isRequired).compactMap { notice($0, of: wave, in: zone) })
  }

  private func notice(_ notice: WaveNotice, of wave: Wave, in zone: Zone) -> Notice? {
    guard let audience = Notice.Audience(rawValue: notice.audience), let own = notice.lead else { return nil }
    let least = policy?.text("rollout", "notice_lead", notice.audience).flatMap { CalendarDuration($0) } ?? own
    let announced = notice.announcedStart.flatMap { CivilDateTime($0) }.map { zone.resolve($0).earliest }
    let sent = notice.sentAt.flatMap { at in announced.map { Notice.Sending(at: at, announcing: $0) } }
    return Notice(
      id: "\(wave.id) \(notice.id)", to: audience,
      lead: own.approximateSeconds >= least.approximateSeconds ? own : least, sent: sent)
  }

  /// The waves of the rollout that have begun or ended.
  private func standing() -> [StandingWave] {
    rollout.waves.filter { !$0.isYetToBegin }.map { standing($0, called: $0.id, in: zones[$0.id] ?? .utc) }
  }

  private func standing(_ wave: Wave, called name: String, in zone: Zone) -> StandingWave {
    let finish: StandingWave.Finish =
      switch wave.state {
      case .completed?: .at(wave.endedAt ?? view.time)
      case .started?, .soaking?: wave.settles(in: zone).map { .at(max($0, view.time)) } ?? .unknown
      case .paused?: .unknown
      default: .never
      }
    return StandingWave(
      id: name, segments: Set(wave.segments.map(\.text)), customers: Int(wave.customers),
      start: wave.startedAt ?? view.time, finish: finish)
  }

  /// The waves of other rollouts that are in flight, as the segments list them.
  private func others(_ segments: [Segment]) throws -> [StandingWave] {
    let names = Set(segments.flatMap(\.inFlight)).sorted().filter { !$0.hasPrefix("\(rollout.id)#") }
    return try names.compactMap { name in
      let parts = name.split(separator: "#").map(String.init)
      guard let wave = try view.state.record(RecordID(parts[0]), as: Rollout.self)?.wave(parts.last ?? "") else {
        return nil
      }
      return standing(wave, called: name, in: try view.session.zones.zone(named: wave.zoneName))
    }
  }
}

extension Wave {
  /// Whether the scheduler may still move it.
  fileprivate var isYetToBegin: Bool { state == .planned || state == .ready }
}
