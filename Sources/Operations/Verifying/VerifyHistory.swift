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
  let zones: ZoneDatabase
  /// Called after each commit with how many are done and how many there are.
  let progress: (_ done: Int, _ total: Int) -> Void

  public init(
    _ repository: Repository, pin: RootPin?, zones: ZoneDatabase = .system,
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) {
    self.repository = repository
    self.pin = pin
    self.zones = zones
    self.progress = progress
  }

  /// What was found; a commit that cannot be read is named and the rest is still looked at.
  ///
  /// - Throws: `GitError` when the way from the head to the root cannot be walked at all.
  public func callAsFunction(head: ObjectID) throws -> HistoryVerdict {
    var verdict = HistoryVerdict(head: head, pin: pin)
    verdict.isPartialClone = repository.isShallow || repository.isPartial
    verdict.substitutes = try repository.substitutes()
    var walk: CommitWalk
    do throws(GitError) {
      walk = try CommitWalk(repository, from: head, notFrom: nil)
    } catch {
      verdict.unreadable.append(HistoryVerdict.Unreadable(commit: nil, reason: "\(error)"))
      return verdict
    }
    verdict.root = walk.ids.first
    try checkRoot(&verdict)
    var judge: JudgeCommits?
    for (index, id) in walk.ids.enumerated() {
      do {
        guard let commit = try walk.next() else { break }
        if judge == nil { judge = JudgeCommits(try Ledger(repository, tree: commit.tree), zones: zones) }
        guard let judge else { break }
        note(try judge(commit), &verdict)
      } catch {
        verdict.unreadable.append(.init(commit: id, reason: "\(error)"))
      }
      progress(index + 1, walk.ids.count)
    }
    return verdict
  }

  private func note(_ judged: JudgedCommit, _ verdict: inout HistoryVerdict) {
    verdict.judgedCount += 1
    if judged.endsSetUp {
      verdict.activation = judged
    } else if judged.phase != .governed {
      verdict.openingRecords += judged.recordCount
    }
    if !judged.violations.isEmpty { verdict.findings.append(judged) }
    verdict.isHeadInSetUp = judged.phase != .governed && !judged.endsSetUp
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
