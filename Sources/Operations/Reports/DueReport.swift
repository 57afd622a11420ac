public import Calendars
public import Governance
public import Rules

/// Everything that is due or overdue, and for how long.
public struct DueReport: Sendable {
  /// How long something has been due, or has time left.
  public enum Age: Int, Sendable, CaseIterable {
    /// Overdue since more than 30 days, 8 to 30 days, and less.
    case long, month, week
    /// Overdue without a day that it was due on.
    case undated
    /// To be done in 7 days, in 30, and later.
    case thisWeek, thisMonth, later

    public var isOverdue: Bool { rawValue <= Age.undated.rawValue }
  }

  /// The soonest first.
  public let items: [DueItem]
  public let time: Instant
  public let home: HomeCalendar

  /// - Parameter id: a person, for what that person could do, or a record, for what is to be done about it.
  public init(in view: LedgerView, about id: RecordID? = nil) throws {
    let list = try DueList(in: view, asOf: .instant(view.time))
    items = list.items.filter { id == nil || $0.subject == id || $0.who.contains { $0 == id } }
    (time, home) = (list.time, list.home)
  }

  /// Days from the day of the report to the last day of `item`; below zero once that is over.
  public func daysLeft(_ item: DueItem) -> Int? {
    item.lastDay(in: home).map { CivilDate.days(from: home.day(of: time), to: $0) }
  }

  public func age(of item: DueItem) -> Age {
    guard let days = daysLeft(item) else { return .undated }
    guard item.isOverdue(at: time) else { return days <= 7 ? .thisWeek : days <= 30 ? .thisMonth : .later }
    return days < -30 ? .long : days < -7 ? .month : .week
  }
}
