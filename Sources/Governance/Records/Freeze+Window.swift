public import Calendars
public import JSON

/// Something that keeps a freeze record from being a window, where it stands and in words.
public struct FreezeFault: Error, Hashable, Sendable {
  public let pointer: JSONPointer
  public let problem: String

  fileprivate init(_ pointer: JSONPointer, _ problem: String) {
    self.pointer = pointer
    self.problem = problem
  }
}

extension Freeze {
  /// The window that the record describes, which counts only while the record is approved.
  ///
  /// Throws the first thing that is wrong with it; a zone that `zones` does not know is wrong, too, and so is a region
  /// that is not among `regions`.
  public func window(zones: ZoneDatabase, regions: Set<String>) throws(FreezeFault) -> FreezeWindow {
    if let index = fields.strings("regions").firstIndex(where: { !regions.contains($0) }) {
      throw FreezeFault(
        JSONPointer(tokens: ["regions", String(index)]),
        "the policy has no region '\(fields.strings("regions")[index])'")
    }
    return FreezeWindow(
      id: id.text,
      try windowEffect(),
      try windowActions(),
      in: FreezeScope(
        regions: Set(fields.strings("regions")),
        segments: Set(fields.strings("segments")),
        processes: Set(fields.strings("processes")),
        systems: Set(fields.strings("systems")),
        initiatives: Set(fields.strings("initiatives"))
      ),
      during: try timing(zones: zones),
      isApproved: isApproved
    )
  }

  private func windowEffect() throws(FreezeFault) -> FreezeWindow.Effect {
    switch (effect, level.flatMap { FreezeWindow.Level(rawValue: $0) }) {
    case ("deny", let level?): return .deny(level)
    case ("deny", nil): throw FreezeFault("/level", "a window that denies is hard or soft")
    case ("allow", nil): return .allow
    case ("advisory", nil): return .advise
    case ("allow", _), ("advisory", _): throw FreezeFault("/level", "only a window that denies has a level")
    default: throw FreezeFault("/effect", "a window denies, allows or advises")
    }
  }

  private func windowActions() throws(FreezeFault) -> Set<FreezableAction.Kind> {
    let kinds = actions.compactMap { FreezableAction.Kind(rawValue: $0) }
    guard !kinds.isEmpty, kinds.count == actions.count else {
      throw FreezeFault("/actions", kinds.isEmpty ? "no action is named" : "an action is named that cannot be frozen")
    }
    return Set(kinds)
  }

  private func timing(zones: ZoneDatabase) throws(FreezeFault) -> FreezeTiming {
    let first = try span()
    let clock = try clock(zones: zones)
    let recurrence = try recurrence()
    let exclusions = try readings("exdates", of: first)
    let additions = try readings("rdates", of: first)
    do {
      return try FreezeTiming(first, on: clock, repeating: recurrence, excluding: exclusions, adding: additions)
    } catch {
      throw FreezeFault("/start", "\(error)")
    }
  }

  private func span() throws(FreezeFault) -> CivilSpan {
    let (begin, finish) = (try reading(start, at: "/start"), try reading(end, at: "/end"))
    let span = isAllDay ? CivilSpan(daysFrom: begin.date, to: finish.date) : CivilSpan(from: begin, to: finish)
    guard let span else { throw FreezeFault("/end", "its end does not lie after its start") }
    return span
  }

  private func clock(zones: ZoneDatabase) throws(FreezeFault) -> FreezeTiming.Clock {
    if zone == "floating" { return .floating }
    do {
      return .zone(try zones.zone(named: zone))
    } catch {
      throw FreezeFault("/tz", "\(error)")
    }
  }

  private func recurrence() throws(FreezeFault) -> Recurrence? {
    guard let rule else { return nil }
    guard let frequency = rule.string("freq").flatMap({ Recurrence.Frequency(rawValue: $0) }) else {
      throw FreezeFault("/rule/freq", "it comes again daily, weekly, monthly or yearly")
    }
    let weekdays = rule.strings("by_day").compactMap { OrdinalWeekday($0) }
    guard weekdays.count == rule.array("by_day").count else {
      throw FreezeFault("/rule/by_day", "a weekday is written FR, 4FR or -1FR")
    }
    let ending = try recurrenceEnd(rule)
    do {
      return try Recurrence(
        frequency,
        interval: Int(rule.integer("interval") ?? 1),
        weekdays: Set(weekdays),
        monthDays: integers(rule, "by_month_day"),
        months: integers(rule, "by_month"),
        end: ending,
        onInvalidDate: rule.string("on_invalid_date").flatMap { Recurrence.InvalidDate(rawValue: $0) } ?? .skip
      )
    } catch {
      throw FreezeFault("/rule", "\(error)")
    }
  }

  private func recurrenceEnd(_ rule: JSONObject) throws(FreezeFault) -> Recurrence.End {
    switch (rule.integer("count"), rule.string("until")) {
    case (_?, _?): throw FreezeFault("/rule/until", "a rule ends by count or by until, not by both")
    case (let count?, nil): return .count(Int(count))
    case (nil, let until?): return .until(try reading(until, at: "/rule/until"))
    case (nil, nil): return .never
    }
  }

  private func integers(_ rule: JSONObject, _ key: String) -> Set<Int> {
    Set(rule.array(key).compactMap { $0.integerValue.map { Int($0) } })
  }

  /// Dates beside a window of hours stand for the start on that day.
  private func readings(_ key: String, of first: CivilSpan) throws(FreezeFault) -> Set<CivilDateTime> {
    var readings: Set<CivilDateTime> = []
    for text in fields.strings(key) {
      if !isAllDay, let day = CivilDate(text),
        let start = CivilDateTime(day, hour: first.start.hour, minute: first.start.minute)
      {
        readings.insert(start)
      } else {
        readings.insert(try reading(text, at: JSONPointer.root.appending(key)))
      }
    }
    return readings
  }

  /// A date of whole days, otherwise a local time.
  private func reading(_ text: String, at pointer: JSONPointer) throws(FreezeFault) -> CivilDateTime {
    if isAllDay {
      guard let date = CivilDate(text) else {
        throw FreezeFault(pointer, "it lasts whole days, so '\(text)' is no date of it")
      }
      return CivilDateTime(startOf: date)
    }
    guard let local = CivilDateTime(text) else {
      throw FreezeFault(pointer, "it does not last whole days, so '\(text)' is no time of it")
    }
    return local
  }
}
