import Glibc

/// Files and folders by path. Every failure says what was being done to which path.
public enum Files {
  public enum Kind: Sendable {
    case file, folder, link, other
  }

  /// What is at `path`, nil if nothing is.
  public static func kind(of path: String, followingLinks: Bool = false) throws(PlatformError) -> Kind? {
    var status = stat()
    let answer = unsafe followingLinks ? stat(path, &status) : lstat(path, &status)
    guard answer == 0 else {
      let error = PlatformError.last("look at", path)
      if error.isAbsence { return nil }
      throw error
    }
    return Kind(mode: status.st_mode)
  }

  /// Whether something is at `path`, a link that leads nowhere included.
  public static func exists(_ path: String) throws(PlatformError) -> Bool {
    try kind(of: path) != nil
  }

  /// The permission bits of the file at `path`, links followed: `0o644`.
  public static func permissions(of path: String) throws(PlatformError) -> UInt32 {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw .last("look at", path) }
    return status.st_mode & 0o7777
  }

  /// When the file at `path` was last written, links followed: seconds since 1970.
  public static func modified(_ path: String) throws(PlatformError) -> Int64 {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw .last("look at", path) }
    return Int64(status.st_mtim.tv_sec)
  }

  /// The absolute path of what is at `path`, with links resolved; it must exist.
  public static func resolvedPath(_ path: String) throws(PlatformError) -> String {
    guard let resolved = unsafe realpath(path, nil) else { throw .last("find", path) }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Whether `path` is a file that this process may run.
  static func isProgram(_ path: String) -> Bool {
    // "Cannot be looked at" is "cannot be run".
    guard (try? kind(of: path, followingLinks: true)) == .file else { return false }
    return unsafe access(path, X_OK) == 0
  }
}

extension Files.Kind {
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}
