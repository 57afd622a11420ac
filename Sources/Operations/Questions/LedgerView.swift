import Calendars
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

  init(_ session: Session, _ ledger: Ledger, _ commit: CommitObject) {
    self.session = session
    self.ledger = ledger
    self.commit = commit
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
    guard let point, point != .back(0) else { return newest }
    return LedgerView(self, newest.ledger, try commit(at: point, from: newest))
  }

  private func commit(at point: AsOf, from newest: LedgerView) throws -> CommitObject {
    switch point {
    case .back(let count):
      var line = FirstParents(repository, from: newest.commit.id)
      for passed in 0...count {
        guard let commit = try line.next() else {
          throw UsageError("there are only \(passed) commits, so there is no \(point)", hint: "folio log shows them")
        }
        if passed == count { return commit }
      }
      return newest.commit
    case .day(let day):
      let end = try newest.home.start(of: day.adding(days: 1))
      return try last(from: newest, before: end, point)
    case .instant(let instant):
      return try last(from: newest, before: instant.adding(seconds: 1), point)
    case .commit(let beginning):
      return try commit(beginning: beginning, from: newest)
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

  private func commit(beginning text: String, from newest: LedgerView) throws -> CommitObject {
    var line = FirstParents(repository, from: newest.commit.id)
    var found: [CommitObject] = []
    while let commit = try line.next() {
      guard commit.id.description.hasPrefix(text) else { continue }
      if text.utf8.count == 40 { return commit }
      found.append(commit)
    }
    guard let only = found.first else {
      throw UsageError("no commit of this ledger begins with \(text)", hint: "folio log shows them")
    }
    guard found.count == 1 else { throw UsageError.ambiguous(text, candidates: found.map(\.id.description)) }
    return only
  }
}
