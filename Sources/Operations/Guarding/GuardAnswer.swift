public import Calendars
import Governance
import Rules
import Storage

/// What a guard knows now: how old its copy of the ledger is, and whether what it governs is frozen.
public struct GuardAnswer {
  public let fetchedAt: Instant?
  /// Every rule with what the calendar answers.
  public let rules: [(GuardSettings.Rule, FreezeStatus)]
  /// How old the copy is, in words.
  public let age: String

  /// - Throws: `GuardedLedger.Unusable`, and what reading the ledger threw.
  public init(_ settings: GuardSettings, of session: Session) throws {
    let ledger = try GuardedLedger(settings, of: session, now: session.now)
    fetchedAt = ledger.fetchedAt
    age = ledger.fetchedAt.map { "fetched \($0)" } ?? "people push to it"
    rules = try settings.rules.map { rule in
      (rule, try FreezeStatus(FreezeQuestion([rule.action], in: rule.scope, at: session.now), in: ledger.view))
    }
  }
}
