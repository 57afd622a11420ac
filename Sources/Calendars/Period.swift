/// Whole days that have a name of their own: a year, a quarter or a month.
public struct Period: Hashable, Sendable, CustomStringConvertible {
  /// `2026`, `2026Q3` or `2026-09`.
  public let description: String
  public let firstDay: CivilDate
  /// The last day that belongs to it.
  public let lastDay: CivilDate

  private init(_ description: String, from firstDay: CivilDate, to lastDay: CivilDate) {
    self.description = description
    self.firstDay = firstDay
    self.lastDay = lastDay
  }

  public init(_ quarter: Quarter) {
    self.init(quarter.description, from: quarter.firstDay, to: quarter.lastDay)
  }

  /// Reads `YYYY`, `YYYYQn` and `YYYY-MM`; anything else is nil.
  public init?(_ text: String) {
    if let quarter = Quarter(text) {
      self.init(quarter)
      return
    }
    guard text.utf8.count == 4 || text.utf8.count == 7 else { return nil }
    let isYear = text.utf8.count == 4
    guard let first = CivilDate(text + (isYear ? "-01-01" : "-01")),
      let next = isYear
        ? CivilDate(year: first.year + 1, month: 1, day: 1)
        : CivilDate(year: first.year + first.month / 12, month: first.month % 12 + 1, day: 1)
    else { return nil }
    self.init(text, from: first, to: next.adding(days: -1))
  }

  public func contains(_ date: CivilDate) -> Bool { firstDay <= date && date <= lastDay }
}
