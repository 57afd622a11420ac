import Synchronization

/// Freeze windows together with the regions whose clocks floating ones follow.
///
/// What a window covers in a zone is worked out once for the years that are asked about, and what an action may expect of
/// all of them too; from then on each answer is a look-up and a bisection.
public final class FreezeCalendar: Sendable {
  /// In the order of their ids.
  public let windows: [FreezeWindow]
  private let regions: [String: Zone]
  private let known = Mutex(Known())

  /// `regions` are all that there are, each with its zone: what an action without a region may touch.
  public init(_ windows: some Sequence<FreezeWindow>, regions: [String: Zone]) {
    self.windows = windows.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    self.regions = regions
  }

  /// The same calendar without the windows that have these ids.
  public func without(_ ids: Set<String>) -> FreezeCalendar {
    FreezeCalendar(windows.filter { !ids.contains($0.id) }, regions: regions)
  }

  /// Whether `action`, done at `instant` and at once, would be refused.
  public func isFrozen(_ action: FreezableAction, at instant: Instant) throws(FreezeCalendarError) -> Bool {
    try timeline(of: action, from: instant).isFrozen(at: instant)
  }

  /// What the windows say about `action` in the year of `instant`, for 400 days from anywhere in it, and for as long as
  /// `course` takes from there.
  ///
  /// Throws where a floating window cannot be placed, which is never taken for an open one.
  public func timeline(
    of action: FreezableAction,
    from instant: Instant,
    for course: FreezeCourse = .moment
  ) throws(FreezeCalendarError) -> FreezeTimeline {
    let years = CoveredYears(from: instant, for: course)
    let question = Question(action: action, years: years)
    if let timeline = known.withLock({ $0.timelines[question] }) { return timeline }

    // Actions that the same windows concern in the same regions are answered alike, whatever else they touch.
    let concern = Concern(
      windows: windows.indices.filter { windows[$0].concerns(action) }, regions: action.scope.regions, years: years)
    if let timeline = known.withLock({ $0.timeline(alike: concern, for: question) }) { return timeline }

    var rows: [FreezeTimeline.Row] = []
    for index in concern.windows {
      rows.append(.init(window: windows[index], times: try times(ofWindow: index, for: action, in: years)))
    }
    let timeline = FreezeTimeline(covering: years.interval, rows)
    known.withLock { $0.remember(timeline, for: question, concern) }
    return timeline
  }

  private func times(
    ofWindow index: Int,
    for action: FreezableAction,
    in years: CoveredYears
  ) throws(FreezeCalendarError) -> IntervalSet {
    let window = windows[index]
    let zones = try zones(of: window, for: action)
    let expansion = Expansion(window: index, years: years)
    let times = known.withLock { known in zones.map { known.times(of: window, expansion, in: $0) } }
    // What denies in one region denies; what allows must allow in all of them.
    guard window.effect == .allow, let first = times.first else { return .union(times) }
    return times.dropFirst().reduce(first) { $0.intersection($1) }
  }

  /// The zones whose clocks `window` follows for `action`, at least one.
  private func zones(of window: FreezeWindow, for action: FreezableAction) throws(FreezeCalendarError) -> [Zone] {
    if case .zone(let zone) = window.timing.clock { return [zone] }
    let (own, stated) = (window.scope.regions, action.scope.regions)
    let concerned =
      switch (own.isEmpty, stated.isEmpty) {
      case (true, true): Set(regions.keys)
      case (true, false): stated
      case (false, true): own
      case (false, false): own.intersection(stated)
      }

    var zones: [String: Zone] = [:]
    for name in concerned.sorted() {
      guard let zone = regions[name] else { throw .unknownRegion(name, window: window.id) }
      zones[zone.name] = zone
    }
    guard !zones.isEmpty else { throw .noRegions(window: window.id) }
    return zones.values.sorted { $0.name < $1.name }
  }
}

/// Why a floating window has no place.
public enum FreezeCalendarError: Error, Hashable {
  case unknownRegion(String, window: String)
  case noRegions(window: String)
}

extension FreezeCalendarError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownRegion(let region, let window): "\(window) follows the clocks of region '\(region)', which has no zone"
    case .noRegions(let window): "\(window) follows the clocks of regions, and there are none"
    }
  }
}

extension FreezeCalendar {
  fileprivate struct Question: Hashable {
    let action: FreezableAction
    let years: CoveredYears
  }

  /// All that a timeline follows from.
  fileprivate struct Concern: Hashable {
    let windows: [Int]
    let regions: Set<String>
    let years: CoveredYears
  }

  fileprivate struct Expansion: Hashable {
    let window: Int
    let years: CoveredYears
  }

  /// What has been worked out.
  fileprivate struct Known {
    private(set) var timelines: [Question: FreezeTimeline] = [:]
    private(set) var concerns: [Concern: FreezeTimeline] = [:]
    private var spans: [Expansion: [CivilSpan]] = [:]
    private var times: [Expansion: [String: IntervalSet]] = [:]

    mutating func timeline(alike concern: Concern, for question: Question) -> FreezeTimeline? {
      guard let timeline = concerns[concern] else { return nil }
      remember(timeline, for: question, concern)
      return timeline
    }

    mutating func remember(_ timeline: FreezeTimeline, for question: Question, _ concern: Concern) {
      // A calendar that is asked about ever new actions forgets, instead of growing.
      if timelines.count >= 1_024 { timelines.removeAll() }
      if concerns.count >= 1_024 { concerns.removeAll() }
      timelines[question] = timeline
      concerns[concern] = timeline
    }

    mutating func times(of window: FreezeWindow, _ expansion: Expansion, in zone: Zone) -> IntervalSet {
      if let known = times[expansion]?[zone.name] { return known }
      let spans = spans[expansion] ?? window.timing.spans(about: expansion.years.interval)
      var reader = ZoneReader(zone)
      let set = IntervalSet(spans.compactMap { reader.interval(of: $0, window.reading) })
      self.spans[expansion] = spans
      times[expansion, default: [:]][zone.name] = set
      return set
    }
  }
}
