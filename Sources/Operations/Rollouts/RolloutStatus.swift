public import Calendars
public import Governance
import JSON
public import Planning
import Rules
import Storage

/// Where a rollout stands: every wave, whether what is planned still holds, and what the rules list about it.
public struct RolloutStatus: Sendable {
  /// How one wave stands.
  public enum Standing: Sendable, Hashable {
    /// Yet to begin, at `start`; with the reasons where it cannot.
    case awaited(start: Instant?, against: [Refusal])
    /// Watched until then.
    case soaking(until: Instant)
    case paused
    /// Completed, rolled back or cancelled.
    case ended(at: Instant?)
  }

  public let forecast: RolloutForecast
  public let initiative: Initiative?
  public let time: Instant
  public let standings: [String: Standing]
  /// What has stood too long: alerts, limits, adoption that nobody measured.
  public let violations: [LocatedViolation]
  /// The freezes that deny something to one of its waves until all of it has settled.
  public let freezes: [FreezeListing.Entry]

  public var rollout: Rollout { forecast.rollout }

  /// Whether everything is as planned.
  public var isSound: Bool { violations.isEmpty && forecast.objections.isEmpty && forecast.schedule.stranded.isEmpty }

  /// - Throws: `UsageError` where the rollout cannot be scheduled at all, and what reading the ledger threw.
  public init(of id: RecordID, in view: LedgerView) throws {
    let forecast = try RolloutForecast(of: id, in: view, measuresSlack: false)
    self.forecast = forecast
    time = view.time
    initiative = try view.state.record(forecast.rollout.initiative, as: Initiative.self)
    standings = Dictionary(
      forecast.rollout.waves.map { ($0.id, Self.standing(of: $0, forecast, at: view.time)) },
      uniquingKeysWith: { first, _ in first })
    violations = try JudgeCommits(view.ledger, zones: view.session.zones)
      .standing(of: [forecast.rollout.record], in: view.state, at: view.time)
    let ends = forecast.rollout.waves.compactMap { forecast.interval(of: $0, at: view.time)?.end }
    let horizon = InstantInterval(from: view.time, to: max(ends.max() ?? view.time, view.time.adding(seconds: 1)))
    let processes = Set(initiative?.processes.map(\.text) ?? [])
    var seen: Set<String> = []
    freezes = try forecast.rollout.waves.flatMap { wave -> [FreezeListing.Entry] in
      guard let horizon else { return [] }
      let scope = FreezeScope(
        regions: [wave.region], segments: Set(wave.segments.map(\.text)), processes: processes,
        initiatives: [forecast.rollout.initiative?.text ?? ""])
      return try FreezeListing(horizon, concerning: scope, in: view).entries.filter { entry in
        entry.freeze.effect == "deny" && entry.freeze.actions.contains(FreezableAction.Kind.waveStart.rawValue)
          && seen.insert("\(entry.freeze.id) \(entry.interval)").inserted
      }
    }
  }

  private static func standing(of wave: Wave, _ forecast: RolloutForecast, at time: Instant) -> Standing {
    switch wave.state {
    case .planned?, .ready?, nil:
      .awaited(start: forecast.planned[wave.id], against: forecast.objections[wave.id] ?? [])
    case .started?, .soaking?: .soaking(until: forecast.zones[wave.id].flatMap { wave.settles(in: $0) } ?? time)
    case .paused?: .paused
    case .completed?, .rolledBack?, .cancelled?: .ended(at: wave.endedAt)
    }
  }
}

extension RolloutForecast {
  /// From when to when a wave is or was with its customers and not settled; nothing where that is not known.
  public func interval(of wave: Wave, at time: Instant) -> InstantInterval? {
    guard let zone = zones[wave.id] else { return nil }
    let start = wave.startedAt ?? planned[wave.id]
    guard wave.state != .cancelled, let start, let cutover = wave.cutover, let soak = wave.soak else { return nil }
    let settled = zone.instant(soak, after: zone.instant(cutover, after: start))
    let end = wave.endedAt ?? wave.settles(in: zone) ?? (wave.state == .paused ? max(time, settled) : settled)
    return InstantInterval(from: start, to: max(end, start))
  }
}
