public import Calendars
public import Governance
import Rules
import Storage

/// The approved freezes of some months, day by day.
public struct FreezeMonths: Sendable {
  /// One month, in weeks from Monday on.
  public struct Month: Sendable {
    public let first: CivilDate
    /// Seven days each; nothing for those of other months.
    public let weeks: [[CivilDate?]]
  }

  public let period: Period
  public let months: [Month]
  /// Each time that one of them is on, in order of start.
  public let entries: [FreezeListing.Entry]
  /// Those that are on at some time of the period, in order of id.
  public let freezes: [Freeze]
  /// The regions that were asked about; empty for all of them.
  public let regions: [String]
  public let today: CivilDate

  /// - Throws: what reading the ledger threw, and as `FreezeStatus` does.
  public init(_ period: Period, concerning scope: FreezeScope, in view: LedgerView) throws {
    let home = try view.home
    self.period = period
    // A day begins elsewhere up to a day sooner and later than at home.
    guard
      let interval = InstantInterval(
        from: home.start(of: period.firstDay.adding(days: -1)), to: home.start(of: period.lastDay.adding(days: 2)))
    else { throw UsageError("\(period) ends before it begins") }
    let listing = try FreezeListing(interval, concerning: scope, in: view)
    months = Self.months(of: period)
    let days = months.flatMap { $0.weeks.joined().compactMap { $0 } }
    entries = listing.entries.filter { entry in days.contains { entry.isOn($0) } }
    freezes = Dictionary(grouping: entries) { $0.freeze.id }.sorted { $0.key < $1.key }.compactMap {
      $0.value.first?.freeze
    }
    regions = scope.regions.sorted()
    today = home.day(of: view.time)
  }

  /// What is on at some time of `day`, each freeze once, in order of id.
  public func freezes(on day: CivilDate) -> [Freeze] {
    let on = Set(entries.filter { $0.isOn(day) }.map(\.freeze.id))
    return freezes.filter { on.contains($0.id) }
  }

  /// The first time in the period that `freeze` is on.
  public func first(of freeze: Freeze) -> FreezeListing.Entry? { entries.first { $0.freeze.id == freeze.id } }

  private static func months(of period: Period) -> [Month] {
    let first = period.firstDay.year * 12 + period.firstDay.month - 1
    let last = period.lastDay.year * 12 + period.lastDay.month - 1
    return (first...last).compactMap { month in
      guard let begin = CivilDate(year: month / 12, month: month % 12 + 1, day: 1) else { return nil }
      return Month(first: begin, weeks: weeks(from: begin))
    }
  }

  private static func weeks(from first: CivilDate) -> [[CivilDate?]] {
    var monday = first.adding(days: 1 - first.weekday.rawValue)
    var weeks: [[CivilDate?]] = []
    repeat {
      weeks.append(
        (0..<7).map { offset in
          let day = monday.adding(days: offset)
          return (day.year, day.month) == (first.year, first.month) ? day : nil
        })
      monday = monday.adding(days: 7)
    } while (monday.year, monday.month) == (first.year, first.month)
    return weeks
  }
}

extension FreezeListing.Entry {
  /// Whether it is on at some time of `day` on the clocks that it follows.
  func isOn(_ day: CivilDate) -> Bool { zone.day(day).meets(interval) }
}
