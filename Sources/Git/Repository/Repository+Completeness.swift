import CLibgit2
import Glibc

extension Repository {
  /// Whether history was cut when this repository was cloned, or is cut in the push that is being received.
  public var isShallow: Bool {
    [commonDirectory + "shallow", pushedShallowFile].contains { path in
      guard let path else { return false }
      var status = stat()
      return unsafe stat(path, &status) == 0 && status.st_size > 0
    }
  }

  /// Whether objects were left out when this repository was cloned (`--filter`), to be fetched when they are asked for.
  public var isPartial: Bool {
    if configValue("extensions.partialclone") != nil { return true }
    return (try? remoteNames())?.contains { configFlag("remote.\($0).promisor") == true } ?? true
  }

  private func remoteNames() throws(LibraryFailure) -> [String] {
    var names = unsafe git_strarray()
    try unsafe handle.call { unsafe git_remote_list(&names, $0) }
    defer { unsafe git_strarray_dispose(&names) }
    return unsafe (0..<names.count).compactMap { unsafe names.strings[$0].map { unsafe String(cString: $0) } }
  }
}
