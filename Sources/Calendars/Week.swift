/// A week of ISO 8601: from Monday to Sunday, in the year that has its Thursday.
public struct Week: Hashable, Comparable, Sendable {
  /// The year that the week is counted in, which is not always that of its Monday.
  public let year: Int
  /// 1 to 52, in some years to 53.
  public let number: Int

  /// Nil unless `year` is 1 to 9998 and has a week of that number.
  public init?(year: Int, number: Int) {
    guard (1...9_998).contains(year), (1...Self.count(in: year)).contains(number) else { return nil }
    self.year = year
    self.number = number
  }

  /// The week that `date` lies in.
  public init(containing date: CivilDate) {
    let thursday = date.adding(days: 4 - date.weekday.rawValue)
    year = thursday.year
    number = CivilDate.days(from: Self.firstMonday(of: year), to: thursday) / 7 + 1
  }

  public static func < (left: Week, right: Week) -> Bool { (left.year, left.number) < (right.year, right.number) }

  public var monday: CivilDate { Self.firstMonday(of: year).adding(days: (number - 1) * 7) }

  /// How many weeks `year` has: 52 or 53.
  public static func count(in year: Int) -> Int {
    CivilDate.days(from: firstMonday(of: year), to: firstMonday(of: year + 1)) / 7
  }

  /// The week of 4 January is the first.
  private static func firstMonday(of year: Int) -> CivilDate {
    let fourth = CivilDate(dayNumber: CivilDate.dayNumber(year: Int64(year), month: 1, day: 4))
    return fourth.adding(days: 1 - fourth.weekday.rawValue)
  }
}

extension Week: CustomStringConvertible {
  /// Reads `2026-W48`; anything else is nil.
  public init?(_ text: String) {
    let bytes = text.utf8.span
    guard bytes.count == 8, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "W"),
      let year = bytes.number(at: 0, digits: 4), let number = bytes.number(at: 6, digits: 2)
    else { return nil }
    self.init(year: year, number: number)
  }

  public var description: String {
    "\(String(monday.adding(days: 3).description.dropLast(6)))-W\(number < 10 ? "0" : "")\(number)"
  }
}
