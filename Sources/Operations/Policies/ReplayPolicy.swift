public import Git
public import Governance
public import Rules
import Storage

/// Judges the newest commits again as if another policy had been in force, and says which verdicts it would turn.
///
/// Each commit is asked about the states that it had, with the proposed policy in place of the one of its time. What was
/// committed while the ledger was set up, and what changed the policy itself, says nothing about a proposal and is left
/// out.
public struct ReplayPolicy {
  /// A commit that would have been answered otherwise.
  public struct Flip: Sendable {
    public let commit: CommitFacts
    public let id: ObjectID
    /// What blocked it then; empty when it was accepted.
    public let before: [Violation]
    /// What would block it; empty when it would be accepted.
    public let after: [Violation]

    public var isRefusedNow: Bool { !after.isEmpty }
  }

  /// What a replay found.
  public struct Outcome: Sendable {
    /// Newest first.
    public let flips: [Flip]
    public let judgedCount: Int
    /// Commits that say nothing about a policy.
    public let skippedCount: Int
  }

  private let view: LedgerView
  private let policy: Record
  private let progress: (_ done: Int, _ total: Int) -> Void

  /// - Parameter policy: the whole proposed policy.
  public init(
    _ policy: Record, in view: LedgerView, progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) {
    self.policy = policy
    self.view = view
    self.progress = progress
  }

  /// - Parameter limit: how many of the newest commits are judged.
  /// - Throws: `GitError` when history is not all there.
  public func callAsFunction(last limit: Int) throws -> Outcome {
    let judge = view.session.judge(view.ledger)
    var line = FirstParents(view.ledger.repository, from: view.commit.id)
    var flips: [Flip] = []
    var (judged, skipped) = (0, 0)
    var next = try line.next()
    while let commit = next, judged + skipped < limit {
      next = try line.next()
      progress(judged + skipped + 1, limit)
      guard let parent = next, try speaks(commit, after: parent) else {
        skipped += 1
        continue
      }
      judged += 1
      let was = try judge(commit)
      let blocks = (was.blocks, try judge(commit, under: policy).blocks)
      if blocks.0.isEmpty != blocks.1.isEmpty {
        flips.append(Flip(commit: was.facts, id: commit.id, before: blocks.0, after: blocks.1))
      }
    }
    return Outcome(flips: flips, judgedCount: judged, skippedCount: skipped)
  }

  /// Whether the verdict on `commit` depends on a policy in force, and on that alone.
  private func speaks(_ commit: CommitObject, after parent: CommitObject) throws -> Bool {
    let before = try view.ledger.state(of: parent.tree).record(Policy.id)
    return try before?.status == "active" && before == view.ledger.state(of: commit.tree).record(Policy.id)
  }
}

extension JudgedCommit {
  fileprivate var blocks: [Violation] { violations.map(\.violation).filter { $0.severity == .block } }
}
