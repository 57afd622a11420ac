import Glibc

/// Git's own lock on a file, `<file>.lock`, holding what the file will be.
///
/// The lock appears with its content already written: it is a second name of a file in `folio/`. So a later process can
/// tell one that a killed process of ours left from one that git holds. Only to be had by the one `WriterLock`.
struct LockFile: ~Copyable {
  private let path: String
  private let own: String
  private let syncs: Bool

  /// Locks `name` in `directory`, waiting a second for git; then throws `.locked`.
  ///
  /// With `syncs` the content is on the disk before the lock appears, and its name when `commit` returns.
  init(_ name: String, in directory: String, commonDirectory: String, content: [UInt8], syncs: Bool) throws(GitError) {
    path = directory + name
    own = commonDirectory + "folio/" + name.replacing("/", with: "+") + ".new"
    self.syncs = syncs
    Self.removeLeftovers(own: own, lock: path + ".lock")
    do throws(GitError) {
      try FaultPoint.willDo("write the new \(name)")
      let file = try OpenFile(own, O_WRONLY | O_CREAT | O_EXCL)
      try file.write(content)
      if syncs {
        try FaultPoint.willDo("bring the new \(name) to the disk")
        try file.sync()
      }
      try Self.makeDirectories(of: name, in: directory)
      try FaultPoint.willDo("lock \(name)")
      try Self.link(own, to: path + ".lock")
    } catch {
      if FaultPoint.mayCleanUp { unsafe unlink(own) }
      throw error
    }
  }

  deinit {
    // After a commit only the file in `folio/` is left.
    if FaultPoint.mayCleanUp { Self.removeLeftovers(own: own, lock: path + ".lock") }
  }

  /// Makes the content the file's.
  borrowing func commit() throws(GitError) {
    try FaultPoint.willDo("replace \(path)")
    if unsafe rename(path + ".lock", path) != 0 {
      // Directories of references that are gone may stand where the file shall be.
      guard errno == EISDIR, unsafe rmdir(path) == 0, unsafe rename(path + ".lock", path) == 0 else {
        throw GitError(errno: errno, "replace", path)
      }
    }
    guard syncs else { return }
    try FaultPoint.willDo("bring the name \(path) to the disk")
    try syncAll([String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])])
  }

  /// Removes our file, and the lock too when the lock is that file under its other name.
  private static func removeLeftovers(own: String, lock: String) {
    var (ours, locked) = (stat(), stat())
    guard unsafe stat(own, &ours) == 0 else { return }
    if unsafe stat(lock, &locked) == 0, ours.st_ino == locked.st_ino, ours.st_dev == locked.st_dev {
      unsafe unlink(lock)
    }
    unsafe unlink(own)
  }

  private static func link(_ own: String, to lock: String) throws(GitError) {
    var waiting = Waiting(1)
    while unsafe Glibc.link(own, lock) != 0 {
      if errno != EEXIST { throw GitError(errno: errno, "lock", lock) }
      guard waiting.goesOn() else {
        throw GitError(
          .locked, "lock", String(lock.dropLast(5)), "git holds \(lock)",
          remedy: "wait for it, or remove that file if no git is running")
      }
    }
  }

  private static func makeDirectories(of name: String, in directory: String) throws(GitError) {
    var made = directory
    for part in name.split(separator: "/").dropLast() {
      let above = made
      made += part + "/"
      if unsafe mkdir(made, 0o777) == 0 {
        try syncAll([above])
      } else if errno != EEXIST {
        throw GitError(errno: errno, "create directory", made)
      }
    }
  }
}
