/// A moment in time: whole seconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// In text it is RFC 3339 in UTC, `2026-11-23T09:00:00Z`, and nothing else: no offset, no fraction, no lower case.
/// Arithmetic stops at the ends of the range instead of trapping, so that an absurd date in a commit cannot crash a check.
public struct Instant: Hashable, Comparable, Sendable {
  public let secondsSinceEpoch: Int64

  public init(secondsSinceEpoch: Int64) {
    self.secondsSinceEpoch = secondsSinceEpoch
  }

  public static let distantPast = Instant(secondsSinceEpoch: .min)
  public static let distantFuture = Instant(secondsSinceEpoch: .max)

  public static func < (left: Instant, right: Instant) -> Bool {
    left.secondsSinceEpoch < right.secondsSinceEpoch
  }

  /// The moment `seconds` later, or earlier where `seconds` is negative.
  public func adding(seconds: Int64) -> Instant {
    Instant(secondsSinceEpoch: secondsSinceEpoch.addingSaturated(seconds))
  }

  /// How many seconds pass from this moment to `other`; negative if `other` is earlier.
  public func seconds(to other: Instant) -> Int64 {
    other.secondsSinceEpoch.subtractingSaturated(secondsSinceEpoch)
  }

  public static func + (instant: Instant, seconds: Int64) -> Instant { instant.adding(seconds: seconds) }
  public static func - (instant: Instant, seconds: Int64) -> Instant {
    Instant(secondsSinceEpoch: instant.secondsSinceEpoch.subtractingSaturated(seconds))
  }
}

extension Instant: CustomStringConvertible {
  /// Reads `YYYY-MM-DDTHH:MM:SSZ`; anything else is nil, the 60th second too.
  public init?(_ text: String) {
    let bytes = text.utf8.span
    guard bytes.count == 20, bytes[19] == UInt8(ascii: "Z"),
      let civil = CivilDateTime(bytes, seconds: true)
    else { return nil }
    self.init(secondsSinceEpoch: civil.secondsAsIfUTC)
  }

  /// `2026-11-23T09:00:00Z`. Years outside 0000 to 9999 carry a sign, as ISO 8601 expands them.
  public var description: String {
    let civil = CivilDateTime(secondsAsIfUTC: secondsSinceEpoch)
    var text: [UInt8] = []
    text.reserveCapacity(20)
    civil.write(to: &text, seconds: true)
    text.append("Z")
    return String(decoding: text, as: UTF8.self)
  }
}
