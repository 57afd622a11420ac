/// A path whose entry differs between two states.
public struct TreeChange: Hashable, Sendable {
  public let path: String
  /// Nil when the path is new.
  public let before: TreeEntry?
  /// Nil when the path is gone.
  public let after: TreeEntry?

  public init(path: String, before: TreeEntry?, after: TreeEntry?) {
    self.path = path
    self.before = before
    self.after = after
  }
}

/// The files that differ between two states, found by comparing ids: an equal subtree is never read, so the cost follows
/// what changed.
public struct TreeDiff: Sendable {
  /// The paths of files that differ, in the order of their bytes. Renames are a path gone and a path new.
  public let changes: [TreeChange]
  /// What is wrong with the trees of the new state that were read to find them.
  public let faults: [TreeFault]
  /// Whether there are more changes than were asked for.
  public let isTruncated: Bool

  /// Compares two root trees; nil stands for the empty one.
  ///
  /// Stops after `maximum` changes. With `under`, both are a subdirectory's tree and the paths begin with its path.
  /// Throws when a tree that is needed is missing or unreadable. A tree of the new state that is too large or is no tree
  /// is a fault; in the old state it is thrown.
  public init(
    from old: ObjectID?, to new: ObjectID?, reading trees: TreeCache, under directory: String = "",
    atMost maximum: Int = .max
  ) throws(GitError) {
    var comparison = Comparison(trees: trees, maximum: maximum)
    if old != new { try comparison.compare(old, new, under: PathPrefix(directory)) }
    changes = comparison.changes
    faults = comparison.faults
    isTruncated = comparison.isTruncated
  }
}

/// A directory's path, ready to have a name put behind it.
private struct PathPrefix {
  private let bytes: [UInt8]
  /// How many names the path has.
  let levels: Int

  init(_ directory: String) {
    let names = directory.utf8.split(separator: UInt8(ascii: "/"))
    bytes = names.flatMap { [UInt8]($0) + [UInt8(ascii: "/")] }
    levels = names.count
  }

  private init(bytes: [UInt8], levels: Int) {
    self.bytes = bytes
    self.levels = levels
  }

  var length: Int { bytes.count }

  /// The directory itself, without a slash at the end.
  var directory: String { String(decoding: bytes.dropLast(), as: UTF8.self) }

  func path(_ name: ArraySlice<UInt8>) -> String { String(decoding: bytes + name, as: UTF8.self) }

  func path(_ name: String) -> String { String(decoding: bytes, as: UTF8.self) + name }

  func appending(_ name: ArraySlice<UInt8>) -> PathPrefix {
    PathPrefix(bytes: bytes + name + CollectionOfOne(UInt8(ascii: "/")), levels: levels + 1)
  }
}

private struct Comparison {
  let trees: TreeCache
  let maximum: Int
  var changes: [TreeChange] = []
  var faults: [TreeFault] = []
  var isTruncated = false
  /// How many more directories may be read: trees without files in them could be nested to any number.
  var directoriesLeft: Int

  init(trees: TreeCache, maximum: Int) {
    self.trees = trees
    self.maximum = maximum
    directoriesLeft = maximum < 1 << 32 ? (maximum + 1) * (trees.limits.levels + 1) : .max
  }

  mutating func compare(_ old: ObjectID?, _ new: ObjectID?, under prefix: PathPrefix) throws(GitError) {
    guard !isTruncated else { return }
    directoriesLeft -= 1
    if directoriesLeft < 0 {
      isTruncated = true
      return
    }
    let before = if let old { try trees.tree(old) } else { TreeObject.empty }
    let after = if let new { try newTree(new, prefix) } else { TreeObject.empty }
    guard let after else { return }
    if new != nil { note(after, prefix) }
    try merge(before, after, prefix)
  }

  private mutating func merge(
    _ before: TreeObject, _ after: TreeObject, _ prefix: PathPrefix
  ) throws(GitError) {
    var (left, right) = (0, 0)
    while left < before.slots.count || right < after.slots.count, !isTruncated {
      let one = left < before.slots.count ? before.slots[left] : nil
      let other = right < after.slots.count ? after.slots[right] : nil
      let order = order(one, before, other, after)
      if order <= 0 { left += 1 }
      if order >= 0 { right += 1 }
      let was = order <= 0 ? one : nil
      let becomes = order >= 0 ? other : nil
      if let was, let becomes, was.id == becomes.id, was.mode == becomes.mode { continue }
      guard let name = was.map(before.name(of:)) ?? becomes.map(after.name(of:)) else { continue }

      if (was ?? becomes)?.mode.isDirectory == true {
        try enter(was?.id, becomes?.id, prefix.appending(name))
      } else {
        add(was, becomes, name, prefix)
      }
    }
  }

  private func order(_ one: TreeObject.Slot?, _ before: TreeObject, _ other: TreeObject.Slot?, _ after: TreeObject)
    -> Int
  {
    guard let one else { return 1 }
    guard let other else { return -1 }
    return compareNames(before.name(of: one), one.mode.isDirectory, after.name(of: other), other.mode.isDirectory)
  }

  private mutating func enter(_ was: ObjectID?, _ becomes: ObjectID?, _ prefix: PathPrefix) throws(GitError) {
    if was == becomes { return }
    // A file in it would be a level deeper still. On either side: trees can be nested deeper than any stack.
    if prefix.levels >= trees.limits.levels {
      faults.append(limit(prefix.directory, "depth of a path", prefix.levels + 1, trees.limits.levels))
      return
    }
    try compare(was, becomes, under: prefix)
  }

  private mutating func add(
    _ was: TreeObject.Slot?, _ becomes: TreeObject.Slot?, _ name: ArraySlice<UInt8>, _ prefix: PathPrefix
  ) {
    if changes.count == maximum {
      isTruncated = true
      return
    }
    let path = prefix.path(name)
    let length = prefix.length + name.count
    if becomes != nil, length > trees.limits.path {
      faults.append(limit(path, "length of a path", length, trees.limits.path))
    }
    changes.append(
      TreeChange(
        path: path,
        before: was.map { TreeEntry(mode: $0.mode, id: $0.id) },
        after: becomes.map { TreeEntry(mode: $0.mode, id: $0.id) }))
  }

  /// A tree of the new state; nil when it is one that a ledger cannot hold, which is noted.
  private mutating func newTree(_ id: ObjectID, _ prefix: PathPrefix) throws(GitError) -> TreeObject? {
    do throws(GitError) {
      return try trees.tree(id)
    } catch {
      switch error.kind {
      case .overLimit(let size, let most): faults.append(limit(prefix.directory, "size of a directory", size, most))
      case .wrongKind:
        faults.append(TreeFault(path: prefix.directory, .grammar("it is listed as a directory and is none")))
      default: throw error
      }
      return nil
    }
  }

  private mutating func note(_ tree: TreeObject, _ prefix: PathPrefix) {
    for fault in tree.faults {
      let path = fault.name.map { prefix.path($0) } ?? prefix.directory
      faults.append(TreeFault(path: path, .grammar(fault.detail)))
    }
    if tree.slots.isEmpty, prefix.levels > 0 {
      faults.append(TreeFault(path: prefix.directory, .grammar("it is a directory without files")))
    }
  }

  private func limit(_ path: String, _ what: String, _ n: Int, _ limit: Int) -> TreeFault {
    TreeFault(path: path, .limit(PassedLimit(what: what, n: n, limit: limit)))
  }
}

extension TreeObject {
  fileprivate static let empty = TreeObject(id: .zero, bytes: [])
}
