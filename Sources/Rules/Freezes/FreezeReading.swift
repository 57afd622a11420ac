public import Calendars
public import Governance
import JSON

/// What the freeze calendar says of the acts of one commit, worked out once for all rules that ask.
final class FreezeReading {
  private var acts: [FreezableAct]?
  private var calendars: [FreezeCalendar]?
  private var answers: [Instant: [FreezeAnswer]] = [:]

  fileprivate func acts(_ read: () throws -> [FreezableAct]) rethrows -> [FreezableAct] {
    if let acts { return acts }
    let read = try read()
    acts = read
    return read
  }

  fileprivate func calendars(_ read: () throws -> [FreezeCalendar]) rethrows -> [FreezeCalendar] {
    if let calendars { return calendars }
    let read = try read()
    calendars = read
    return read
  }

  fileprivate func answers(at time: Instant, _ read: () throws -> [FreezeAnswer]) rethrows -> [FreezeAnswer] {
    if let known = answers[time] { return known }
    let read = try read()
    answers[time] = read
    return read
  }
}

/// What the freeze calendar says to one act.
struct FreezeAnswer {
  let act: FreezableAct
  let findings: [FreezeFinding]
  /// The first instant at which the same could be done; nothing where it may be done now, or not within 400 days.
  let nextOpening: Instant?
}

extension RuleContext {
  /// What freezes say to everything that the commit does, at the time of judgement and under the overrides it names.
  ///
  /// - Throws: what reading freezes and their zones threw; a window that cannot be placed is never taken for open.
  func freezeAnswers() throws -> [FreezeAnswer] {
    try freezes.answers(at: time) {
      let acts = try freezes.acts(freezableActs)
      guard !acts.isEmpty else { return [] }
      let calendars = try freezes.calendars(freezeCalendars)
      return try acts.map { act in try answer(to: act, calendars) }
    }
  }

  private func answer(to act: FreezableAct, _ calendars: [FreezeCalendar]) throws -> FreezeAnswer {
    let overrides = try namedOverrides().filter { $0.isFor(act) }.compactMap(\.window)
    let verdicts = try calendars.map { calendar in
      let timeline = try calendar.timeline(of: act.action, from: time, for: act.course)
      let asked = ([nil] + overrides).map {
        timeline.verdict(at: time, for: act.course, under: $0, isExempt: act.isExempt)
      }
      // Without an override, with the first that opens everything, or with the first that fails.
      return asked.first { !$0.isRefused } ?? asked.dropFirst().first ?? asked[0]
    }
    let findings = verdicts.flatMap(\.findings)
    return FreezeAnswer(
      act: act,
      findings: findings.enumerated().filter { !findings.prefix($0.offset).contains($0.element) }.map(\.element),
      nextOpening: verdicts.contains { $0.isRefused && $0.nextOpening == nil }
        ? nil : verdicts.compactMap(\.nextOpening).max())
  }

  /// The windows of the parent state and, where the commit changes any, those that it leaves: what it does must be open
  /// under both.
  private func freezeCalendars() throws -> [FreezeCalendar] {
    let regions = try regionZones()
    let states = change.records.contains { $0.kind == Freeze.kind } ? [before, after] : [before]
    return try states.map { state in
      // What cannot be read as a window refuses every act by FREEZE-06.
      let windows = try state.all(Freeze.self).filter(\.isApproved).compactMap { try? window(of: $0) }
      return FreezeCalendar(windows, regions: regions)
    }
  }

  /// The window that `freeze` describes under the policy of the parent state.
  func window(of freeze: Freeze) throws(FreezeFault) -> FreezeWindow {
    try freeze.window(zones: zones, regions: Set(policy?.regions.keys ?? []))
  }

  /// The regions of the policy, each with its zone.
  ///
  /// - Throws: `ZoneError` for a zone that the database does not know.
  func regionZones() throws -> [String: Zone] { try policy?.zones(zones) ?? [:] }
}

extension Policy {
  /// The regions, each with its zone.
  ///
  /// - Throws: `ZoneError` for a zone that `database` does not know.
  public func zones(_ database: ZoneDatabase) throws -> [String: Zone] {
    var zones: [String: Zone] = [:]
    for (code, region) in regions {
      zones[code] = try region["tz"]?.stringValue.map { try database.zone(named: $0) }
    }
    return zones
  }
}
