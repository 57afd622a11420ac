/// A weekday of a month or a year: `FR` is every Friday, `4FR` the fourth, `-1MO` the last Monday (RFC 5545 §3.3.10,
/// BYDAY).
public struct OrdinalWeekday: Hashable, Sendable {
  public let weekday: Weekday
  /// Counted from the beginning, or from the end where it is negative; nil is every one. Never 0.
  public let ordinal: Int?

  /// Nil unless `ordinal` is 1 to 53 or −1 to −53.
  public init?(_ weekday: Weekday, ordinal: Int) {
    guard ordinal != 0, (-53...53).contains(ordinal) else { return nil }
    self.weekday = weekday
    self.ordinal = ordinal
  }

  /// Every such weekday.
  public init(every weekday: Weekday) {
    self.weekday = weekday
    self.ordinal = nil
  }
}

extension OrdinalWeekday: CustomStringConvertible {
  /// Reads `FR`, `4FR` or `-1MO`; anything else is nil, a plus sign and a leading zero too.
  public init?(_ text: String) {
    guard let weekday = Weekday(code: text.suffix(2)) else { return nil }
    let number = text.dropLast(2)
    guard !number.isEmpty else {
      self.init(every: weekday)
      return
    }
    // What is not written as it would be printed (`04FR`, `+4FR`) is not read.
    guard let ordinal = Int(number), "\(ordinal)".utf8.elementsEqual(number.utf8) else { return nil }
    self.init(weekday, ordinal: ordinal)
  }

  public var description: String { (ordinal.map { "\($0)" } ?? "") + weekday.code }
}

extension Weekday {
  /// `MO` to `SU`, as RFC 5545 §3.3.10 writes weekdays.
  public var code: String {
    switch self {
    case .monday: "MO"
    case .tuesday: "TU"
    case .wednesday: "WE"
    case .thursday: "TH"
    case .friday: "FR"
    case .saturday: "SA"
    case .sunday: "SU"
    }
  }

  fileprivate init?(code: Substring) {
    guard let weekday = Weekday.allCases.first(where: { $0.code.utf8.elementsEqual(code.utf8) }) else { return nil }
    self = weekday
  }
}
