import Calendars

/// A rule as tables write it: `monthly interval=2 by_day=-1MO,4FR by_month_day=13,-1 count=3`.
func rule(_ text: String) throws -> Recurrence {
  let words = text.split(separator: " ").map(String.init)
  var parts: [String: String] = [:]
  for word in words.dropFirst() {
    let halves = word.split(separator: "=").map(String.init)
    guard halves.count == 2 else { throw NotACalendarText(text: text) }
    parts[halves[0]] = halves[1]
  }

  func set<Member: Hashable>(_ key: String, _ read: (String) -> Member?) throws -> Set<Member> {
    Set(try (parts.removeValue(forKey: key) ?? "").split(separator: ",").map { try whole(read(String($0))) })
  }
  func whole<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw NotACalendarText(text: text) }
    return value
  }

  var end = Recurrence.End.never
  if let until = parts.removeValue(forKey: "until") { end = .until(try local(until)) }
  if let count = parts.removeValue(forKey: "count") { end = .count(try whole(Int(count))) }
  let rule = try Recurrence(
    try whole(Recurrence.Frequency(rawValue: words[0])),
    interval: try whole(Int(parts.removeValue(forKey: "interval") ?? "1")),
    weekdays: try set("by_day") { OrdinalWeekday($0) },
    monthDays: try set("by_month_day") { Int($0) },
    months: try set("by_month") { Int($0) },
    end: end,
    onInvalidDate: try whole(Recurrence.InvalidDate(rawValue: parts.removeValue(forKey: "on_invalid_date") ?? "skip"))
  )
  guard parts.isEmpty else { throw NotACalendarText(text: text) }
  return rule
}
