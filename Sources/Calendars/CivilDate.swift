/// A day of the calendar, in no zone in particular: `2026-11-23`.
///
/// The calendar is the Gregorian one, extended to all years (proleptic), as in ISO 8601.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  let dayNumber: Int64

  /// Days beyond what any `Instant` can reach are held at the edge, so that no arithmetic on them can trap.
  init(dayNumber: Int64) {
    self.dayNumber = min(max(dayNumber, -Self.edge), Self.edge)
  }

  private static let edge: Int64 = 1_000_000_000_000_000

  /// Nil for a day that the calendar does not have, and for years outside 0 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysIn(month: month, of: Int64(year))
    else { return nil }
    self.init(dayNumber: Self.dayNumber(year: Int64(year), month: Int64(month), day: Int64(day)))
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }

  public var year: Int { Int(parts.year) }
  public var month: Int { Int(parts.month) }
  public var day: Int { Int(parts.day) }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday. The remainder is 0 to 6, so a weekday always exists.
    Weekday(rawValue: Int((dayNumber + 3).flooredRemainder(7)) + 1) ?? .monday
  }

  public var quarter: Quarter {
    let parts = parts
    return Quarter(index: parts.year * 4 + (parts.month - 1) / 3)
  }

  /// The day `days` later, or earlier where `days` is negative.
  public func adding(days: Int) -> CivilDate {
    CivilDate(dayNumber: dayNumber.addingSaturated(Int64(days)))
  }

  /// How many midnights lie between the two; negative if `end` is the earlier.
  public static func days(from start: CivilDate, to end: CivilDate) -> Int {
    Int(end.dayNumber - start.dayNumber)
  }
}

extension CivilDate: CustomStringConvertible {
  /// Reads `YYYY-MM-DD`; anything else, and a day that does not exist, is nil.
  public init?(_ text: String) {
    self.init(text.utf8.span)
  }

  init?(_ bytes: Span<UInt8>) {
    guard bytes.count == 10, let date = CivilDate(prefixOf: bytes) else { return nil }
    self = date
  }

  /// Reads the first ten bytes of at least ten.
  init?(prefixOf bytes: Span<UInt8>) {
    guard let year = bytes.number(at: 0, digits: 4), bytes[4] == UInt8(ascii: "-"),
      let month = bytes.number(at: 5, digits: 2), bytes[7] == UInt8(ascii: "-"),
      let day = bytes.number(at: 8, digits: 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `2026-11-23`. Years outside 0000 to 9999 carry a sign, as ISO 8601 expands them.
  public var description: String {
    var text: [UInt8] = []
    write(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  func write(to text: inout [UInt8]) {
    let (year, month, day) = parts
    if year < 0 { text.append("-") } else if year > 9999 { text.append("+") }
    text.append(abs(year), digits: 4)
    text.append("-")
    text.append(month, digits: 2)
    text.append("-")
    text.append(day, digits: 2)
  }
}

// Conversion between day numbers and dates after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms":
// years begin in March, so that the leap day comes last, and repeat every 400 years (an era of 146,097 days).
extension CivilDate {
  var parts: (year: Int64, month: Int64, day: Int64) {
    let shifted = dayNumber + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  static func dayNumber(year: Int64, month: Int64, day: Int64) -> Int64 {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = yearFromMarch.flooredQuotient(400)
    let yearOfEra = yearFromMarch - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func daysIn(month: Int, of year: Int64) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
