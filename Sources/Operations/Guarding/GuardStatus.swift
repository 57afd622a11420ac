public import Calendars
import Git
import Governance
import Rules

/// What a guard holds now: each of its rules, whether the calendar is open to it and for how long, and how old the
/// ledger is that says so.
public struct GuardStatus {
  public struct Line {
    public let rule: GuardRule
    public let status: FreezeStatus
    /// When the next window begins that denies it; nothing within 400 days, or while one is on.
    public let closesAt: Instant?
  }

  public let configuration: GuardConfiguration
  public let ledger: PinnedLedger
  public let time: Instant
  public let lines: [Line]
  /// Why the ledger may not be asked, though it can be read.
  public let staleness: GuardFault?

  /// - Throws: ``GuardFault`` when there are no rules or the ledger cannot be read.
  public init(_ session: Session) throws {
    let isServer = session.repository.isBare
    time = try isServer ? ReceivingServer(session).now : session.now
    configuration = try GuardConfiguration.standing(in: session.repository)
    ledger = try PinnedLedger(
      of: session.repository, now: time, environment: session.environment, zones: session.zones)
    var staleness: GuardFault?
    do { try ledger.requireFresh(at: time) } catch let fault as GuardFault { staleness = fault }
    self.staleness = staleness
    let (view, time) = (ledger.view, time)
    lines = try configuration.rules.map { rule in
      let status = try FreezeStatus(FreezeQuestion([rule.action.kind], in: rule.action.scope, at: time), in: view)
      return Line(
        rule: rule, status: status, closesAt: status.isFrozen ? nil : try Self.closing(rule, after: time, in: view))
    }
  }

  public var isFrozen: Bool { lines.contains { $0.status.isFrozen } }

  private static func closing(_ rule: GuardRule, after time: Instant, in view: LedgerView) throws -> Instant? {
    guard let year = InstantInterval(from: time, to: time + 400 * 86_400) else { return nil }
    return try FreezeListing(year, concerning: rule.action.scope, in: view).entries.filter { entry in
      entry.freeze.effect == "deny" && entry.freeze.actions.contains(rule.action.kind.rawValue)
        && entry.interval.start > time
    }.map(\.interval.start).min()
  }
}
