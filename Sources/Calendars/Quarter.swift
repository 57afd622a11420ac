/// Three months of a calendar year: `2026Q4`.
public struct Quarter: Hashable, Comparable, Sendable {
  /// Quarters since the first of year 0.
  let index: Int64

  init(index: Int64) {
    self.index = index
  }

  /// Nil unless `year` is 0 to 9999 and `number` 1 to 4.
  public init?(year: Int, number: Int) {
    guard (0...9999).contains(year), (1...4).contains(number) else { return nil }
    self.init(index: Int64(year) * 4 + Int64(number) - 1)
  }

  public init(containing date: CivilDate) {
    self.init(index: Int64(date.year) * 4 + Int64((date.month - 1) / 3))
  }

  public static func < (left: Quarter, right: Quarter) -> Bool { left.index < right.index }

  public var year: Int { Int(index.flooredQuotient(4)) }
  /// 1 to 4.
  public var number: Int { Int(index.flooredRemainder(4)) + 1 }

  public var firstDay: CivilDate {
    CivilDate(
      dayNumber: CivilDate.dayNumber(
        year: index.flooredQuotient(4),
        month: index.flooredRemainder(4) * 3 + 1,
        day: 1
      )
    )
  }

  public var lastDay: CivilDate { adding(quarters: 1).firstDay.adding(days: -1) }

  public func contains(_ date: CivilDate) -> Bool { firstDay <= date && date <= lastDay }

  /// The quarter `quarters` later, or earlier where that is negative.
  public func adding(quarters: Int) -> Quarter {
    // Beyond this lies no date that a `CivilDate` can hold.
    let edge: Int64 = 10_000_000_000_000
    return Quarter(index: min(max(index.addingSaturated(Int64(quarters)), -edge), edge))
  }

  /// How many quarters lie between the two; negative if `end` is the earlier.
  public static func quarters(from start: Quarter, to end: Quarter) -> Int {
    Int(end.index - start.index)
  }
}

extension Quarter: CustomStringConvertible {
  /// Reads `YYYYQn`; anything else is nil.
  public init?(_ text: String) {
    let bytes = text.utf8.span
    guard bytes.count == 6, bytes[4] == UInt8(ascii: "Q"),
      let year = bytes.number(at: 0, digits: 4), let number = bytes.number(at: 5, digits: 1)
    else { return nil }
    self.init(year: year, number: number)
  }

  public var description: String { "\(String(firstDay.description.dropLast(6)))Q\(number)" }
}
