public import Calendars
public import Governance
import JSON

/// A rule about how things stand, whoever changed what: listed by `folio check --all` and `folio due`.
///
/// It is asked record by record, of every record that the state holds.
public protocol StandingRule: Rule {
  func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation]
}

/// When something is asked, and under which policy: what rules about commits and about states have in common.
public protocol Moment {
  var time: Instant { get }
  var policy: Policy? { get }
  var home: HomeCalendar { get }
}

extension Moment {
  /// The day that it is at home.
  public var today: CivilDate { home.day(of: time) }
}

extension RuleContext: Moment {}

/// What a rule about a state may know beyond the state.
public struct StandingContext: Moment {
  public let time: Instant
  public let policy: Policy?
  public let home: HomeCalendar
  /// The zones that policy and freezes name.
  public let zones: ZoneDatabase
  public let layout: LedgerLayout

  public init(time: Instant, policy: Policy?, home: HomeCalendar, zones: ZoneDatabase, layout: LedgerLayout) {
    self.time = time
    self.policy = policy
    self.home = home
    self.zones = zones
    self.layout = layout
  }

  func violation(
    _ rule: RuleID, _ severity: Violation.Severity, _ message: Violation.Message, in record: Record,
    at pointer: JSONPointer, fix: Violation.Message, whoCan: [RecordID] = []
  ) -> Violation {
    Violation(
      rule: rule, severity: severity, subject: record.id.text, path: layout.path(of: record.id), pointer: pointer,
      message: message, fix: fix, whoCan: whoCan)
  }
}
