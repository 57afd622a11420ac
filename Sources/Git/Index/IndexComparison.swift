/// Goes through an index and a tree side by side.
struct IndexComparison {
  private let trees: TreeCache
  private var cursor: IndexCursor
  private var changes: [TreeChange] = []
  private var intended: [String] = []
  private var unmerged: [String] = []

  init(_ file: IndexFile, _ trees: TreeCache) throws(GitError) {
    self.trees = trees
    cursor = try IndexCursor(file)
  }

  var difference: Index.Difference {
    Index.Difference(changes: changes, intended: intended, unmerged: unmerged)
  }

  /// Compares what lies under a directory (`prefix` ends in a slash), which the cursor has reached.
  mutating func compare(_ known: KnownTree?, _ tree: ObjectID?, prefix: [UInt8]) throws(GitError) {
    let before = if let tree { try trees.tree(tree) } else { TreeObject(id: .zero, bytes: []) }
    var left = before.slots[...]
    while cursor.entry != nil, cursor.path.starts(with: prefix) {
      let rest = cursor.path[prefix.count...]
      let slash = rest.firstIndex(of: UInt8(ascii: "/"))
      let name = rest[..<(slash ?? rest.endIndex)]
      let isDirectory = slash != nil
      // What the tree has before this name is gone from the index.
      while let slot = left.first, compareNames(before.name(of: slot), slot.mode.isDirectory, name, isDirectory) < 0 {
        try gone(slot, prefix + before.name(of: slot))
        left.removeFirst()
      }
      var slot: TreeObject.Slot?
      if let next = left.first, compareNames(before.name(of: next), next.mode.isDirectory, name, isDirectory) == 0 {
        slot = next
        left.removeFirst()
      }
      if isDirectory {
        try directory(known?.child(name), slot?.id, prefix + name + [UInt8(ascii: "/")])
      } else {
        try file(slot)
      }
    }
    for slot in left { try gone(slot, prefix + before.name(of: slot)) }
  }

  private mutating func directory(_ known: KnownTree?, _ tree: ObjectID?, _ prefix: [UInt8]) throws(GitError) {
    if let known, let tree, known.id == tree, let count = known.entryCount, count > 0 {
      try cursor.skip(count)
    } else {
      try compare(known, tree, prefix: prefix)
    }
  }

  /// Takes all entries of the cursor's path, of which an unfinished merge has several.
  private mutating func file(_ slot: TreeObject.Slot?) throws(GitError) {
    guard let entry = cursor.entry else { return }
    let bytes = cursor.path
    let path = String(decoding: bytes, as: UTF8.self)
    let before = slot.map { TreeEntry(mode: $0.mode, id: $0.id) }
    if entry.stage != 0 {
      unmerged.append(path)
      while cursor.entry != nil, cursor.path == bytes { try cursor.advance() }
      return
    }
    try cursor.advance()
    var after: TreeEntry? = TreeEntry(mode: entry.mode, id: entry.id)
    if entry.isIntent {
      intended.append(path)
      after = nil
    }
    if before != after { changes.append(TreeChange(path: path, before: before, after: after)) }
  }

  private mutating func gone(_ slot: TreeObject.Slot, _ path: [UInt8]) throws(GitError) {
    let path = String(decoding: path, as: UTF8.self)
    if slot.mode.isDirectory {
      changes += try TreeDiff(from: slot.id, to: nil, reading: trees, under: path).changes
    } else {
      changes.append(TreeChange(path: path, before: TreeEntry(mode: slot.mode, id: slot.id), after: nil))
    }
  }
}
