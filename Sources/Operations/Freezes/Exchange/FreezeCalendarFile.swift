import Calendars
public import Governance
public import ICalendar
import Git
import Rules
import Storage

/// Freezes of a ledger as a calendar that clients subscribe to (RFC 5545, RFC 7986).
///
/// The same commit gives the same bytes wherever and whenever it is asked: every time in it is that of a commit.
public struct FreezeCalendarFile {
  /// In order of id.
  public let freezes: [Freeze]
  public let calendar: ICalendarComponent

  /// - Parameters:
  ///   - freezes: the records that are written.
  ///   - name: what clients call it.
  /// - Throws: `UsageError` where a record is no window, what reading history threw.
  public init(_ freezes: [Freeze], named name: String, in view: LedgerView) throws {
    self.freezes = freezes
    let horizon = CalendarHorizon(around: view.commit.time)
    let events = try freezes.map { freeze in
      do throws(FreezeFault) {
        return try FreezeEvent(freeze, zones: view.session.zones, horizon: horizon)
      } catch {
        throw UsageError.outOfTurn(
          "\(freeze.id) is no window (\(error.pointer): \(error.problem))",
          hint: "mend it, or leave it out with --freeze")
      }
    }
    let zones = Dictionary(events.compactMap(\.zone).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let years = try Self.years(of: freezes, horizon)
    calendar = ICalendarComponent(
      "VCALENDAR", try Self.heading(name, view),
      components: zones.sorted { $0.key < $1.key }.map { ICalendarZone($0.value, years: years).component }
        + (try events.flatMap { try Self.components(of: $0, horizon, view) }))
  }

  private static func heading(_ name: String, _ view: LedgerView) throws -> [ICalendarProperty] {
    [
      ICalendarProperty("VERSION", "2.0"), ICalendarProperty("PRODID", "-//Folio//Freeze calendar//EN"),
      ICalendarProperty("CALSCALE", "GREGORIAN"), ICalendarProperty("METHOD", "PUBLISH"),
      ICalendarProperty("NAME", name), ICalendarProperty("X-WR-CALNAME", name),
      ICalendarProperty("X-WR-TIMEZONE", try view.home.zone.name),
      ICalendarProperty("REFRESH-INTERVAL", "PT1H", ["VALUE": "DURATION"]),
      ICalendarProperty("X-PUBLISHED-TTL", "PT1H"),
    ]
  }

  /// The property that says for which years times are spelled out.
  static let horizonName = "X-FOLIO-HORIZON"

  /// The years in which clients may ask what a clock shows.
  private static func years(of freezes: [Freeze], _ horizon: CalendarHorizon) throws -> ClosedRange<Int> {
    let starts = freezes.compactMap { CivilDate(String($0.start.prefix(10)))?.year }
    let first = min(starts.min() ?? horizon.years.lowerBound, horizon.years.lowerBound)
    return max(1, first - 1)...max(first, horizon.years.upperBound)
  }

  private static func components(
    of event: FreezeEvent, _ horizon: CalendarHorizon, _ view: LedgerView
  ) throws -> [ICalendarComponent] {
    let freeze = event.freeze
    let touches = try view.past.touches(of: freeze.id, from: view.commit, limit: .max)
    let changed = try touches.first.map { try view.past.note(of: $0.commit).time } ?? view.commit.time
    let created = freeze.fields.instant("created_at") ?? changed
    let standing = [
      ICalendarProperty("UID", freeze.eventUID(in: view.ledger)),
      ICalendarProperty("DTSTAMP", view.commit.time.iCalendarText),
      ICalendarProperty("SEQUENCE", "\(max(0, touches.count - 1))"), ICalendarProperty("STATUS", freeze.eventStatus),
    ]
    let dates = [
      ICalendarProperty("CREATED", created.iCalendarText), ICalendarProperty("LAST-MODIFIED", changed.iCalendarText),
      ICalendarProperty(EventFields.id, freeze.id.text), ICalendarProperty(horizonName, "\(horizon)"),
    ]
    return [ICalendarComponent("VEVENT", standing + dates + event.content)]
      + event.changedTimes.map { ICalendarComponent("VEVENT", standing + $0) }
  }
}

extension Freeze {
  /// What names it to clients for ever: its id and its ledger.
  func eventUID(in ledger: Ledger) -> String { "\(id)@\(ledger.identity.ledger)" }
}
