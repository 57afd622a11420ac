/// The trees that were read lately, parsed: walking a history reads again only those that a commit changed.
public final class TreeCache {
  public let repository: Repository
  public let limits: ObjectLimits
  // Two generations: what is asked for moves to the young one, and when that is full the old one goes.
  private var young: [ObjectID: TreeObject] = [:]
  private var old: [ObjectID: TreeObject] = [:]
  private var youngBytes = 0
  private let capacity: Int

  /// Keeps about `capacity` bytes of trees, twice that at most.
  public init(_ repository: Repository, limits: ObjectLimits = .standard, capacity: Int = 8 << 20) {
    self.repository = repository
    self.limits = limits
    self.capacity = capacity
  }

  /// The tree of an id.
  ///
  /// Throws `.missingObject`, `.wrongKind` when it is no tree, `.overLimit` when it passes the limit of a tree.
  public func tree(_ id: ObjectID) throws(GitError) -> TreeObject {
    if let tree = young[id] { return tree }
    let tree: TreeObject
    if let kept = old[id] {
      tree = kept
    } else if id == .emptyTree {
      tree = TreeObject(id: id, bytes: [])
    } else {
      tree = TreeObject(id: id, bytes: try repository.read(id, .tree, limit: limits.tree))
    }
    if youngBytes > capacity {
      old = young
      young = [:]
      youngBytes = 0
    }
    young[id] = tree
    youngBytes += tree.bytes.count
    return tree
  }

  /// What stands at a path (`portfolio/ledger.json`) in the state of a root tree; nil when nothing does.
  ///
  /// The empty path is the root itself.
  public func entry(at path: String, in root: ObjectID) throws(GitError) -> TreeEntry? {
    var entry = TreeEntry.directory(root)
    for name in path.utf8.split(separator: UInt8(ascii: "/")) {
      guard entry.mode.isDirectory, let next = try tree(entry.id).entry(named: [UInt8](name)) else { return nil }
      entry = next
    }
    return entry
  }

  /// The files under a directory of a state with their paths from the root, in git's order; empty when there is no such
  /// directory.
  public func files(under directory: String, in root: ObjectID) throws(GitError) -> [TreeFile] {
    guard let entry = try entry(at: directory, in: root), entry.mode.isDirectory else { return [] }
    return try TreeDiff(from: nil, to: entry.id, reading: self, under: directory).changes.compactMap { change in
      change.after.map { TreeFile(path: change.path, entry: $0) }
    }
  }
}

/// A file of a state.
public struct TreeFile: Hashable, Sendable {
  public let path: String
  public let entry: TreeEntry

  public init(path: String, entry: TreeEntry) {
    self.path = path
    self.entry = entry
  }
}

extension ObjectID {
  /// The tree without entries, which git knows without storing it.
  public static let emptyTree = ObjectID.of(.tree, [])
}
