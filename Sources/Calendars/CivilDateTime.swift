/// A date and the time that a clock on the wall shows, in no zone in particular: `2026-11-23T09:00`.
///
/// Which instant that is, if any, only a `Zone` can say.
public struct CivilDateTime: Hashable, Comparable, Sendable {
  public let date: CivilDate
  /// Seconds since the clock showed 00:00, 0 to 86,399.
  public let secondOfDay: Int

  /// Nil unless the time is between 00:00:00 and 23:59:59.
  public init?(_ date: CivilDate, hour: Int, minute: Int = 0, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    self.date = date
    self.secondOfDay = hour * 3600 + minute * 60 + second
  }

  /// The midnight with which `date` begins, whether or not some zone skips it.
  public init(startOf date: CivilDate) {
    self.date = date
    self.secondOfDay = 0
  }

  public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
    (left.date, left.secondOfDay) < (right.date, right.secondOfDay)
  }

  public var hour: Int { secondOfDay / 3600 }
  public var minute: Int { secondOfDay / 60 % 60 }
  public var second: Int { secondOfDay % 60 }

  /// The same time of day, `days` later.
  public func adding(days: Int) -> CivilDateTime {
    CivilDateTime(date.adding(days: days), secondOfDay: secondOfDay)
  }

  /// The reading of a clock that nobody turns, `seconds` later.
  public func adding(seconds: Int64) -> CivilDateTime {
    CivilDateTime(secondsAsIfUTC: secondsAsIfUTC.addingSaturated(seconds))
  }

  /// The civil length: how far apart the two readings are on a clock that nobody turns.
  public func seconds(to other: CivilDateTime) -> Int64 {
    other.secondsAsIfUTC.subtractingSaturated(secondsAsIfUTC)
  }
}

extension CivilDateTime: CustomStringConvertible {
  /// Reads `YYYY-MM-DDTHH:MM`; anything else is nil, 24:00 too.
  public init?(_ text: String) {
    let bytes = text.utf8.span
    guard bytes.count == 16, let civil = CivilDateTime(bytes, seconds: false) else { return nil }
    self = civil
  }

  /// Reads the first 16 bytes, `YYYY-MM-DDTHH:MM`, or 19 with seconds; there must be as many.
  init?(_ bytes: Span<UInt8>, seconds: Bool) {
    guard let date = CivilDate(prefixOf: bytes), bytes[10] == UInt8(ascii: "T"),
      let hour = bytes.number(at: 11, digits: 2), bytes[13] == UInt8(ascii: ":"),
      let minute = bytes.number(at: 14, digits: 2)
    else { return nil }
    guard seconds else {
      self.init(date, hour: hour, minute: minute)
      return
    }
    guard bytes[16] == UInt8(ascii: ":"), let second = bytes.number(at: 17, digits: 2) else { return nil }
    self.init(date, hour: hour, minute: minute, second: second)
  }

  /// `2026-11-23T09:00`, with seconds only where they are not zero.
  public var description: String {
    var text: [UInt8] = []
    write(to: &text, seconds: second != 0)
    return String(decoding: text, as: UTF8.self)
  }

  func write(to text: inout [UInt8], seconds: Bool) {
    date.write(to: &text)
    text.append("T")
    text.append(Int64(hour), digits: 2)
    text.append(":")
    text.append(Int64(minute), digits: 2)
    guard seconds else { return }
    text.append(":")
    text.append(Int64(second), digits: 2)
  }
}

// A civil time as one number, counted as if the clock showed UTC: how zones do their sums.
extension CivilDateTime {
  init(_ date: CivilDate, secondOfDay: Int) {
    self.date = date
    self.secondOfDay = secondOfDay
  }

  init(secondsAsIfUTC seconds: Int64) {
    self.init(
      CivilDate(dayNumber: seconds.flooredQuotient(86_400)),
      secondOfDay: Int(seconds.flooredRemainder(86_400))
    )
  }

  var secondsAsIfUTC: Int64 {
    date.dayNumber.multipliedSaturated(by: 86_400).addingSaturated(Int64(secondOfDay))
  }
}
