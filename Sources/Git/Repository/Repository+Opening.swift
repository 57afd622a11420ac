import CLibgit2
import Glibc

extension Repository {
  /// Opens the repository whose work tree or git directory is `path`; no directory above it is tried.
  public static func open(at path: String) throws(GitError) -> Repository {
    try open(path, flags: GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue, isReadOnly: false)
  }

  /// Opens the repository that `path` lies in, as git would from there.
  public static func discover(from path: String) throws(GitError) -> Repository {
    try open(path, flags: 0, isReadOnly: false)
  }

  static func open(
    _ path: String?, flags: UInt32, isReadOnly: Bool, workDirectory: String? = nil, pushedShallowFile: String? = nil
  ) throws(GitError) -> Repository {
    Libgit2.start()
    let handle: Handle
    do throws(LibraryFailure) {
      handle = try unsafe Handle(freedBy: { unsafe git_repository_free($0) }) {
        let code = unsafe git_repository_open_ext(&$0, path, flags, nil)
        guard code == 0, let workDirectory else { return code }
        return unsafe git_repository_set_workdir($0, workDirectory, 0)
      }
    } catch {
      throw OpeningFailure(path: path ?? ".", searched: flags & GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue == 0).explain(error)
    }
    let repository = try Repository(handle, isReadOnly: isReadOnly, pushedShallowFile: pushedShallowFile)
    try repository.refuseOtherFormats()
    return repository
  }

  /// Refuses what libgit2 opens and would misread: it looks at extensions only from format version 1 on.
  private func refuseOtherFormats() throws(GitError) {
    for format in UnsupportedFormat.allCases {
      guard let value = configValue(format.setting), !format.allows(value) else { continue }
      throw format.error(at: gitDirectory, value: value)
    }
  }
}

/// Why a repository did not open, in our words: libgit2's mislead (a foreign owner is "safe.directory was not found").
private struct OpeningFailure {
  let path: String
  let searched: Bool

  func explain(_ failure: LibraryFailure) -> GitError {
    if failure.code == GIT_EOWNER.rawValue { return foreignOwner() }
    let directory = gitDirectory()
    if let directory, let format = UnsupportedFormat.found(in: directory + "config") {
      return format.format.error(at: directory, value: format.value)
    }
    if let denied = firstDenied(directory) {
      return GitError(
        .permissionDenied, "open the repository", path, "permission denied on \(denied)",
        remedy: "run as a user who may read it")
    }
    if directory == nil, failure.isNotFound || !searched {
      let where_ = searched ? "neither it nor a directory above it is a git repository" : "it is not a git repository"
      return GitError(
        .notARepository, "open the repository", path, where_, remedy: "give the ledger's directory with -C, or run folio init")
    }
    return failure.during("open the repository", directory ?? path, kind: unsupportedKind(failure))
  }

  private func unsupportedKind(_ failure: LibraryFailure) -> GitError.Kind? {
    failure.message.hasPrefix("unsupported") ? .unsupportedFormat : nil
  }

  private func foreignOwner() -> GitError {
    let directory = gitDirectory() ?? path
    return GitError(
      .foreignOwner, "open the repository", directory, "it belongs to another user",
      remedy: "run as its owner, or trust it: git config --global --add safe.directory \(directory)")
  }

  /// The git directory that a search from `path` ends in; it is not opened.
  private func gitDirectory() -> String? {
    var buffer = unsafe git_buf()
    defer { unsafe git_buf_dispose(&buffer) }
    guard unsafe git_repository_discover(&buffer, path, 0, searched ? nil : path) == 0 else { return nil }
    return unsafe buffer.ptr.map { unsafe String(cString: $0) }
  }

  private func firstDenied(_ directory: String?) -> String? {
    let candidates = [path] + (directory.map { [$0, $0 + "HEAD", $0 + "config", $0 + "objects"] } ?? [path + "/.git"])
    return candidates.first { candidate in
      unsafe access(candidate, R_OK) != 0 && errno == EACCES
    }
  }
}
