public import Calendars
public import Governance
public import Planning
public import Rules
import Storage

/// What is going to happen to customers, and when nothing may: waves, freezes and notices on one calendar.
public struct ForwardScheduleReport: Sendable {
  /// A wave that is under way or planned.
  public struct WaveEntry: Sendable {
    public let rollout: Rollout
    public let wave: Wave
    /// From its start until it has settled, as it is planned or known.
    public let interval: InstantInterval
    /// On whose clocks it starts.
    public let zone: Zone
    /// Why it cannot start when it is planned; empty where it can or has.
    public let against: [Refusal]
  }

  /// Something that is said before a wave.
  public struct NoticeEntry: Sendable {
    public let rollout: Rollout
    public let wave: Wave
    public let notice: WaveNotice
    /// By when it must have gone out.
    public let due: Instant
    public let zone: Zone
  }

  /// In order of start.
  public let waves: [WaveEntry]
  public let freezes: [FreezeListing.Entry]
  /// In the order in which they are due.
  public let notices: [NoticeEntry]
  public let time: Instant
  public let home: HomeCalendar
  /// What the report looks at: from now until the last wave has settled, and half a year at least.
  public let interval: InstantInterval

  private static let leastDays: Int64 = 182

  /// - Parameter id: a rollout, or an initiative, whose rollouts alone are shown with the freezes that concern them.
  public init(in view: LedgerView, about id: RecordID? = nil) throws {
    (time, home) = (view.time, try view.home)
    let rollouts = try view.state.all(Rollout.self).filter {
      $0.isUnderWay && (id == nil || $0.id == id || $0.initiative == id)
    }
    let forecasts = try rollouts.map { try RolloutForecast(of: $0.id, in: view, measuresSlack: false) }
    waves = forecasts.flatMap { $0.entries(at: view.time) }.sorted {
      ($0.interval.start, $0.rollout.id, $0.wave.id) < ($1.interval.start, $1.rollout.id, $1.wave.id)
    }
    notices = forecasts.flatMap(\.notices).sorted {
      ($0.due, $0.rollout.id, $0.wave.id, $0.notice.id) < ($1.due, $1.rollout.id, $1.wave.id, $1.notice.id)
    }
    let last = max(waves.map(\.interval.end).max() ?? time, time.adding(seconds: Self.leastDays * 86_400))
    guard let interval = InstantInterval(from: time, to: last) else {
      throw UsageError("the calendar ends before it begins")
    }
    self.interval = interval
    let asked = try Self.scope(of: rollouts, id, in: view)
    freezes = try FreezeListing(interval, concerning: asked, in: view).entries
  }

  /// What the freezes that are shown have to do with: everything, or what `rollouts` touch.
  private static func scope(of rollouts: [Rollout], _ id: RecordID?, in view: LedgerView) throws -> FreezeScope {
    guard id != nil else { return FreezeScope() }
    let initiatives = try rollouts.compactMap { try view.state.record($0.initiative, as: Initiative.self) }
    return FreezeScope(
      regions: Set(rollouts.flatMap { $0.waves.map(\.region) }),
      segments: Set(rollouts.flatMap { $0.waves.flatMap(\.segments) }.map(\.text)),
      processes: Set(initiatives.flatMap(\.processes).map(\.text)), initiatives: Set(initiatives.map(\.id.text)))
  }
}

extension RolloutForecast {
  fileprivate func entries(at time: Instant) -> [ForwardScheduleReport.WaveEntry] {
    rollout.waves.compactMap { wave in
      guard wave.endedAt == nil, let interval = interval(of: wave, at: time), let zone = zones[wave.id] else {
        return nil
      }
      return ForwardScheduleReport.WaveEntry(
        rollout: rollout, wave: wave, interval: interval, zone: zone, against: objections[wave.id] ?? [])
    }
  }

  /// What is to be said before the waves that have yet to begin.
  fileprivate var notices: [ForwardScheduleReport.NoticeEntry] {
    rollout.waves.flatMap { wave -> [ForwardScheduleReport.NoticeEntry] in
      guard let start = planned[wave.id], let zone = zones[wave.id] else { return [] }
      return wave.notices.map { notice in
        ForwardScheduleReport.NoticeEntry(
          rollout: rollout, wave: wave, notice: notice,
          due: notice.lead.map { zone.instant($0, before: start) } ?? start, zone: zone)
      }
    }
  }
}
