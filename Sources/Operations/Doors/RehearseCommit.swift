import Calendars
import Git
import Governance
import Storage

/// Judges what the index holds as the commit that git is about to make: `pre-commit` and `commit-msg`.
public struct RehearseCommit {
  let session: Session

  public init(_ session: Session) { self.session = session }

  /// - Parameters:
  ///   - message: what `commit-msg` was given; nothing at `pre-commit`.
  ///   - isAmendment: whether git is about to replace the newest commit, whose parent is then what counts.
  /// - Returns: nothing when the index holds no change.
  public func callAsFunction(message: String? = nil, isAmendment: Bool = false) throws -> JudgedCommit? {
    let repository = session.repository
    var parent = try repository.head().commit.map { try repository.commit($0) }
    if isAmendment, let replaced = parent { parent = try replaced.parents.first.map { try repository.commit($0) } }
    guard let parent else { throw StorageError.empty(reference: Ledger.mainReference) }
    let ledger = try Ledger(repository, tree: parent.tree)
    let staged = try Index(repository).changes(against: parent.tree)
    guard staged.unmerged.isEmpty else {
      throw UsageError("\(staged.unmerged[0]) is in an unfinished merge", hint: "resolve it and git add it")
    }
    // Git asks pre-commit before it says itself that there is nothing to commit; commit-msg only for a real commit.
    guard !staged.changes.isEmpty || message != nil else { return nil }
    let time = max(session.now, parent.committer.map { .init(secondsSinceEpoch: $0.seconds) } ?? session.now)
    let ident = try session.identity(at: time)
    return try session.judge(ledger)(
      ProposedCommit(
        parent: parent, after: ledger.state(of: parent.tree, with: staged.changes), author: ident, committer: ident,
        message: message))
  }
}
