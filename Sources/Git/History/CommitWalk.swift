/// The commits reachable from one and not from another, parents before children.
///
/// Parents are read from the raw commits alone: commit-graph, replace refs and grafts have no say. A commit that should
/// be there and is not throws `.missingObject`; the walk never just stops. A commit with two or more parents is
/// yielded like any other, after all of its parents that belong to the walk.
public struct CommitWalk {
  /// The ids in the order of the walk.
  public let ids: [ObjectID]
  /// Whether the newest commit descends from the excluded one, or is it; true when nothing is excluded.
  public let isFastForward: Bool

  private let repository: Repository
  private let limits: ObjectLimits
  private var position = 0
  /// Commits that were read while looking for the way, the last of `ids` first; what no longer fits is read again.
  private var kept: KeptCommits

  /// Finds the way from `new` back to `old`; nil stands for the beginning.
  ///
  /// Throws `.overLimit` when the walk has more than `limit` commits.
  public init(
    _ repository: Repository, from new: ObjectID, notFrom old: ObjectID?, limit: Int = .max,
    limits: ObjectLimits = .standard
  ) throws(GitError) {
    self.repository = repository
    self.limits = limits
    if let line = try Line(repository, from: new, to: old, limit: limit, limits: limits) {
      ids = line.ids
      kept = line.kept
      isFastForward = true
    } else {
      let graph = try Graph(repository, from: new, notFrom: old, limit: limit)
      ids = graph.ids
      kept = KeptCommits()
      isFastForward = graph.isFastForward
    }
  }

  public var count: Int { ids.count }

  /// The next commit; nil after the last.
  public mutating func next() throws(GitError) -> CommitObject? {
    guard position < ids.count else { return nil }
    let id = ids[position]
    position += 1
    if let commit = kept.take(id) { return commit }
    return try repository.commit(id, limits: limits)
  }
}

/// The common case, first parent after first parent without a merge.
private struct Line {
  var ids: [ObjectID] = []
  var kept = KeptCommits()

  /// Nil when the line from `new` does not lead straight to `old`.
  init?(
    _ repository: Repository, from new: ObjectID, to old: ObjectID?, limit: Int, limits: ObjectLimits
  ) throws(GitError) {
    var next: ObjectID? = new
    while let id = next, id != old {
      let commit = try repository.commit(id, limits: limits)
      guard commit.parents.count < 2, ids.count < limit else { return nil }
      ids.append(id)
      kept.add(commit)
      next = commit.parents.first
    }
    // The beginning of history was met before `old`.
    if next != old { return nil }
    ids.reverse()
  }
}

/// The commits read last, up to a number of bytes.
private struct KeptCommits {
  private var commits: [CommitObject] = []
  private var bytes = 0
  private let capacity = 16 << 20

  mutating func add(_ commit: CommitObject) {
    if bytes > capacity {
      commits.removeFirst(commits.count / 2)
      bytes = commits.reduce(0) { $0 + $1.bytes.count }
    }
    commits.append(commit)
    bytes += commit.bytes.count
  }

  mutating func take(_ id: ObjectID) -> CommitObject? {
    commits.last?.id == id ? commits.removeLast() : nil
  }
}

/// The general case: merges, and histories that went apart.
private struct Graph {
  var ids: [ObjectID] = []
  var isFastForward: Bool

  init(_ repository: Repository, from new: ObjectID, notFrom old: ObjectID?, limit: Int) throws(GitError) {
    var excluded: Set<ObjectID> = []
    if let old {
      var ancestors = Ancestors(repository, of: old)
      while try ancestors.next() != nil {}
      excluded = ancestors.seen
    }
    isFastForward = old == nil || new == old

    // Depth first with the way back on a stack of our own: history is deeper than any thread's stack.
    var entered: Set<ObjectID> = []
    var path: [(id: ObjectID, parents: [ObjectID], next: Int)] = []
    func enter(_ id: ObjectID) throws(GitError) {
      if excluded.contains(id) || !entered.insert(id).inserted { return }
      guard entered.count <= limit else {
        throw GitError(
          .overLimit(size: entered.count, limit: limit), "walk from", "\(new)", "there are more than \(limit) commits")
      }
      path.append((id, try repository.commit(id).parents, 0))
    }
    try enter(new)
    while let last = path.last {
      guard last.next < last.parents.count else {
        ids.append(last.id)
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let parent = last.parents[last.next]
      if parent == old { isFastForward = true }
      try enter(parent)
    }
  }
}
