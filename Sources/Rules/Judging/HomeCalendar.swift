public import Calendars

/// The days of the policy's home zone.
public struct HomeCalendar: Sendable {
  public let zone: Zone
  public init(zone: Zone) { self.zone = zone }

  /// The day that it is at home at `instant`.
  public func day(of instant: Instant) -> CivilDate { zone.civil(at: instant).date }

  /// The first instant of `day` at home.
  public func start(of day: CivilDate) -> Instant { zone.startOfDay(day) }
}
