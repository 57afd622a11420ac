import Glibc

/// The right to be the one writer of a repository among all that go through this code.
///
/// The kernel takes it back when the process goes, however it goes. Git knows nothing of it and has locks of its own.
struct WriterLock: ~Copyable {
  private let file: OpenFile

  /// Waits at most `patience` seconds; then throws `.locked`.
  init(commonDirectory: String, patience: Double) throws(GitError) {
    let directory = commonDirectory + "folio"
    if unsafe mkdir(directory, 0o777) != 0, errno != EEXIST {
      throw GitError(errno: errno, "create directory", directory)
    }
    let path = directory + "/writer"
    let file = try OpenFile(path, O_RDWR | O_CREAT)
    var waiting = Waiting(patience)
    while flock(file.descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno != EWOULDBLOCK, errno != EINTR { throw GitError(errno: errno, "lock", path) }
      guard waiting.goesOn() else {
        throw GitError(
          .locked, "write to", commonDirectory, "another folio has been writing to it all the time", remedy: "try again"
        )
      }
    }
    self.file = file
  }
}

/// Waiting for somebody else in growing, uneven steps.
struct Waiting {
  private let patience: Double
  private var waited = 0.0
  private var step = 0.000_2

  init(_ patience: Double) { self.patience = patience }

  /// Sleeps a little; false when patience is at its end.
  mutating func goesOn() -> Bool {
    if waited >= patience { return false }
    // Uneven, so that two who wait do not meet again and again. Nothing that is decided depends on it.
    let seconds = step * Double.random(in: 0.5...1.5)
    usleep(UInt32(seconds * 1_000_000))
    waited += seconds
    step = min(step * 1.5, 0.02)
    return true
  }
}
