import CLibgit2
import Glibc

extension WorkTree {
  /// The files under these folders that are not as in a root tree (nil: the empty state), in the order of their bytes.
  ///
  /// A file that the index knows and that has not been touched since is not read. Files that git ignores and does not
  /// track are left out. What is neither file nor directory has the zero id.
  public func changes(under folders: [String], against root: ObjectID?) throws(GitError) -> [TreeChange] {
    var walk = try FileWalk(self, folders)
    for folder in folders.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let entry = if let root { try trees.entry(at: folder, in: root) } else { TreeEntry?.none }
      try walk.compare([UInt8](folder.utf8), entry.flatMap { $0.mode.isDirectory ? $0.id : nil })
    }
    return walk.changes
  }
}

/// Goes through directories and trees side by side.
private struct FileWalk {
  private let workTree: WorkTree
  private let index: Index
  private let entries: [[UInt8]: IndexFile.Entry]
  var changes: [TreeChange] = []

  init(_ workTree: WorkTree, _ folders: [String]) throws(GitError) {
    self.workTree = workTree
    index = try Index(workTree.trees)
    entries = try index.entries(under: folders)
  }

  mutating func compare(_ folder: [UInt8], _ tree: ObjectID?) throws(GitError) {
    let before = if let tree { try workTree.trees.tree(tree) } else { TreeObject(id: .zero, bytes: []) }
    let prefix = folder + [UInt8(ascii: "/")]
    var left = before.slots[...]
    for found in try list(folder) {
      while let slot = left.first,
        compareNames(before.name(of: slot), slot.mode.isDirectory, found.name[...], found.isDirectory) < 0
      {
        try gone(slot, prefix + before.name(of: slot))
        left.removeFirst()
      }
      var slot: TreeObject.Slot?
      if let next = left.first,
        compareNames(before.name(of: next), next.mode.isDirectory, found.name[...], found.isDirectory) == 0
      {
        slot = next
        left.removeFirst()
      }
      let path = prefix + found.name
      if slot == nil, entries[path] == nil, isIgnored(path, found.isDirectory) { continue }
      if found.isDirectory {
        try compare(path, slot?.id)
      } else {
        try file(path, slot)
      }
    }
    for slot in left { try gone(slot, prefix + before.name(of: slot)) }
  }

  private mutating func file(_ bytes: [UInt8], _ slot: TreeObject.Slot?) throws(GitError) {
    let path = String(decoding: bytes, as: UTF8.self)
    let before = slot.map { TreeEntry(mode: $0.mode, id: $0.id) }
    guard let status = try FileStatus(ofFile: workTree.directory + path) else { return }
    let after: TreeEntry
    if let entry = entries[bytes], index.isFresh(entry, status), status.isFile,
      !workTree.checksModes || (status.mode & S_IXUSR != 0) == (entry.mode.rawValue & 0o100 != 0)
    {
      after = TreeEntry(mode: entry.mode, id: entry.id)
    } else {
      after = try workTree.entry(at: path, status)
    }
    if before != after { changes.append(TreeChange(path: path, before: before, after: after)) }
  }

  private mutating func gone(_ slot: TreeObject.Slot, _ path: [UInt8]) throws(GitError) {
    let path = String(decoding: path, as: UTF8.self)
    if slot.mode.isDirectory {
      changes += try TreeDiff(from: slot.id, to: nil, reading: workTree.trees, under: path).changes
    } else {
      changes.append(TreeChange(path: path, before: TreeEntry(mode: slot.mode, id: slot.id), after: nil))
    }
  }

  /// What a directory holds, in git's order; nothing when there is no such directory.
  private func list(_ folder: [UInt8]) throws(GitError) -> [(name: [UInt8], isDirectory: Bool)] {
    let path = workTree.directory + String(decoding: folder, as: UTF8.self)
    guard let directory = unsafe opendir(path) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw GitError(errno: errno, "list", path)
    }
    defer { unsafe closedir(directory) }
    var found: [(name: [UInt8], isDirectory: Bool)] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 256) {
          unsafe [UInt8](UnsafeBufferPointer(start: $0, count: strlen($0)))
        }
      }
      if [[0x2E], [0x2E, 0x2E], [UInt8](".git".utf8)].contains(name) { continue }
      let type = Int(unsafe entry.pointee.d_type)
      var isDirectory = type == Int(DT_DIR)
      if type == Int(DT_UNKNOWN) {
        let status = try FileStatus(ofFile: path + "/" + String(decoding: name, as: UTF8.self))
        isDirectory = status.map { $0.mode & S_IFMT == S_IFDIR } ?? false
      }
      found.append((name, isDirectory))
    }
    return found.sorted { compareNames($0.name[...], $0.isDirectory, $1.name[...], $1.isDirectory) < 0 }
  }

  private func isIgnored(_ path: [UInt8], _ isDirectory: Bool) -> Bool {
    var ignored: Int32 = 0
    let path = String(decoding: path, as: UTF8.self) + (isDirectory ? "/" : "")
    let code = unsafe workTree.trees.repository.handle.with { unsafe git_ignore_path_is_ignored(&ignored, $0, path) }
    return code == 0 && ignored == 1
  }
}

extension Index {
  /// The entries under these folders.
  fileprivate func entries(under folders: [String]) throws(GitError) -> [[UInt8]: IndexFile.Entry] {
    guard let file = stored else { return [:] }
    let prefixes = folders.map { [UInt8]($0.utf8) + [UInt8(ascii: "/")] }
    var found: [[UInt8]: IndexFile.Entry] = [:]
    var cursor = try IndexCursor(file)
    while let entry = cursor.entry {
      if prefixes.contains(where: { cursor.path.starts(with: $0) }) { found[cursor.path] = entry }
      try cursor.advance()
    }
    return found
  }
}
