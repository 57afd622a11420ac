import CLibgit2

extension Repository {
  /// Creates a repository of the one format that a ledger has: objects named by SHA-1, references in files.
  ///
  /// `initialBranch` is what HEAD points to, without `refs/heads/`. Refuses a directory that is a repository already.
  public static func create(
    at path: String, bare: Bool = false, initialBranch: String = "main"
  ) throws(GitError) -> Repository {
    Libgit2.start()
    let handle: Handle
    do throws(LibraryFailure) {
      var options = unsafe git_repository_init_options()
      try check { unsafe git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION)) }
      unsafe options.flags = GIT_REPOSITORY_INIT_MKPATH.rawValue | GIT_REPOSITORY_INIT_NO_REINIT.rawValue
      if bare { unsafe options.flags |= GIT_REPOSITORY_INIT_BARE.rawValue }
      handle = try unsafe Handle(freedBy: { unsafe git_repository_free($0) }) { repository in
        unsafe initialBranch.withCString { branch in
          unsafe options.initial_head = branch
          return unsafe git_repository_init_ext(&repository, path, &options)
        }
      }
    } catch {
      guard error.code == GIT_EEXISTS.rawValue else { throw error.during("create a repository in", path) }
      throw GitError(.invalid, "create a repository in", path, "there is one already")
    }
    return try Repository(handle, isReadOnly: false)
  }
}
