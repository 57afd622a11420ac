import Calendars
import Git

/// The commits of a line from the newest to the first, read when they are asked for.
struct FirstParents {
  private let repository: Repository
  private var following: ObjectID?

  init(_ repository: Repository, from id: ObjectID) {
    self.repository = repository
    following = id
  }

  /// The next older commit; nothing after the first.
  ///
  /// - Throws: `GitError` when a commit that should be there is missing.
  mutating func next() throws(GitError) -> CommitObject? {
    guard let id = following else { return nil }
    let commit = try repository.commit(id)
    following = commit.parents.first
    return commit
  }
}

extension CommitObject {
  /// The committer time, which the order of commits agrees with.
  var time: Instant { Instant(secondsSinceEpoch: committer?.seconds ?? 0) }
}
