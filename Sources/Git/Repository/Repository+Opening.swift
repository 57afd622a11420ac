import CLibgit2
import Glibc

extension Repository {
  /// Opens the repository whose work tree or git directory is `path`; no directory above it is tried.
  public static func open(at path: String) throws(GitError) -> Repository {
    try open(OpeningPlace(path: path, isSearched: false), flags: GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue)
  }

  /// Opens the repository that `path` lies in, as git would from there.
  public static func discover(from path: String) throws(GitError) -> Repository {
    try open(OpeningPlace(path: path, isSearched: true), flags: 0)
  }

  static func open(
    _ place: OpeningPlace, flags: UInt32, isReadOnly: Bool = false, workDirectory: String? = nil,
    indexPath: String? = nil, pushedShallowFile: String? = nil
  ) throws(GitError) -> Repository {
    Libgit2.start()
    // From the environment libgit2 takes the place from there, and wants no other.
    let path = flags & GIT_REPOSITORY_OPEN_FROM_ENV.rawValue == 0 ? place.path : nil
    let handle: Handle
    do throws(LibraryFailure) {
      handle = try unsafe Handle(freedBy: { unsafe git_repository_free($0) }) {
        let code = unsafe git_repository_open_ext(&$0, path, flags, nil)
        guard code == 0, let workDirectory else { return code }
        return unsafe git_repository_set_workdir($0, workDirectory, 0)
      }
    } catch {
      throw place.explain(error)
    }
    let repository = try Repository(
      handle, isReadOnly: isReadOnly, indexPath: indexPath, pushedShallowFile: pushedShallowFile)
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

/// Where a repository is looked for.
struct OpeningPlace {
  let path: String
  /// Whether the directories above are tried too.
  let isSearched: Bool
}

extension OpeningPlace {
  /// Why no repository opened here, in our words: libgit2's mislead.
  fileprivate func explain(_ failure: LibraryFailure) -> GitError {
    // "config value 'safe.directory' was not found" is how it says that the owner is another.
    if failure.code == GIT_EOWNER.rawValue || failure.message.contains("safe.directory") { return foreignOwner() }
    let directory = gitDirectory()
    if let directory, let format = UnsupportedFormat.found(in: directory + "config") {
      return format.format.error(at: directory, value: format.value)
    }
    if let denied = firstDenied(directory) {
      return GitError(
        .permissionDenied, "open the repository", path, "permission denied on \(denied)",
        remedy: "run as a user who may read it")
    }
    if directory == nil, failure.isNotFound || !isSearched {
      let problem =
        isSearched ? "neither it nor a directory above it is a git repository" : "it is not a git repository"
      return GitError(
        .notARepository, "open the repository", path, problem,
        remedy: "give the ledger's directory with -C, or run folio init")
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
    guard unsafe git_repository_discover(&buffer, path, 0, isSearched ? nil : path) == 0 else { return nil }
    return unsafe buffer.ptr.map { unsafe String(cString: $0) }
  }

  private func firstDenied(_ directory: String?) -> String? {
    let candidates = [path] + (directory.map { [$0, $0 + "HEAD", $0 + "config", $0 + "objects"] } ?? [path + "/.git"])
    return candidates.first { candidate in
      unsafe access(candidate, R_OK) != 0 && errno == EACCES
    }
  }
}
