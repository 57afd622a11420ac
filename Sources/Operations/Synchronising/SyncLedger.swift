import Calendars
public import Git
import Governance
public import Platform
import Rules
import Storage

/// Takes in what others pushed, makes one's own commits again on top of it, and pushes them.
///
/// Nothing moves before every commit that came in and every one that is made again has been judged.
public struct SyncLedger {
  public struct Report {
    /// How many commits came in.
    public var incoming = 0
    /// One's own commits as they were and as they are now.
    public var replayed: [(old: CommitObject, new: JudgedCommit)] = []
    /// One's own commits that came to nothing: merges, and what others had done too.
    public var dropped: [CommitObject] = []
    /// How many commits the remote took.
    public var pushed = 0
    /// How many commits the remote has not got.
    public var unpushed = 0
  }

  public enum Outcome {
    case synchronised(Report)
    case conflicts(CommitObject, [ReplayConflict])
    /// One's own commit does not stand on the new head.
    case refused(CommitObject, JudgedCommit)
    /// The remote holds a commit that the rules refuse.
    case distrusted(JudgedCommit)
    /// The remote no longer holds what it held before.
    case rewound(from: ObjectID, to: ObjectID)
    case notFetched(ChildProcess.Ending)
    /// The remote took nothing; its words have been printed.
    case notPushed(Report, ChildProcess.Ending)
  }

  /// How old one's own commits may be before they are made again, in seconds: votes and closings older than a quarter
  /// of an hour are refused at the push (TIME-01).
  static let freshness: Int64 = 600
  private static let attempts = 5

  let session: Session
  let remote: RemoteLedger
  let pushes: Bool

  /// - Throws: `UsageError` when git knows no remote of that name.
  public init(_ session: Session, remote: String, pushes: Bool = true, isQuiet: Bool = false) throws {
    self.session = session
    self.remote = try RemoteLedger(remote, session.repository, isQuiet: isQuiet)
    self.pushes = pushes
  }

  /// - Throws: `UsageError` when an unpushed commit is another person's, `GitError` and `PlatformError` when the machine
  ///   fails.
  public func callAsFunction() throws -> Outcome {
    var report = Report()
    for attempt in 0..<Self.attempts {
      let known = try remote.head()
      let fetched = try remote.fetch()
      guard fetched == .exited(0) else { return .notFetched(fetched) }
      let head = try remote.head()
      if let known, let head, try !CommitWalk(session.repository, from: head, notFrom: known).isFastForward {
        return .rewound(from: known, to: head)
      }
      if let stop = try takeIn(head, &report) { return stop }
      guard pushes, report.unpushed > 0 else { return .synchronised(report) }
      let pushed = try remote.push()
      if pushed == .exited(0) {
        (report.pushed, report.unpushed) = (report.unpushed, 0)
        return .synchronised(report)
      }
      // Somebody else may have been quicker; anything else is the server's answer.
      guard attempt + 1 < Self.attempts, try isBehind(head) else { return .notPushed(report, pushed) }
    }
    throw UsageError("\(remote.name) keeps moving", hint: "try again when fewer people push at once")
  }

  private func isBehind(_ head: ObjectID?) throws -> Bool {
    guard try remote.fetch() == .exited(0) else { return false }
    return try remote.head() != head
  }

  /// Brings the local ledger up to `head` with one's own commits on top; gives the reason when it cannot.
  private func takeIn(_ head: ObjectID?, _ report: inout Report) throws -> Outcome? {
    let repository = session.repository
    let local = try repository.resolve(Ledger.mainReference)
    guard let head else {
      report.unpushed = try local.map { try CommitWalk(repository, from: $0, notFrom: nil).count } ?? 0
      return nil
    }
    let incoming = try CommitWalk(repository, from: head, notFrom: local)
    if let refused = try firstRefused(incoming) { return .distrusted(refused) }
    report.incoming += incoming.count
    let theirs = try repository.commit(head)
    guard let local else {
      try move(CommitChain(session, Ledger(repository, tree: theirs.tree), on: theirs), from: nil)
      return nil
    }
    var walk = try CommitWalk(repository, from: local, notFrom: head)
    var own: [CommitObject] = []
    while let commit = try walk.next() { own.append(commit) }
    report.unpushed = own.count
    if let root = own.first(where: \.parents.isEmpty) {
      throw UsageError("\(remote.name) holds another ledger: \(root.id.description.prefix(7)) begins yours")
    }
    let mine = try repository.commit(local)
    guard !own.isEmpty else {
      try move(CommitChain(session, Ledger(repository, tree: theirs.tree), on: theirs), from: mine)
      return nil
    }
    guard incoming.count > 0 || needsNewDates(own) || own.contains(where: { $0.parents.count > 1 }) else { return nil }
    switch try ReplayCommits(session: session)(own, onto: theirs) {
    case .conflicts(let commit, let conflicts): return .conflicts(commit, conflicts)
    case .refused(let commit, let judged): return .refused(commit, judged)
    case .replayed(let chain, let pairs, let dropped):
      try move(chain, from: mine)
      report.replayed = pairs
      report.dropped = dropped
      report.unpushed = pairs.count
      return nil
    }
  }

  /// The first commit that came in and may not stand; the server judged it, and so do we.
  private func firstRefused(_ walk: CommitWalk) throws -> JudgedCommit? {
    var walk = walk
    var judge: JudgeCommits?
    while let commit = try walk.next() {
      if judge == nil { judge = session.judge(try Ledger(session.repository, before: commit)) }
      if let judged = try judge?(commit), judged.isRefused { return judged }
    }
    return nil
  }

  private func needsNewDates(_ own: [CommitObject]) -> Bool {
    guard pushes, let oldest = own.compactMap(\.committer?.seconds).min() else { return false }
    return session.now.secondsSinceEpoch - oldest > Self.freshness
  }

  private func move(_ chain: CommitChain, from local: CommitObject?) throws {
    let reason = "folio: sync with \(remote.name)"
    guard try chain.publish(to: Ledger.mainReference, expecting: local, reason: reason) else {
      throw UsageError("somebody else wrote to this copy meanwhile", hint: "folio sync again")
    }
  }
}
