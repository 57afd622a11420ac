public import Calendars
public import Git
public import Governance
import ReadIndex
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

  /// Who tells what came before.
  let past: any LedgerPast

  /// - Parameter time: the moment of the past that is asked about; now without one.
  init(
    _ session: Session, _ ledger: Ledger, _ commit: CommitObject, _ past: any LedgerPast, at time: Instant? = nil
  ) {
    self.session = session
    self.ledger = ledger
    self.commit = commit
    self.past = past
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

  /// The records of a kind that `filter` admits, in order of id.
  ///
  /// - Throws: `GitError` when an object is missing or unreadable.
  public func records(of kind: RecordKind, matching filter: RecordFilter = RecordFilter()) throws -> [Record] {
    try past.records(of: kind, in: commit, matching: filter)
  }
}

extension Session {
  /// The ledger at a point of its history, the newest without one.
  ///
  /// - Parameter usesIndex: whether to ask the read index where there is one; the answers are the same.
  /// - Throws: `UsageError` when there was no ledger yet or no commit is meant, `StorageError` when there is no ledger.
  public func view(asOf point: AsOf? = nil, usesIndex: Bool = true) throws -> LedgerView {
    guard let head = try head() else { throw StorageError.empty(reference: try reference()) }
    let ledger = try Ledger.asked(repository, at: head)
    let newest = LedgerView(self, ledger, head, try past(of: ledger, at: head, usesIndex))
    guard let point else { return newest }
    let commit = try commit(at: point, from: newest)
    return LedgerView(self, ledger, commit, newest.past, at: try moment(point, commit, newest))
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
    if let commit = try newest.past.lastCommit(before: end, from: newest.commit) { return commit }
    var line = FirstParents(repository, from: newest.commit.id)
    var oldest = newest.commit
    while let commit = try line.next() { oldest = commit }
    throw UsageError("there was no ledger at \(point)", hint: "it begins at \(oldest.time)")
  }

  /// Who tells the past of a ledger whose newest commit is `head`: the read index, brought up to date when it lacks
  /// little, or Git alone.
  private func past(of ledger: Ledger, at head: CommitObject, _ usesIndex: Bool) throws -> any LedgerPast {
    let file = LedgerIndex(ledger)
    // The index is a convenience: whatever is wrong with it, Git answers.
    guard usesIndex, let index = try? file.open() else { return GitPast(ledger) }
    do {
      if try reference() == Ledger.mainReference { try file.refresh(index, upTo: head) }
    } catch {
      // It cannot be brought up to date now, and what it has stays true.
    }
    return IndexedPast(ledger, index)
  }
}
