/// A way in which an edit of a freeze window lets something through that it kept back.
public enum FreezeLoosening: Hashable, Sendable {
  /// It has no effect any more.
  case lifted
  /// It does something else.
  case effect
  /// It no longer concerns all of these.
  case actions
  /// It no longer concerns everywhere and everybody that it did.
  case scope
  /// It is not on at all the times at which it was; the first such moment.
  case times(from: Instant)
}

extension FreezeWindow {
  /// How `edited`, put in its place, is looser from `instant` on; empty where it keeps back at least as much, and for a
  /// window that keeps nothing back.
  ///
  /// What a window denied until then is over and may change; a window whose last time is over is loosened by nothing.
  /// Of a window that allows, more time or any other scope is looser, because others may allow beside it. Times are
  /// compared for 28 years, after which weekdays and dates fall together again; a rule that runs on beyond them must
  /// stay itself or come again at every turn.
  ///
  /// - Parameter regions: all that there are, each with its zone.
  public func loosenings(
    becoming edited: FreezeWindow, from instant: Instant, regions: [String: Zone]
  ) -> [FreezeLoosening] {
    guard isApproved, effect != .advise, isOn(after: instant, regions: regions) else { return [] }
    guard edited.isApproved else { return [.lifted] }
    var found: [FreezeLoosening] = []
    if !edited.effect.isAsFirm(as: effect) { found.append(.effect) }
    if effect == .allow ? edited.actions != actions : !edited.actions.isSuperset(of: actions) { found.append(.actions) }
    if effect == .allow ? edited.scope != scope : !edited.scope.includes(scope) { found.append(.scope) }
    if let moment = firstMomentLost(to: edited, from: instant, regions: regions) { found.append(.times(from: moment)) }
    return found
  }

  private func isOn(after instant: Instant, regions: [String: Zone]) -> Bool {
    let future = Self.reach(from: instant)
    let zones = zonePairs(with: self, regions: regions).map(\.0)
    return zones.isEmpty || timing.runsOn(beyond: future.end)
      || zones.contains { times(in: $0, about: future).first(meeting: future) != nil }
  }

  private func firstMomentLost(
    to edited: FreezeWindow, from instant: Instant, regions: [String: Zone]
  ) -> Instant? {
    let future = Self.reach(from: instant)
    let pairs = zonePairs(with: edited, regions: regions)
    guard !pairs.isEmpty else { return instant }
    let lost = pairs.compactMap { own, other -> Instant? in
      let (before, after) = (times(in: own, about: future), edited.times(in: other, about: future))
      let open =
        effect == .allow ? after.intersection(before.complement) : before.intersection(after.complement)
      return open.first(meeting: future).map { max($0.start, instant) }
    }
    if let first = lost.min() { return first }
    let (lasting, kept) = effect == .allow ? (edited.timing, timing) : (timing, edited.timing)
    return kept.runsOn(asLongAs: lasting, beyond: future.end) ? nil : future.end
  }

  /// For each region that the window concerns, the zone whose clocks it follows there and the one `other` follows there.
  private func zonePairs(with other: FreezeWindow, regions: [String: Zone]) -> [(Zone, Zone)] {
    if case .zone(let own) = timing.clock, case .zone(let others) = other.timing.clock { return [(own, others)] }
    let names = scope.regions.isEmpty ? Set(regions.keys) : scope.regions
    return names.sorted().compactMap { name in
      regions[name].map { (timing.clock.zone(in: $0), other.timing.clock.zone(in: $0)) }
    }
  }

  private func times(in zone: Zone, about future: InstantInterval) -> IntervalSet {
    var reader = ZoneReader(zone)
    return IntervalSet(timing.spans(about: future).compactMap { reader.interval(of: $0, reading) })
  }

  /// 28 years: weekdays and dates have fallen together in every way.
  private static func reach(from instant: Instant) -> InstantInterval {
    InstantInterval(from: instant, to: instant + 10_227 * 86_400) ?? .empty(at: instant)
  }
}

extension FreezeWindow.Effect {
  /// Whether it keeps back whatever `other` kept back.
  fileprivate func isAsFirm(as other: Self) -> Bool { self == other || (self == .deny(.hard) && other == .deny(.soft)) }
}

extension FreezeTiming.Clock {
  /// The zone that it follows in a region whose own is `regional`.
  fileprivate func zone(in regional: Zone) -> Zone {
    if case .zone(let zone) = self { zone } else { regional }
  }
}

extension FreezeTiming {
  /// Whether it is on at some time after `instant`, as far as 28 years tell.
  fileprivate func runsOn(beyond instant: Instant) -> Bool {
    if rule?.end == .never { return true }
    let edge = Zone.utc.civil(at: instant)
    let later = InstantInterval(from: instant, to: instant + 10_227 * 86_400)
    return later.map { spans(about: $0).contains { $0.end > edge } } ?? false
  }

  /// Whether it comes again after `instant` at least as often as `other`, which it covered until then.
  fileprivate func runsOn(asLongAs other: FreezeTiming, beyond instant: Instant) -> Bool {
    guard other.runsOn(beyond: instant) else { return true }
    guard let rule, let others = other.rule else { return self == other }
    let isAlike = rule.isSamePattern(as: others) || (rule.interval == 1 && others.interval == 1)
    return isAlike && (rule.end == .never || rule.end == others.end)
  }
}

extension Recurrence {
  fileprivate func isSamePattern(as other: Recurrence) -> Bool {
    frequency == other.frequency && interval == other.interval && weekdays == other.weekdays
      && monthDays == other.monthDays && months == other.months && onInvalidDate == other.onInvalidDate
  }
}
