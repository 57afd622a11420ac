import Calendars
import Git
import Governance
import Storage

/// Judges what the index holds as the commit that git is about to make: `pre-commit` and `commit-msg`.
public struct RehearseCommit {
  let session: Session

  public init(_ session: Session) { self.session = session }

  /// - Parameter message: what `commit-msg` was given; nothing at `pre-commit`.
  /// - Returns: nothing when the index holds no change.
  public func callAsFunction(message: String? = nil) throws -> JudgedCommit? {
    let repository = session.repository
    let parent = try repository.head().commit.map { try repository.commit($0) }
    guard let parent else { throw StorageError.empty(reference: Ledger.mainReference) }
    let ledger = try Ledger(repository, tree: parent.tree)
    let changes = try Index(repository).changes(against: parent.tree).requireMerged()
    guard !changes.isEmpty else { return nil }
    let time = max(session.now, parent.committer.map { .init(secondsSinceEpoch: $0.seconds) } ?? session.now)
    let ident = try session.identity(at: time)
    return try session.judge(ledger)(
      ProposedCommit(
        parent: parent, after: ledger.state(of: parent.tree, with: changes), author: ident, committer: ident,
        message: message))
  }
}
