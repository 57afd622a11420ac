public import Calendars
import Git
import Governance
import Rules
import Storage

/// Of which ledger, commit, day and policy a report is, so that anybody can make it again.
public struct ReportStamp: Sendable {
  public let time: Instant
  /// The day that it was at home.
  public let day: CivilDate
  /// The id of the newest commit that counts.
  public let commit: String
  public let committedAt: Instant
  /// The name that the ledger was given once.
  public let ledger: String
  /// Nothing where there is no policy that can be read.
  public let policyVersion: Int64?
  /// Whether what the ledger holds is declared and not decided yet.
  public let isSetUp: Bool
  /// What `--as-of` takes to ask the same again: the moment, or the commit where one was asked about.
  public let point: String

  /// - Parameter point: where `view` was asked for.
  public init(of view: LedgerView, asOf point: AsOf?) throws {
    let policy = try view.state.record(Policy.id, as: Policy.self)
    time = view.time
    day = try view.home.day(of: view.time)
    commit = view.commit.id.description
    committedAt = view.commit.time
    ledger = view.ledger.identity.ledger
    policyVersion = policy?.version
    isSetUp = policy?.isActive != true
    self.point = if case .revision = point { commit } else { "\(view.time)" }
  }
}
