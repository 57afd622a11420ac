import Git
import Rules

/// What one move of a reference brings: its new commits, and the paths that they touch.
struct PushedWork {
  let commits: [CommitObject]
  /// In the order of their bytes.
  let paths: [String]

  /// Reads what `move` brings beside `base`, which stands for the old value of a new reference.
  ///
  /// Each commit counts, so that work and its undoing in one push hide nothing; of a merge what differs from all of its
  /// parents. Where history is rewound or replaced, what the reference holds in the end counts too.
  ///
  /// - Throws: `GitError` when an object is missing, and ``GuardFault`` where a path lies too deep to be looked at.
  init(_ move: ReferenceMove, notIn base: ObjectID?, of repository: Repository) throws {
    guard let new = move.new else {
      commits = []
      paths = []
      return
    }
    var walk = try CommitWalk(
      repository, from: new, notFrom: move.old ?? base, limit: ReceivePush.maximumCommits)
    let trees = TreeCache(repository, limits: Self.limits)
    var found: Set<String> = []
    var commits: [CommitObject] = []
    while let commit = try walk.next() {
      commits.append(commit)
      found.formUnion(try Self.touched(by: commit, trees))
    }
    if let old = move.old, !walk.isFastForward {
      found.formUnion(
        try Self.differences(from: repository.commit(old).tree, to: repository.commit(new).tree, trees))
    }
    self.commits = commits
    paths = found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether what the guard itself holds would be another after `move`.
  static func changesGuard(_ move: ReferenceMove, in repository: Repository) throws -> Bool {
    guard let old = move.old else { return false }
    guard let new = move.new else { return true }
    return try GuardConfiguration.entry(in: old, of: repository) != GuardConfiguration.entry(in: new, of: repository)
  }

  /// Repositories of code hold more than a ledger may.
  private static var limits: ObjectLimits {
    var limits = ObjectLimits()
    limits.path = 4_096
    limits.levels = 256
    return limits
  }

  private static func touched(by commit: CommitObject, _ trees: TreeCache) throws -> Set<String> {
    guard !commit.parents.isEmpty else { return try differences(from: nil, to: commit.tree, trees) }
    var common: Set<String>?
    for parent in commit.parents {
      let paths = try differences(from: trees.repository.commit(parent).tree, to: commit.tree, trees)
      common = common?.intersection(paths) ?? paths
    }
    return common ?? []
  }

  private static func differences(from old: ObjectID?, to new: ObjectID, _ trees: TreeCache) throws -> Set<String> {
    let diff = try TreeDiff(from: old, to: new, reading: trees)
    for fault in diff.faults {
      guard case .limit(let passed) = fault.problem else { continue }
      throw GuardFault(
        "\(fault.path) could not be looked at: \(passed.what) \(passed.n)", next: "move it nearer the root")
    }
    return Set(diff.changes.map(\.path))
  }
}
