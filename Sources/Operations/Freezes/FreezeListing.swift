public import Calendars
public import Governance
import Rules
import Storage

/// When the approved freezes of a ledger are on, between two moments: every time that each of them comes.
public struct FreezeListing: Sendable {
  /// One time that a freeze is on, in one zone.
  public struct Entry: Sendable {
    public let freeze: Freeze
    public let interval: InstantInterval
    /// The zone in which its times are read.
    public let zone: Zone
    /// The regions that it is read in this zone for; empty where it follows one clock everywhere.
    public let regions: [String]
  }

  /// In the order of their starts, then of their ids.
  public let entries: [Entry]
  public let interval: InstantInterval

  /// - Parameter scope: what freezes must have to do with; all of them where it states nothing.
  /// - Throws: what reading the ledger threw, and as `FreezeStatus` does.
  public init(_ interval: InstantInterval, concerning scope: FreezeScope = FreezeScope(), in view: LedgerView) throws {
    let ledger = try LedgerFreezes(view)
    try ledger.check(scope)
    self.interval = interval
    let entries = ledger.windows.filter { $0.scope.concerns(scope) }.flatMap { window -> [Entry] in
      guard let freeze = ledger.freezes[window.id] else { return [] }
      return window.readers(in: ledger.regions, concerning: scope).flatMap { zone, regions in
        window.intervals(in: zone, meeting: interval).map {
          Entry(freeze: freeze, interval: $0, zone: zone, regions: regions)
        }
      }
    }
    self.entries = entries.sorted {
      ($0.interval.start, $0.freeze.id.text, $0.zone.name) < ($1.interval.start, $1.freeze.id.text, $1.zone.name)
    }
  }
}

extension FreezeWindow {
  /// The zones in which its times are read for what `scope` states, with the regions of each.
  fileprivate func readers(in all: [String: Zone], concerning asked: FreezeScope) -> [(Zone, [String])] {
    if case .zone(let zone) = timing.clock { return [(zone, [])] }
    let own = scope.regions.isEmpty ? Set(all.keys) : scope.regions
    let regions = asked.regions.isEmpty ? own : own.intersection(asked.regions)
    let byZone = Dictionary(grouping: regions.sorted()) { all[$0]?.name ?? "" }
    return byZone.sorted { $0.key < $1.key }.compactMap { _, names in
      names.first.flatMap { all[$0] }.map { ($0, names) }
    }
  }
}
