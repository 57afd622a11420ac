import Calendars
import Git
import Governance
import Storage

/// Judges what committing every edit of the work tree would do; nothing when there is none.
public struct RehearseWorkTree {
  let session: Session

  public init(_ session: Session) { self.session = session }

  public func callAsFunction() throws -> JudgedCommit? {
    let repository = session.repository
    guard let workTree = WorkTree(repository) else {
      throw UsageError("a bare repository has no work tree", hint: "folio check --all, or --range OLD..NEW")
    }
    guard let parent = try session.head() else { throw StorageError.empty(reference: Ledger.mainReference) }
    let ledger = try Ledger(repository, tree: parent.tree)
    let changes = try workTree.changes(under: ["portfolio", "schemas", "hooks"], against: parent.tree)
    guard !changes.isEmpty else { return nil }
    let time = max(session.now, parent.committer.map { .init(secondsSinceEpoch: $0.seconds) } ?? session.now)
    let ident = try session.identity(at: time)
    return try session.judge(ledger)(
      ProposedCommit(
        parent: parent, after: ledger.state(of: parent.tree, with: changes, in: workTree), author: ident,
        committer: ident, message: nil
      ))
  }
}
