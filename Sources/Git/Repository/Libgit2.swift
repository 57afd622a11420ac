import CLibgit2

/// The library behind this module, started once a process and set the way a ledger needs it.
enum Libgit2 {
  /// Starts the library. Called before anything else of it; later calls cost nothing.
  static func start() {
    // Without its beginning the library crashes wherever it is first used; nothing can be answered then.
    precondition(started > 0, "libgit2 could not be started")
  }

  private static let started: Int32 = {
    let count = git_libgit2_init()
    // Off by default: what we acknowledge must survive a power cut.
    _ = folio_git_switch(GIT_OPT_ENABLE_FSYNC_GITDIR, 1)
    // Objects are read once in a scan; the cache only grows. Trees that are read again are kept by `TreeCache`.
    _ = folio_git_switch(GIT_OPT_ENABLE_CACHING, 0)
    // An object whose bytes do not hash to its name is never believed.
    _ = folio_git_switch(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1)
    return count
  }()
}
