import Git
import Governance
import Rules
import Storage

/// A commit up to which whoever asks has verified history before, and whose id they hold.
///
/// The id stands for all that came before it, as a pinned root's stands for itself, so what lies in the clone need not be
/// believed. That the earlier objects are still whole, and clean, is not looked at again.
struct VerifiedBefore {
  let commit: ObjectID
  let repository: Repository

  /// The commits after it, up to `head`; nothing when history does not lead back to it.
  ///
  /// - Throws: `GitError` when history is not all there.
  func walk(to head: ObjectID) throws(GitError) -> CommitWalk? {
    guard repository.contains(commit) else {
      // What ends before the root does not show that the commit is missing from history.
      _ = try CommitWalk(repository, from: head, notFrom: nil)
      return nil
    }
    let walk = try CommitWalk(repository, from: head, notFrom: commit)
    return walk.isFastForward ? walk : nil
  }

  /// Whether the commits before it are to be judged again, because of what the commits in `walk` brought.
  ///
  /// A key that was distrusted since may have signed some of them. While a ledger is set up, its opening balance counts
  /// from the root.
  func needsThoseBefore(_ walk: CommitWalk) throws -> Bool {
    let tree = try repository.commit(commit).tree
    let ledger = try Ledger(repository, tree: tree)
    let state = ledger.state(of: tree)
    guard try state.record(Policy.id, as: Policy.self)?.isActive == true else { return true }
    guard let head = walk.ids.last else { return false }
    let known = try distrusted(in: state)
    let now = try distrusted(in: ledger.state(of: repository.commit(head).tree))
    let later = Set(walk.ids.map(\.description))
    return !now.subtracting(known).allSatisfy { later.contains($0.from) }
  }

  private func distrusted(in state: StoredState) throws -> Set<Distrust> {
    Set(
      try state.all(Person.self).flatMap(\.keys).compactMap { key in
        key.distrustedFrom.map { Distrust(key: key.key, from: $0) }
      })
  }

  private struct Distrust: Hashable {
    let key: String
    let from: String
  }
}
