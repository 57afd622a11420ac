/// What is staged: the files of the next commit.
public struct Index {
  /// How the index differs from a state.
  public struct Difference: Equatable, Sendable {
    /// The paths that the next commit would change, in the order of their bytes.
    public let changes: [TreeChange]
    /// Paths that are announced (`git add --intent-to-add`); the next commit would not hold them.
    public let intended: [String]
    /// Paths of an unfinished merge; there can be no next commit while there are any.
    public let unmerged: [String]

    /// The changes; throws `.unmerged` when a merge is not finished, because then they are no next commit.
    public func requireMerged() throws(GitError) -> [TreeChange] {
      if unmerged.isEmpty { return changes }
      throw GitError(
        .unmerged(unmerged), "read", "the index", "a merge of \(unmerged.joined(separator: ", ")) is not finished",
        remedy: "resolve it and git add the files")
    }
  }

  private let trees: TreeCache
  private let file: IndexFile?

  /// Reads the index of the repository, or the one that git named to the hook that the repository was opened for.
  ///
  /// Throws `.unsupportedFormat` for a split or a sparse index, with the command that makes it whole.
  public init(_ repository: Repository) throws(GitError) {
    try self.init(TreeCache(repository))
  }

  init(_ trees: TreeCache) throws(GitError) {
    self.trees = trees
    file = try IndexFile(trees.repository.indexPath)
  }

  /// The number of entries.
  public var count: Int { file?.entryCount ?? 0 }

  /// The root tree of the next commit, whose parent has the tree `parent`.
  ///
  /// Git has written it when it runs pre-commit; where it has not, it is made in memory and can be read from this
  /// repository. Throws `.unmerged` with the paths of an unfinished merge.
  public func tree(after parent: ObjectID?) throws(GitError) -> ObjectID {
    if let root = file?.knownTrees?.id, trees.repository.contains(root) { return root }
    var edits: [String: TreeEntry?] = [:]
    for change in try changes(against: parent).requireMerged() { edits.updateValue(change.after, forKey: change.path) }
    return try TreeEditor(trees).apply(edits, to: parent)
  }

  /// How the index differs from a root tree; nil stands for the empty state.
  ///
  /// Directories whose trees git has noted in the index are compared by id, so that the cost follows what differs, but for
  /// one pass over the lengths of the entries.
  public func changes(against tree: ObjectID?) throws(GitError) -> Difference {
    guard let file else {
      let diff = try TreeDiff(from: tree, to: nil, reading: trees)
      return Difference(changes: diff.changes, intended: [], unmerged: [])
    }
    if let root = file.knownTrees?.id, trees.repository.contains(root) {
      do throws(GitError) {
        let diff = try TreeDiff(from: tree, to: root, reading: trees)
        return Difference(changes: diff.changes, intended: [], unmerged: [])
      } catch {
        // Git notes trees that it need not have written: the entries say the same.
        guard case .missingObject(let id) = error.kind, id != tree else { throw error }
      }
    }
    var comparison = try IndexComparison(file, trees)
    try comparison.compare(file.knownTrees, tree, prefix: [])
    return comparison.difference
  }

  /// The entry of a path, whatever state it is in; nil when the path is not staged.
  func entries(at paths: Set<[UInt8]>) throws(GitError) -> [[UInt8]: IndexFile.Entry] {
    guard let file, !paths.isEmpty else { return [:] }
    var found: [[UInt8]: IndexFile.Entry] = [:]
    var cursor = try IndexCursor(file)
    while let entry = cursor.entry {
      if paths.contains(cursor.path) { found[cursor.path] = found[cursor.path] ?? entry }
      try cursor.advance()
    }
    return found
  }

  /// Whether a file with this status holds what its entry says, without its contents being read.
  func isFresh(_ entry: IndexFile.Entry, _ status: FileStatus) -> Bool {
    guard let file, entry.stage == 0, !entry.isIntent else { return false }
    // Written in the second of the index itself or later: a change after that would not show.
    guard Int(status.modified) < file.file.modified else { return false }
    return FileStatus(file.file, entry.offset).matches(status)
  }

  var stored: IndexFile? { file }
}
