public import Calendars
public import Git
import Governance
public import Rules
public import Storage

/// The ledger as one commit holds it: what questions are asked of.
public struct LedgerView {
  public let session: Session
  public let ledger: Ledger
  public let commit: CommitObject
  public let state: StoredState
  /// When the question is asked: now, or the moment of the past that was asked about.
  public let time: Instant

  /// - Parameter time: the moment of the past that is asked about; now without one.
  init(_ session: Session, _ ledger: Ledger, _ commit: CommitObject, at time: Instant? = nil) {
    self.session = session
    self.ledger = ledger
    self.commit = commit
    self.time = time ?? max(session.now, commit.time)
    state = ledger.state(of: commit.tree)
  }

  /// The days of the policy's home zone; those of UTC where there is no policy.
  public var home: HomeCalendar {
    get throws {
      let zone = try state.record(Policy.id, as: Policy.self)?.homeZone
      return HomeCalendar(zone: try session.zones.zone(named: zone ?? "UTC"))
    }
  }
}

extension Session {
  /// The ledger at a point of its history, the newest without one.
  ///
  /// - Throws: `UsageError` when there was no ledger yet or no commit is meant, `StorageError` when there is no ledger.
  public func view(asOf point: AsOf? = nil) throws -> LedgerView {
    guard let head = try head() else { throw StorageError.empty(reference: try reference()) }
    let newest = LedgerView(self, try Ledger(repository, tree: head.tree), head)
    guard let point else { return newest }
    let commit = try commit(at: point, from: newest)
    return LedgerView(self, newest.ledger, commit, at: try moment(point, commit, newest))
  }

  /// The last moment that `point` means.
  private func moment(_ point: AsOf, _ commit: CommitObject, _ newest: LedgerView) throws -> Instant {
    switch point {
    case .day(let day): try newest.home.start(of: day.adding(days: 1)).adding(seconds: -1)
    case .instant(let instant): instant
    case .revision: commit.time
    }
  }

  private func commit(at point: AsOf, from newest: LedgerView) throws -> CommitObject {
    switch point {
    case .day(let day): try last(from: newest, before: newest.home.start(of: day.adding(days: 1)), point)
    case .instant(let instant): try last(from: newest, before: instant.adding(seconds: 1), point)
    case .revision(let revision):
      try repository.commit(
        revision.commit(in: repository, hint: "name a day (2026-09-30), a moment, a commit, a branch or HEAD"))
    }
  }

  private func last(from newest: LedgerView, before end: Instant, _ point: AsOf) throws -> CommitObject {
    var line = FirstParents(repository, from: newest.commit.id)
    var oldest = newest.commit
    while let commit = try line.next() {
      if commit.time < end { return commit }
      oldest = commit
    }
    throw UsageError("there was no ledger at \(point)", hint: "it begins at \(oldest.time)")
  }
}
