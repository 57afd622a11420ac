extension ZoneRule {
  /// Reads a POSIX `TZ` string such as `CET-1CEST,M3.5.0,M10.5.0/3`; nil if it is not one.
  ///
  /// The turns of a summer time must be given: what their absence means is left open by POSIX.
  init?(_ text: ArraySlice<UInt8>) {
    var reader = RuleReader(rest: text)
    guard reader.skipName(), let standard = reader.offset() else { return nil }
    // POSIX counts westwards.
    standardOffset = -standard
    guard !reader.isAtEnd else {
      summer = nil
      return
    }
    guard reader.skipName() else { return nil }
    var offset = standardOffset + 3600
    if reader.peek != UInt8(ascii: ",") {
      guard let given = reader.offset() else { return nil }
      offset = -given
    }
    guard reader.skip(","), let start = reader.moment(), reader.skip(","), let end = reader.moment(), reader.isAtEnd
    else { return nil }
    summer = Summer(offset: offset, start: start, end: end)
  }
}

/// Takes a `TZ` string apart from the left. Each step is nil or false where the text does not fit.
fileprivate struct RuleReader {
  var rest: ArraySlice<UInt8>

  var isAtEnd: Bool { rest.isEmpty }
  var peek: UInt8? { rest.first }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// Three letters or more, or letters, digits and signs between `<` and `>`.
  mutating func skipName() -> Bool {
    let quoted = skip("<")
    let name = rest.prefix { byte in
      byte.isLetter || (quoted && (byte.isDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")))
    }
    rest = rest.dropFirst(name.count)
    return name.count >= 3 && (!quoted || skip(">"))
  }

  /// `[+-]hh[:mm[:ss]]` of up to 24 hours, in seconds.
  mutating func offset() -> Int64? {
    guard let seconds = time(), abs(seconds) < 25 * 3600 else { return nil }
    return seconds
  }

  /// `[+-]hhh[:mm[:ss]]` of up to 167 hours, in seconds.
  mutating func time() -> Int64? {
    let negative = skip("-")
    if !negative { _ = skip("+") }
    guard let hours = number(upTo: 167) else { return nil }
    var seconds = hours * 3600
    if skip(":") {
      guard let minutes = number(upTo: 59) else { return nil }
      seconds += minutes * 60
      if skip(":") {
        guard let more = number(upTo: 59) else { return nil }
        seconds += more
      }
    }
    return negative ? -seconds : seconds
  }

  /// `date[/time]`, the time 02:00 where it is missing.
  mutating func moment() -> ZoneRule.YearlyMoment? {
    guard let day = day() else { return nil }
    guard skip("/") else { return ZoneRule.YearlyMoment(day: day, time: 2 * 3600) }
    guard let time = time() else { return nil }
    return ZoneRule.YearlyMoment(day: day, time: time)
  }

  /// `Jn`, `n` or `Mm.w.d`.
  private mutating func day() -> ZoneRule.YearlyDay? {
    if skip("J") {
      guard let day = number(upTo: 365), day >= 1 else { return nil }
      return .julianWithoutLeapDay(day)
    }
    guard skip("M") else { return number(upTo: 365).map { .zeroBased($0) } }
    guard let month = number(upTo: 12), month >= 1, skip("."),
      let week = number(upTo: 5), week >= 1, skip("."),
      let weekday = number(upTo: 6)
    else { return nil }
    return .weekday(month: Int(month), week: week, weekday: weekday)
  }

  /// One to three digits.
  private mutating func number(upTo limit: Int64) -> Int64? {
    let digits = rest.prefix { $0.isDigit }
    guard (1...3).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    let number = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    return number <= limit ? number : nil
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }
  fileprivate var isLetter: Bool {
    let lower = self | 0x20
    return UInt8(ascii: "a") <= lower && lower <= UInt8(ascii: "z")
  }
}
