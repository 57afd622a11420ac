import Calendars
public import Governance
import JSON

/// Seasons in which customers need the service most are kept free of changes.
///
/// It is listed, and refuses nothing: a detected peak that is only proposed, or a renewal month of a segment, begins
/// within 60 days or is on, and on some of its days no approved freeze denies the start of a wave there, in one of the regions
/// concerned.
public struct PeaksAreProtected: StandingRule {
  public static let id = RuleID(code: "FREEZE-10", name: "peaks-are-protected")

  /// How many days before a season it is listed.
  static let notice = 60

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] { [] }

  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    if let segment = record.of(Segment.self), record.status == "active" {
      let months = segment.renewalMonths.compactMap { month in
        CivilSpan(month: month, onOrAfter: context.today)
      }
      return try unprotected(
        months, in: FreezeScope(segments: [segment.id.text]), of: record, at: "/renewal_months", state, context)
    }
    if let freeze = record.of(Freeze.self), freeze.status == "proposed", freeze.origin == "peak_detection",
      let window = try? freeze.window(zones: context.zones, regions: Set(context.policy?.regions.keys ?? []))
    {
      return try unprotected([window.timing.first], in: window.scope, of: record, at: "/start", state, context)
    }
    return []
  }

  private func unprotected(
    _ seasons: [CivilSpan], in scope: FreezeScope, of record: Record, at pointer: JSONPointer, _ state: any LedgerState,
    _ context: StandingContext
  ) throws -> [Violation] {
    let near = seasons.filter {
      context.today < $0.end.date && $0.start.date < context.today.adding(days: Self.notice)
    }
    guard !near.isEmpty else { return [] }
    let regions = try context.policy?.zones(context.zones) ?? [:]
    let windows = try state.all(Freeze.self).filter(\.isApproved).compactMap {
      try? $0.window(zones: context.zones, regions: Set(regions.keys))
    }
    return try near.compactMap { season in
      for region in (scope.regions.isEmpty ? Set(regions.keys) : scope.regions).sorted() {
        guard let zone = regions[region], let days = InstantInterval(season, from: context.time, in: zone) else {
          continue
        }
        var there = scope
        there.regions = [region]
        // A freeze of one region or segment does not protect the others.
        let calendar = FreezeCalendar(windows.filter { $0.scope.includes(there) }, regions: regions)
        let timeline = try calendar.timeline(of: FreezableAction(.waveStart, in: there), from: days.start)
        guard let open = timeline.firstUndenied(in: days) else { continue }
        return context.violation(
          Self.id, .warn, .unprotected(season, zone.civil(at: open).date, region), in: record, at: pointer,
          fix: .propose)
      }
      return nil
    }
  }
}

extension InstantInterval {
  /// What is left of `season`, counted in days of `zone`, at `time`.
  fileprivate init?(_ season: CivilSpan, from time: Instant, in zone: Zone) {
    self.init(from: max(zone.startOfDay(season.start.date), time), to: zone.startOfDay(season.end.date))
  }
}

extension Violation.Message {
  fileprivate static func unprotected(_ season: CivilSpan, _ open: CivilDate, _ region: String) -> Self {
    "peak \(season.start.date) – \(season.end.date.adding(days: -1)) is not protected: waves may start on \(open) in \(region)"
  }
  fileprivate static let propose: Self = "folio freeze propose, and decide on what it proposes"
}
