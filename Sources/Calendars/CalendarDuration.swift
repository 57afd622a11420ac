/// A length of time as people plan it: `P2W` and `P10D` are nominal, `PT36H` and `PT90M` exact.
///
/// A nominal length ends at the same time of day, n days later, however long those days are; an exact one counts
/// seconds. One unit only: ISO 8601 allows `P1DT2H`, records do not. Equal means the same length: `P1W` is `P7D`, but a
/// day is never 24 hours.
public struct CalendarDuration: Sendable {
  public enum Unit: Hashable, Sendable {
    case weeks, days, hours, minutes
  }

  /// What the duration comes to, without its spelling.
  public enum Length: Hashable, Sendable {
    case nominal(days: Int)
    case exact(seconds: Int64)
  }

  public let count: Int
  public let unit: Unit

  /// Nil unless `count` is 0 to 9,999,999.
  public init?(_ count: Int, _ unit: Unit) {
    guard (0...9_999_999).contains(count) else { return nil }
    self.count = count
    self.unit = unit
  }

  public var length: Length {
    switch unit {
    case .weeks: .nominal(days: count * 7)
    case .days: .nominal(days: count)
    case .hours: .exact(seconds: Int64(count) * 3600)
    case .minutes: .exact(seconds: Int64(count) * 60)
    }
  }

  /// The length in seconds where every day has 86,400 of them: for comparing and for ordering, never for a deadline.
  public var approximateSeconds: Int64 {
    switch length {
    case .nominal(let days): Int64(days) * 86_400
    case .exact(let seconds): seconds
    }
  }
}

extension CalendarDuration: Hashable {
  public static func == (left: CalendarDuration, right: CalendarDuration) -> Bool { left.length == right.length }
  public func hash(into hasher: inout Hasher) { hasher.combine(length) }
}

extension CalendarDuration: CustomStringConvertible {
  /// Reads `PnW`, `PnD`, `PTnH` or `PTnM`, n without leading zeros; anything else is nil.
  public init?(_ text: String) {
    let bytes = text.utf8.span
    guard bytes.count >= 3, bytes[0] == UInt8(ascii: "P") else { return nil }
    let exact = bytes[1] == UInt8(ascii: "T")
    let start = exact ? 2 : 1
    let digits = bytes.count - 1 - start
    guard (1...7).contains(digits), let count = bytes.number(at: start, digits: digits),
      digits == 1 || bytes[start] != UInt8(ascii: "0"),
      let unit = Unit(letter: bytes[bytes.count - 1], exact: exact)
    else { return nil }
    self.init(count, unit)
  }

  /// As it was written: `P2W` stays `P2W`.
  public var description: String {
    switch unit {
    case .weeks: "P\(count)W"
    case .days: "P\(count)D"
    case .hours: "PT\(count)H"
    case .minutes: "PT\(count)M"
    }
  }
}

extension CalendarDuration.Unit {
  fileprivate init?(letter: UInt8, exact: Bool) {
    switch (letter, exact) {
    case (UInt8(ascii: "W"), false): self = .weeks
    case (UInt8(ascii: "D"), false): self = .days
    case (UInt8(ascii: "H"), true): self = .hours
    case (UInt8(ascii: "M"), true): self = .minutes
    default: return nil
    }
  }
}
