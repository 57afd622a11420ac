public import Calendars
public import Git
import Governance
import Platform
import Rules
import Signatures
import Storage

/// What an auditor is given of a period, all of it read from one history and from nothing else.
///
/// Two who ask about one ledger, one head and one period have the same evidence, on any machine and at any time.
public struct AuditEvidence {
  public let period: Period
  /// Which ledger it is: its id, its root, and the key that signed the root.
  public let pin: RootPin
  public let verdict: HistoryVerdict
  /// The state before the period; nothing when the ledger began later.
  public let opening: LedgerView?
  /// The state at the end of the period, or the newest when the period is not over.
  public let closing: LedgerView
  /// The newest commit that the evidence was read from, which may be later than the period.
  public let newest: CommitNote
  /// The state that commit left.
  public let newestView: LedgerView
  public let exceptions: ExceptionAudit
  /// Every version of the policy that was in force at some time of the period, the oldest first.
  public let policies: [RecordVersion]
  /// What became of decisions and change requests, in the order of history.
  public let moves: [RecordMove]

  /// - Parameters:
  ///   - pin: what is trusted from outside of the history.
  ///   - progress: called after each commit that was judged.
  /// - Throws: `EvidenceFault` when history is not what is pinned or could not be read whole, and when the period lies
  ///   outside of it; `GitError`, `StorageError` when there is no ledger to read.
  public init(
    of period: Period, in repository: Repository, head: ObjectID, pin: RootPin, zones: ZoneDatabase = .system,
    hasSecondThread: Bool = false, progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws {
    let verdict = try VerifyHistory(
      repository, pin: pin, zones: zones, hasSecondThread: hasSecondThread, progress: progress)(head: head)
    if let violation = verdict.references.first { throw EvidenceFault.otherHistory("\(violation.message)") }
    guard verdict.isComplete, let root = verdict.root else {
      throw EvidenceFault.incomplete(verdict.unreadable.first?.reason ?? "this clone lacks a part of history")
    }
    let commit = try repository.commit(head)
    // No clock: the newest commit is as late as this evidence knows of.
    let session = Session(repository: repository, environment: Environment(), now: commit.time, zones: zones)
    let ledger = try Ledger.asked(repository, at: commit)
    // Evidence comes from the commits and never from an index.
    let past = GitPast(ledger)
    let newest = LedgerView(session, ledger, commit, past)
    let home = try newest.home
    let end = home.start(of: period.lastDay.adding(days: 1))
    let span = try PeriodCommits(from: home.start(of: period.firstDay), to: end, in: newest)
    guard let last = span.last else { throw EvidenceFault.noHistory(period) }
    guard home.day(of: commit.time) >= period.firstDay else {
      throw EvidenceFault.notReached(period, home.day(of: commit.time))
    }
    let notes = CommitNotes(ledger: newest.ledger)
    self.period = period
    self.pin = try RootPin(of: root, in: repository)
    self.verdict = verdict
    self.newest = try notes.note(of: commit)
    newestView = newest
    opening = span.before.map {
      LedgerView(session, ledger, $0, past, at: home.start(of: period.firstDay).adding(seconds: -1))
    }
    closing = LedgerView(session, ledger, last, past, at: min(end.adding(seconds: -1), commit.time))
    exceptions = try ExceptionAudit(of: period, in: closing)
    policies = try span.versions(of: Policy.id, in: closing)
    moves = try span.moves(in: newest.ledger, notes)
  }
}

/// Why there is no evidence of a period.
public enum EvidenceFault: Error, Sendable, CustomStringConvertible {
  /// It is not the history that is pinned.
  case otherHistory(String)
  case incomplete(String)
  /// The ledger began after the period.
  case noHistory(Period)
  /// The newest commit is of a day before the period, so that nothing is known of it.
  case notReached(Period, CivilDate)

  /// Whether history is whole and only does not speak of the period.
  public var isOfAnotherTime: Bool {
    switch self {
    case .noHistory, .notReached: true
    case .otherHistory, .incomplete: false
    }
  }

  public var description: String {
    switch self {
    case .otherHistory(let words): "this is not the history that is pinned: \(words)"
    case .incomplete(let reason): "not all of history could be read, so nothing is proven: \(reason)"
    case .noHistory(let period): "the ledger began after \(period)"
    case .notReached(let period, let day): "the newest commit is of \(day), and says nothing of \(period)"
    }
  }
}

extension RootPin {
  /// The whole pin of a ledger, as its root commit gives it.
  init(of root: ObjectID, in repository: Repository) throws {
    let commit = try repository.commit(root)
    var keys: [String] = []
    if case .valid(let key) = SignatureReading().facts(of: commit) { keys = [try SSHPublicKey(key).fingerprint] }
    self.init(ledger: try Ledger(repository, tree: commit.tree).identity.ledger, root: root, keys: keys)
  }
}
