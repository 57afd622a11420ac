import Calendars
import ICalendar

/// When a freeze holds, as the properties of a VEVENT.
///
/// A calendar client reads a rule by RFC 5545, which counts a length in seconds, knows one reading of a time that the
/// clocks show twice and has no word for days that a month lacks. Where that is another time than the freeze's, the
/// time stands on its own (RECURRENCE-ID), its ends as instants, for the years of `horizon`.
struct EventTiming {
  /// DTSTART, DTEND, RRULE, EXDATE and RDATE.
  let properties: [ICalendarProperty]
  /// For each time that stands on its own: RECURRENCE-ID, DTSTART, DTEND.
  let changedTimes: [[ICalendarProperty]]

  static let names: Set = ["DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE"]

  init(_ window: FreezeWindow, horizon: CalendarHorizon) {
    let timing = window.timing
    let form = EventTimeForm(timing)
    var properties = timing.bounds(form)
    var changed: [[ICalendarProperty]] = []
    var exclusions = timing.exclusions
    if case .zone(let zone) = timing.clock {
      if timing.isRecurring {
        let reading = StandardReading(of: timing.first, in: zone)
        for time in window.times(in: zone, starting: horizon.starts) where !reading.agrees(on: time) {
          guard let interval = time.interval else {
            exclusions.insert(time.start)
            continue
          }
          changed.append([form.property("RECURRENCE-ID", time.start)] + Self.ends(interval))
        }
      } else if let time = window.times(in: zone, starting: timing.firstStart).first,
        !StandardReading(of: timing.first, in: zone).agrees(on: time)
      {
        // Nothing of it is left: an event that lasts no time says so.
        let start = ICalendarProperty("DTSTART", zone.resolve(time.start).earliest.iCalendarText)
        properties = time.interval.map(Self.ends) ?? [start]
      }
    }
    if let rule = timing.rule, rule.onInvalidDate == .skip {
      properties.append(ICalendarProperty("RRULE", rule.iCalendarText(from: timing.first.start, form)))
    }
    self.properties =
      properties + exclusions.sorted().map { form.property("EXDATE", $0) }
      + timing.listedStarts(horizon).map { form.property("RDATE", $0) }
    changedTimes = changed
  }

  private static func ends(_ interval: InstantInterval) -> [ICalendarProperty] {
    [
      ICalendarProperty("DTSTART", interval.start.iCalendarText),
      ICalendarProperty("DTEND", interval.end.iCalendarText),
    ]
  }
}

extension FreezeTiming {
  fileprivate var isRecurring: Bool { rule != nil || !additions.isEmpty || !exclusions.isEmpty }

  fileprivate var firstStart: Range<CivilDateTime> { first.start..<first.start.adding(seconds: 1) }

  /// DTSTART and what says how long it lasts.
  fileprivate func bounds(_ form: EventTimeForm) -> [ICalendarProperty] {
    let start = form.property("DTSTART", first.start)
    if case .zone(let zone) = clock, zone.resolve(first.end).earliest <= zone.resolve(first.start).earliest {
      // The clocks jump over so much of it that its end would not lie after its start.
      return [start, ICalendarProperty("DURATION", "PT\(first.seconds / 60)M")]
    }
    return [start, form.property("DTEND", first.end)]
  }

  /// The starts beside those that RRULE gives: additions, and all of a rule that RRULE cannot say.
  fileprivate func listedStarts(_ horizon: CalendarHorizon) -> [CivilDateTime] {
    guard let rule, rule.onInvalidDate != .skip else { return additions.sorted() }
    let own = rule.occurrences(from: first.start, within: horizon.starts)
    return additions.union(own).subtracting([first.start]).sorted()
  }
}

/// How a client that follows RFC 5545 §3.8.5.3 reads the times of an event: each as many seconds long as the first.
private struct StandardReading {
  private let zone: Zone
  private let civilLength: Int64
  private let length: Int64

  init(of first: CivilSpan, in zone: Zone) {
    self.zone = zone
    civilLength = first.seconds
    let seconds = zone.resolve(first.start).earliest.seconds(to: zone.resolve(first.end).earliest)
    length = seconds > 0 ? seconds : civilLength
  }

  /// Whether every client shows `time` as it is: no clock is in doubt, and its end by the clock is its end in seconds.
  func agrees(on time: FreezeWindow.Time) -> Bool {
    guard case .unique(let start) = zone.resolve(time.start),
      case .unique(let end) = zone.resolve(time.start.adding(seconds: civilLength))
    else { return false }
    return time.interval == InstantInterval(from: start, to: end) && start.adding(seconds: length) == end
  }
}
