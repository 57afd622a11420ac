public import Calendars
public import Git
import Governance
import Rules
import Signatures
import Storage

/// Replays every commit from the root to the head and judges each under the policy of its parent.
///
/// Nothing but objects is believed: no cache, no commit-graph, no replace reference, no configuration.
public struct VerifyHistory {
  let repository: Repository
  let pin: RootPin?
  /// The commit that whoever asks has verified before; nothing to begin at the root.
  let since: VerifiedBefore?
  /// The receipts of the server that took the pushes; nothing when they are not asked about.
  let receipts: KeptReceipts?
  /// The notes that history must have grown from.
  let checkpoints: HeldNotes
  let zones: ZoneDatabase
  let hasSecondThread: Bool
  /// Called after each commit with how many are done and how many there are.
  let progress: (_ done: Int, _ total: Int) -> Void

  /// - Parameters:
  ///   - since: judges only the commits after this one, which whoever asks has verified before. Its id comes from outside
  ///     the clone and anchors history as a pin does, so `pin` is not asked about.
  ///   - hasSecondThread: whether signatures are checked beside the judge; the verdict is the same.
  public init(
    _ repository: Repository, pin: RootPin?, since: ObjectID? = nil, receipts: KeptReceipts? = nil,
    checkpoints: HeldNotes = .none, zones: ZoneDatabase = .system,
    hasSecondThread: Bool = false,
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) {
    self.repository = repository
    self.pin = since == nil ? pin : nil
    self.since = since.map { VerifiedBefore(commit: $0, repository: repository) }
    self.receipts = receipts
    self.checkpoints = checkpoints
    self.zones = zones
    self.hasSecondThread = hasSecondThread
    self.progress = progress
  }

  /// What was found; a commit that cannot be read is named and the rest is still looked at.
  ///
  /// - Throws: `GitError` when the way from the head to the root cannot be walked at all.
  public func callAsFunction(head: ObjectID) throws -> HistoryVerdict {
    var verdict = HistoryVerdict(head: head, pin: pin)
    verdict.isPartialClone = repository.isShallow || repository.isPartial
    verdict.substitutes = try repository.substitutes()
    guard let walk = try way(to: head, &verdict) else { return verdict }
    if verdict.beginsAtRoot { verdict.root = walk.ids.first }
    try checkRoot(&verdict)
    verdict.checkpoints = try checkpoints.held(against: repository, to: head)
    let coverage = receipts.map { ReceiptCoverage($0, over: walk.ids) }
    verdict.receipts = coverage.map { coverage in
      HistoryVerdict.Receipts(
        fingerprint: receipts?.key.fingerprint ?? "", count: receipts?.lines.count ?? 0,
        violations: coverage.violations, olderCommits: coverage.olderCommits)
    }
    try judge(walk, coverage, &verdict)
    if let root = verdict.root {
      verdict.acknowledgements = try Acknowledgements(of: verdict.breaches, in: repository)(root: root, head: head)
    }
    return verdict
  }

  /// The commits to judge; nothing where there is no way to walk, and the verdict says why.
  private func way(to head: ObjectID, _ verdict: inout HistoryVerdict) throws -> CommitWalk? {
    do {
      guard let since else { return try CommitWalk(repository, from: head, notFrom: nil) }
      verdict.since = HistoryVerdict.Since(commit: since.commit, standing: .isNotReached)
      verdict.isHeadInSetUp = false
      guard let later = try since.walk(to: head) else {
        verdict.references.append(HistoryGrewOnly.violation(ofHistoryWithout: since.commit))
        return nil
      }
      let isJudgedToo = try since.needsThoseBefore(later)
      verdict.since = HistoryVerdict.Since(commit: since.commit, standing: isJudgedToo ? .isJudgedToo : .goesOn)
      guard isJudgedToo else { return later }
      return try CommitWalk(repository, from: head, notFrom: nil)
    } catch let error as GitError {
      verdict.unreadable.append(HistoryVerdict.Unreadable(commit: nil, reason: "\(error)"))
      return nil
    }
  }

  private func judge(_ walk: CommitWalk, _ coverage: ReceiptCoverage?, _ verdict: inout HistoryVerdict) throws {
    guard !walk.ids.isEmpty else { return }
    do {
      let frame = try frame(of: walk, coverage, &verdict)
      let replay = ReplayHistory(frame: frame, hasSecondThread: hasSecondThread, progress: progress)
      for stretch in try replay(walk.ids, in: repository) { verdict.append(stretch) }
    } catch {
      verdict.unreadable.append(HistoryVerdict.Unreadable(commit: nil, reason: "\(error)"))
    }
  }

  private func frame(
    of walk: CommitWalk, _ coverage: ReceiptCoverage?, _ verdict: inout HistoryVerdict
  ) throws -> ReplayFrame {
    let first = verdict.beginsAtRoot ? nil : since?.commit
    let origin = try first.map { try repository.commit($0).tree } ?? firstLedger(in: walk.ids)
    var people: [Person] = []
    do {
      let newest = try walk.ids.last.map { try repository.commit($0).tree }
      people = try Ledger(repository, tree: origin).state(of: newest).all(Person.self)
    } catch {
      let reason = "which keys are distrusted is not known: \(error)"
      verdict.unreadable.append(HistoryVerdict.Unreadable(commit: walk.ids.last, reason: reason))
    }
    let distrusted = DistrustedKeys(of: people) { from in
      ObjectID(hex: from).flatMap { walk.ids.firstIndex(of: $0) }
    }
    return ReplayFrame(origin: origin, distrusted: distrusted, coverage: coverage, zones: zones)
  }

  /// The tree of the oldest commit whose tree is a ledger's: the root, unless it is damaged.
  private func firstLedger(in commits: [ObjectID]) throws -> ObjectID {
    var reason: (any Error)?
    for id in commits {
      do {
        let tree = try repository.commit(id).tree
        _ = try Ledger(repository, tree: tree)
        return tree
      } catch {
        reason = reason ?? error
      }
    }
    throw reason ?? StorageError.empty(reference: Ledger.mainReference)
  }

  private func checkRoot(_ verdict: inout HistoryVerdict) throws {
    guard let pin, let root = verdict.root else { return }
    if pin.root != root {
      verdict.references.append(ReferenceRules.otherRoot(root, pinned: pin.root))
    } else if let ledger = pin.ledger {
      let found = try Ledger(repository, commit: root).identity.ledger
      if found != ledger { verdict.references.append(ReferenceRules.otherLedger(found, pinned: ledger)) }
    }
    let signature = SignatureReading().facts(of: try repository.commit(root))
    if !pin.keys.isEmpty, case .valid(let key) = signature, let found = try? SSHPublicKey(key).fingerprint,
      !pin.keys.contains(found)
    {
      verdict.references.append(ReferenceRules.otherKey(found))
    }
  }
}
