import Calendars
import SeededRandom
import Testing

/// The engine against plainer ways to the same answers, on seeded calendars.
struct FreezePropertyTests {
  @Test func `the engine answers as if every instance were looked at`() throws {
    var random = SplitMix64(seed: 11)
    var frozen = 0
    for _ in 0..<120 {
      let regions = try AlderFreezes.regions()
      let windows = try (0..<Int.random(in: 1...4, using: &random)).map { try sample("F\($0)", using: &random) }
      let calendar = FreezeCalendar(windows, regions: regions)
      let action = FreezableAction(.gateGo, in: FreezeScope(regions: try pick([[], ["UK"], ["UK", "US"]], &random)))
      for _ in 0..<40 {
        let moment = try instant("2026-01-01T00:00:00Z") + .random(in: 0...150_000_000, using: &random)
        let expected = try isFrozen(action, at: moment, by: windows, in: regions)
        let answer = try calendar.isFrozen(action, at: moment)
        let verdict = try calendar.timeline(of: action, from: moment).verdict(at: moment)
        if answer != expected || verdict.isRefused != expected {
          Issue.record("\(action) at \(moment): \(answer), \(verdict.findings), but \(expected) of \(windows)")
        }
        frozen += expected ? 1 : 0
      }
    }
    // The samples are worth something only if they fall on both sides.
    #expect((1_000..<4_000).contains(frozen))
  }

  @Test func `the next opening is open, and nothing before it is`() throws {
    var random = SplitMix64(seed: 12)
    var found = 0
    for _ in 0..<60 {
      let windows = try (0..<Int.random(in: 1...4, using: &random)).map { try sample("F\($0)", using: &random) }
      let calendar = FreezeCalendar(windows, regions: try AlderFreezes.regions())
      let action = FreezableAction(.gateGo, in: FreezeScope(regions: ["DACH"]))
      let start = try instant("2026-01-01T00:00:00Z") + .random(in: 0...90_000_000, using: &random)
      let course = FreezeCourse(
        length: CalendarDuration(try pick([0, 30, 600], &random), .minutes),
        soak: CalendarDuration(try pick([0, 1, 5], &random), .days),
        zone: try zone("Europe/Berlin")
      )
      let timeline = try calendar.timeline(of: action, from: start, for: course)
      let opening = timeline.nextOpening(from: start, for: course)
      if let opening {
        #expect(!timeline.verdict(at: opening, for: course).isRefused)
        #expect(timeline.isOpen(at: opening, for: course))
      }
      found += opening == nil ? 0 : 1

      // Every minute that a window of the samples can begin or end at, and every start before the opening.
      var moment = start
      let end = min(opening ?? .distantFuture, start + 20 * 86_400)
      while moment < end {
        if !timeline.verdict(at: moment, for: course).isRefused || timeline.isOpen(at: moment, for: course) {
          Issue.record("open at \(moment), before \(opening.map { "\($0)" } ?? "none")")
          break
        }
        moment = moment + 1_800
      }
    }
    #expect(found > 20)
  }
}

extension FreezePropertyTests {
  private func pick<Member>(_ members: [Member], _ random: inout SplitMix64) throws -> Member {
    try #require(members.randomElement(using: &random))
  }

  private func sample(_ id: String, using random: inout SplitMix64) throws -> FreezeWindow {
    let effect = try pick([FreezeWindow.Effect.deny(.hard), .deny(.soft), .deny(.soft), .allow, .advise], &random)
    let clock = try pick(
      [FreezeTiming.Clock.floating, .zone(try zone("America/Santiago")), .zone(try zone("Australia/Lord_Howe"))],
      &random)
    let day = try date("2025-06-01").adding(days: .random(in: 0...500, using: &random))
    let span: CivilSpan?
    if Bool.random(using: &random) {
      span = CivilSpan(daysFrom: day, to: day.adding(days: .random(in: 1...9, using: &random)))
    } else {
      let start = try #require(CivilDateTime(day, hour: .random(in: 0...23, using: &random)))
      span = CivilSpan(from: start, to: start.adding(seconds: 1_800 * .random(in: 1...400, using: &random)))
    }
    let rules = try [
      nil, rule("daily interval=3"), rule("weekly"), rule("weekly interval=2"), rule("monthly"), rule("yearly"),
      rule("monthly on_invalid_date=forward"), rule("weekly count=30"),
    ]
    let timing = try FreezeTiming(
      #require(span),
      on: clock,
      repeating: try pick(rules, &random),
      excluding: [CivilDateTime(startOf: day.adding(days: 7))],
      adding: [CivilDateTime(startOf: day.adding(days: .random(in: -300...900, using: &random)))]
    )
    let scope = FreezeScope(regions: try pick([[], ["UK"], ["UK", "DACH"]], &random))
    return window(id, effect, [.gateGo], in: scope, during: timing)
  }

  /// The definition, without sets, years or bisection.
  private func isFrozen(
    _ action: FreezableAction, at moment: Instant, by windows: [FreezeWindow], in regions: [String: Zone]
  ) throws -> Bool {
    var isLimited = false
    var isAllowed = false
    for window in windows where window.concerns(action) {
      let (own, stated) = (window.scope.regions, action.scope.regions)
      let names = regions.keys.filter { (own.isEmpty || own.contains($0)) && (stated.isEmpty || stated.contains($0)) }
      let zones: [Zone] =
        if case .zone(let zone) = window.timing.clock { [zone] } else { names.compactMap { regions[$0] } }
      let isOn = zones.map { self.isOn(window, in: $0, at: moment) }
      switch window.effect {
      case .deny: if isOn.contains(true) { return true }
      case .allow:
        isLimited = true
        isAllowed = isAllowed || !isOn.contains(false)
      case .advise: break
      }
    }
    return isLimited && !isAllowed
  }

  private func isOn(_ window: FreezeWindow, in zone: Zone, at moment: Instant) -> Bool {
    let timing = window.timing
    var starts = timing.additions.union(timing.rule == nil ? [timing.first.start] : [])
    if let rule = timing.rule {
      let end = zone.civil(at: moment).adding(days: 3)
      starts.formUnion(rule.occurrences(from: timing.first.start).lazy.prefix { $0 < end })
    }
    let length = timing.first.start.seconds(to: timing.first.end)
    return starts.subtracting(timing.exclusions).contains { start in
      let end = start.adding(seconds: length)
      let span =
        timing.first.isAllDay
        ? CivilSpan(daysFrom: start.date, to: end.date) : CivilSpan(from: start, to: end)
      return span.flatMap { zone.interval(of: $0, window.effect == .allow ? .narrowest : .widest) }?
        .contains(moment) ?? false
    }
  }
}
