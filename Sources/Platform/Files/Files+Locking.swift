import Glibc

extension Files {
  /// Runs `body` while no other process runs one that the file at `path` stands for; the file is made when there is none.
  ///
  /// The system gives the lock back when the process ends, however it ends.
  public static func exclusively<Result>(by path: String, _ body: () throws -> Result) throws -> Result {
    let file = try Descriptor(opening: path, O_RDWR | O_CREAT, mode: Access.secret.rawValue, to: "lock")
    while flock(file.number, LOCK_EX) != 0 {
      if errno != EINTR { throw PlatformError.last("lock", path) }
    }
    defer { _ = flock(file.number, LOCK_UN) }
    return try body()
  }
}
