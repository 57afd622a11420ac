import Calendars
import Governance
import Planning
import Rules
import Storage

/// What rollouts that are under way ask for: plans that no longer hold, and notices of waves that are ready.
struct RolloutDuties {
  private let view: LedgerView
  private let time: Instant

  init(_ view: LedgerView, at time: Instant) {
    self.view = view
    self.time = time
  }

  func items() throws -> [DueItem] {
    try view.state.all(Rollout.self).filter(\.isUnderWay).flatMap { try plan(of: $0) + notices(of: $0) }
  }

  /// Every wave that cannot start when it is planned, by its planned start.
  private func plan(of rollout: Rollout) throws -> [DueItem] {
    do {
      let forecast = try RolloutForecast(of: rollout.id, in: view, asking: WhatIf(now: time), measuresSlack: false)
      return forecast.objections.map { wave, refusals in
        DueItem(
          by: forecast.planned[wave], rollout.id,
          "\(wave) cannot start as planned: \(refusals.map(\.words).joined(separator: "; "))",
          who: [rollout.record.owner],
          next: "folio rollout schedule \(rollout.id)")
      }
    } catch let error as UsageError {
      return [
        DueItem(by: nil, since: time, rollout.id, "\(error)", who: [rollout.record.owner], next: "mend its plan")
      ]
    }
  }

  /// Every required notice that has not gone out yet, by when it must.
  private func notices(of rollout: Rollout) throws -> [DueItem] {
    try rollout.waves.filter { $0.state == .ready }.flatMap { wave -> [DueItem] in
      let zone = try view.session.zones.zone(named: wave.zoneName)
      guard let start = wave.startInstant(in: zone) else { return [] }
      return wave.notices.filter { $0.isRequired && ($0.sentAt == nil || $0.announcedStart != wave.startText) }.map {
        DueItem(
          by: $0.lead.map { zone.instant($0, before: start).adding(seconds: 1) } ?? start, rollout.id,
          "\($0.sentAt == nil ? "send" : "correct") \($0.id) of \(wave.id) to \($0.audience)",
          who: [rollout.record.owner], next: "folio rollout sent \(rollout.id)#\(wave.id) \($0.id)")
      }
    }
  }
}
