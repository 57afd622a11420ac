public import Calendars

/// Dates and times as RFC 5545 §3.3.4 and §3.3.5 write them.
extension CivilDate {
  /// `20261123`
  public var iCalendarText: String { description.filter { $0 != "-" } }

  /// Reads `20261123`; anything else, and a day that does not exist, is nil.
  public init?(iCalendar text: some StringProtocol) {
    guard text.utf8.count == 8 else { return nil }
    self.init("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
  }
}

extension CivilDateTime {
  /// `20261123T090000`
  public var iCalendarText: String {
    "\(date.iCalendarText)T\([hour, minute, second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined())"
  }

  /// Reads `20261123T090000`; anything else is nil, the 60th second too.
  public init?(iCalendar text: some StringProtocol) {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let date = CivilDate(iCalendar: parts[0]), parts[1].utf8.count == 6,
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let digits = Int(parts[1])
    else { return nil }
    self.init(date, hour: digits / 10_000, minute: digits / 100 % 100, second: digits % 100)
  }
}

extension Instant {
  /// `20261123T090000Z`
  public var iCalendarText: String { "\(Zone.utc.civil(at: self).iCalendarText)Z" }

  /// Reads `20261123T090000Z`; anything else is nil.
  public init?(iCalendar text: some StringProtocol) {
    guard text.hasSuffix("Z"), let civil = CivilDateTime(iCalendar: text.dropLast()) else { return nil }
    self = Zone.utc.resolve(civil).earliest
  }
}
