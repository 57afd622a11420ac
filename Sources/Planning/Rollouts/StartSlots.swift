public import Calendars

/// When in a week a wave may start: a time of day on some weekdays, by the clocks of its zone.
public struct StartSlots: Hashable, Sendable {
  public let days: Set<Weekday>
  public let hour: Int
  public let minute: Int

  /// Nil without a day, or where no clock shows such a time.
  public init?(on days: Set<Weekday>, hour: Int, minute: Int = 0) {
    guard !days.isEmpty, (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    self.init(days: days, hour: hour, minute: minute)
  }

  private init(days: Set<Weekday>, hour: Int, minute: Int) {
    self.days = days
    self.hour = hour
    self.minute = minute
  }

  /// From Tuesday to Thursday at 09:00: neither into a weekend nor out of one.
  public static let usual = StartSlots(days: [.tuesday, .wednesday, .thursday], hour: 9, minute: 0)

  /// The slots from `first` through `last`, in order.
  ///
  /// A time that the clocks jump over is shifted forward, of one that they show twice the first counts; a day that a
  /// zone skipped has no slot.
  func starts(from first: Instant, through last: Instant, in zone: Zone) -> some Sequence<Instant> {
    let day = zone.date(at: first)
    let count = max(0, CivilDate.days(from: day, to: zone.date(at: last)))
    return (0...count).lazy.compactMap { offset in
      let date = day.adding(days: offset)
      guard days.contains(date.weekday), let time = CivilDateTime(date, hour: hour, minute: minute) else { return nil }
      let start = zone.resolve(time).earliest
      return first <= start && start <= last && zone.date(at: start) == date ? start : nil
    }
  }
}
