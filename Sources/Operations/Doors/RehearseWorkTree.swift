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
    var edits: [String: [UInt8]?] = [:]
    // A file too large to be read is refused by its size, as it is at the other doors.
    var unread: [String: Int] = [:]
    for change in changes {
      do throws(GitError) {
        let bytes = if change.after == nil { [UInt8]?.none } else { try workTree.read(change.path, limit: 64 << 20) }
        edits.updateValue(bytes, forKey: change.path)
      } catch {
        guard case .overLimit(let size, _) = error.kind else { throw error }
        unread[change.path] = size
      }
    }
    let time = max(session.now, parent.committer.map { .init(secondsSinceEpoch: $0.seconds) } ?? session.now)
    let ident = try session.identity(at: time)
    return try session.judge(ledger)(
      ProposedCommit(
        parent: parent, after: ledger.state(of: parent.tree, with: edits, unread: unread), author: ident,
        committer: ident, message: nil
      ))
  }
}
