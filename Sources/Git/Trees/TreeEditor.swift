/// Makes a new state from an old one: reads and writes only the trees on the paths that change.
public struct TreeEditor {
  private let trees: TreeCache

  public init(_ trees: TreeCache) { self.trees = trees }

  /// The root tree after these edits of `base`; nil as base stands for the empty state.
  ///
  /// An edit puts an entry at a path, or with nil takes away what is there; taking away nothing is no error. Directories
  /// that end up without files are gone. Throws `.invalid` when a path would be a file and a directory at once, or has an
  /// empty name in it.
  public func apply(_ edits: [String: TreeEntry?], to base: ObjectID?) throws(GitError) -> ObjectID {
    var list: [Edit] = []
    for (path, entry) in edits {
      let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { [UInt8]($0) }
      if names.contains([]) { throw GitError(.invalid, "change", path, "it is not a path") }
      list.append(Edit(path: path, names: names, entry: entry))
    }
    list.sort { $0.names.lexicographicallyPrecedes($1.names) { $0.lexicographicallyPrecedes($1) } }
    return try directory(base, list[...], level: 0) ?? trees.repository.make(.tree, [])
  }

  /// The tree of a directory after its edits; nil when nothing is left in it.
  private func directory(_ base: ObjectID?, _ edits: ArraySlice<Edit>, level: Int) throws(GitError) -> ObjectID? {
    let tree = if let base { try trees.tree(base) } else { TreeObject(id: .emptyTree, bytes: []) }
    var replaced: [[UInt8]: TreeEntry?] = [:]
    var start = edits.startIndex
    while start < edits.endIndex {
      let name = edits[start].names[level]
      let end = edits[start...].firstIndex { $0.names[level] != name } ?? edits.endIndex
      replaced.updateValue(
        try entry(tree.entry(named: name), edits[start..<end], level: level), forKey: name)
      start = end
    }
    let bytes = tree.bytes(replacing: replaced)
    return bytes.isEmpty ? nil : trees.repository.make(.tree, bytes)
  }

  /// What stands under one name after its edits: at most one puts or takes a file, the others lie below it.
  private func entry(_ base: TreeEntry?, _ edits: ArraySlice<Edit>, level: Int) throws(GitError) -> TreeEntry? {
    let own = edits.first.flatMap { $0.names.count == level + 1 ? $0 : nil }
    let below = own == nil ? edits : edits.dropFirst()
    let keepsFile = own == nil && base.map { !$0.mode.isDirectory } == true
    let folder = base.flatMap { $0.mode.isDirectory ? $0.id : nil }
    if let own, own.entry == nil, below.isEmpty { return nil }
    if let own, let entry = own.entry, folder == nil, below.isEmpty { return entry }

    let tree = try directory(folder, below, level: level + 1)
    let file = keepsFile ? base : own?.entry
    guard let tree else { return file }
    if file != nil, let path = edits.last?.path {
      throw GitError(.invalid, "change", path, "it would be a file and a directory at once")
    }
    return .directory(tree)
  }
}

private struct Edit {
  let path: String
  let names: [[UInt8]]
  let entry: TreeEntry?
}
