/// Dates and times of RFC 3339 §5.6.
enum TimeFormat {
  static func isDate(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    return bytes.count == 10 && hasDate(bytes)
  }

  static func isTime(_ text: String) -> Bool {
    hasTime(text.utf8Span.span, from: 0)
  }

  static func isDateTime(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    return bytes.count > 11 && hasDate(bytes) && bytes[10] | 0x20 == UInt8(ascii: "t") && hasTime(bytes, from: 11)
  }

  private static func hasDate(_ bytes: Span<UInt8>) -> Bool {
    guard let year = number(bytes, 0, 4), let month = number(bytes, 5, 2), let day = number(bytes, 8, 2),
      bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), (1...12).contains(month), day >= 1
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days =
      switch month {
      case 2: isLeap ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    return day <= days
  }

  private static func hasTime(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    guard bytes.count >= start + 9, let hour = number(bytes, start, 2), let minute = number(bytes, start + 3, 2),
      let second = number(bytes, start + 6, 2), bytes[start + 2] == UInt8(ascii: ":"),
      bytes[start + 5] == UInt8(ascii: ":"), hour <= 23, minute <= 59, second <= 60
    else { return false }

    var index = start + 8
    if bytes[index] == UInt8(ascii: ".") {
      let fraction = index + 1
      index = fraction
      while index < bytes.count, bytes[index].isDigit { index += 1 }
      guard index > fraction, index < bytes.count else { return false }
    }
    guard let offset = zone(bytes, from: index) else { return false }
    // A leap second is the last second of a day of UTC.
    let minuteOfDay = (hour * 60 + minute - offset + 2 * 1_440) % 1_440
    return second < 60 || minuteOfDay == 1_439
  }

  /// Minutes east of UTC, where a zone ends the text.
  private static func zone(_ bytes: Span<UInt8>, from index: Int) -> Int? {
    let sign = bytes[index]
    if sign | 0x20 == UInt8(ascii: "z") { return index + 1 == bytes.count ? 0 : nil }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), bytes.count == index + 6,
      bytes[index + 3] == UInt8(ascii: ":"), let hours = number(bytes, index + 1, 2),
      let minutes = number(bytes, index + 4, 2), hours <= 23, minutes <= 59
    else { return nil }
    return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  private static func number(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for index in start..<(start + count) {
      guard bytes[index].isDigit else { return nil }
      value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    return value
  }
}
