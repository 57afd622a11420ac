import Glibc

extension WorkTree {
  /// Throws `.wouldOverwrite` when a path of these changes has been edited, staged or made and not committed, and
  /// `.locked` when git is writing the index.
  ///
  /// A path may be as it was before the change or as it will be after it; anything else is somebody's work.
  public func check(_ changes: [TreeChange]) throws(GitError) {
    let lock = trees.repository.indexPath + ".lock"
    if !changes.isEmpty, unsafe access(lock, F_OK) == 0 {
      throw GitError(
        .locked, "change files in", directory, "git holds \(lock)",
        remedy: "wait for it, or remove that file if no git is running")
    }
    let states = try states(of: changes)
    let touched = zip(changes, states).filter { $1 == .edited }.map(\.0.path)
    guard touched.isEmpty else {
      throw GitError(
        .wouldOverwrite(touched), "change", touched.joined(separator: ", "), "it holds changes that are not committed",
        remedy: "commit or git stash them")
    }
  }

  /// Brings the files and the index entries of these changes to their new state, all others as they are.
  ///
  /// Checks first, as `check` does. With `step`, the states that the changes lie between, the index stays quick to read.
  func update(_ changes: [TreeChange], along step: KnownTree.Step? = nil) throws(GitError) {
    try check(changes)
    try bring(changes, along: step)
  }

  /// The same for those paths that hold nobody's work; gives the paths that do.
  func updateUnedited(_ changes: [TreeChange]) throws(GitError) -> [String] {
    let states = try states(of: changes)
    try bring(zip(changes, states).filter { $1 != .edited }.map(\.0))
    return zip(changes, states).filter { $1 == .edited }.map(\.0.path)
  }

  private func bring(_ changes: [TreeChange], along step: KnownTree.Step? = nil) throws(GitError) {
    guard !changes.isEmpty else { return }
    try trees.repository.requireWritable("change files of")
    try trees.repository.exclusively { () throws(GitError) in
      var edits: [[UInt8]: IndexWriter.Edit] = [:]
      for change in changes {
        try FaultPoint.willDo("change file \(change.path)")
        if let after = change.after {
          edits[[UInt8](change.path.utf8)] = .put(try write(after, to: change.path), after)
        } else {
          try remove(change.path)
          edits[[UInt8](change.path.utf8)] = .remove
        }
      }
      try writeIndex(edits, along: step)
    }
  }

  private func writeIndex(
    _ edits: [[UInt8]: IndexWriter.Edit], along step: KnownTree.Step?
  ) throws(GitError) {
    let repository = trees.repository
    let old = try IndexFile(repository.indexPath)
    var known: [UInt8]?
    if let step {
      known = try KnownTree.bytes(
        old?.knownTrees, isEmpty: (old?.entryCount ?? 0) == 0, after: step, reading: trees)
    }
    let lock = try LockFile(
      "index", in: repository.gitDirectory, commonDirectory: repository.commonDirectory,
      content: try IndexWriter.bytes(from: old, edits, knownTrees: known), syncs: false)
    try lock.commit()
  }
}

// MARK: What is there now

extension WorkTree {
  private enum State {
    case unedited, edited
  }

  private func states(of changes: [TreeChange]) throws(GitError) -> [State] {
    let index = try Index(trees)
    let entries = try index.entries(at: Set(changes.map { [UInt8]($0.path.utf8) }))
    var directories = SoundDirectories(root: directory)
    var states: [State] = []
    for change in changes {
      let entry = entries[[UInt8](change.path.utf8)]
      var isUnedited = isStagedAsCommitted(change, entry) && directories.isSound(above: change.path)
      if isUnedited { isUnedited = try isOnDiskAsCommitted(change, entry, index) }
      states.append(isUnedited ? .unedited : .edited)
    }
    return states
  }

  private func isStagedAsCommitted(_ change: TreeChange, _ entry: IndexFile.Entry?) -> Bool {
    guard let entry else { return change.before == nil || change.after == nil }
    guard entry.stage == 0, !entry.isIntent else { return false }
    let staged = TreeEntry(mode: entry.mode, id: entry.id)
    return staged == change.before || staged == change.after
  }

  private func isOnDiskAsCommitted(
    _ change: TreeChange, _ entry: IndexFile.Entry?, _ index: Index
  ) throws(GitError) -> Bool {
    guard let status = try FileStatus(ofFile: directory + change.path) else {
      return change.before == nil || change.after == nil
    }
    guard status.isFile else { return false }
    if let entry, !checksModes || (status.mode & S_IXUSR != 0) == (entry.mode.rawValue & 0o100 != 0),
      index.isFresh(entry, status)
    {
      return true
    }
    let found = try self.entry(at: change.path, status)
    return found == change.before || found == change.after
      || (!checksModes && (found.id == change.before?.id || found.id == change.after?.id))
  }
}

/// Which directories on the way to a file are directories and not links to somewhere else.
private struct SoundDirectories {
  let root: String
  private var known: [Substring: Bool] = [:]

  init(root: String) { self.root = root }

  mutating func isSound(above path: String) -> Bool {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return true }
    let directory = path[..<slash]
    if let isSound = known[directory] { return isSound }
    var status = stat()
    var isSound = isSound(above: String(directory))
    if isSound, unsafe lstat(root + directory, &status) == 0 { isSound = status.st_mode & S_IFMT == S_IFDIR }
    known[directory] = isSound
    return isSound
  }
}

// MARK: Files

extension WorkTree {
  private func write(_ entry: TreeEntry, to path: String) throws(GitError) -> FileStatus {
    guard entry.mode.isFile else {
      throw GitError(.invalid, "write", directory + path, "it is of mode \(entry.mode), which is not a file")
    }
    let bytes = try trees.repository.read(entry.id, .blob, limit: .max)
    try makeDirectories(above: path)
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { directory + path[...$0] } ?? directory
    // One name for all: the writer lock is held, and what a killed process left here is written over by who finishes.
    let temporary = folder + ".folio.tmp"
    do throws(GitError) {
      let file = try OpenFile(
        temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: entry.mode.rawValue & 0o100 != 0 ? 0o777 : 0o666)
      try file.write(bytes)
      if unsafe rename(temporary, directory + path) != 0 { throw GitError(errno: errno, "write", directory + path) }
    } catch {
      if FaultPoint.mayCleanUp { unsafe unlink(temporary) }
      throw error
    }
    guard let status = try FileStatus(ofFile: directory + path) else {
      throw GitError(.failed, "write", directory + path, "somebody took it away at once")
    }
    return status
  }

  private func makeDirectories(above path: String) throws(GitError) {
    var made = directory
    for name in path.split(separator: "/").dropLast() {
      made += name
      if unsafe mkdir(made, 0o777) != 0, errno != EEXIST { throw GitError(errno: errno, "create directory", made) }
      made += "/"
    }
  }

  /// Removes a file and the directories that are empty without it.
  private func remove(_ path: String) throws(GitError) {
    if unsafe unlink(directory + path) != 0, errno != ENOENT, errno != ENOTDIR {
      throw GitError(errno: errno, "remove", directory + path)
    }
    var above = path.split(separator: "/").dropLast()
    while !above.isEmpty, unsafe rmdir(directory + above.joined(separator: "/")) == 0 { above.removeLast() }
  }
}
