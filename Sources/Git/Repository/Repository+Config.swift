import CLibgit2

extension Repository {
  /// A setting as git would find it: of this repository, else of the user, else of the system.
  ///
  /// Nil when nobody set it, or when a file of settings cannot be read.
  public func configValue(_ name: String) -> String? {
    var buffer = unsafe git_buf()
    defer { unsafe git_buf_dispose(&buffer) }
    let code = unsafe withConfig { unsafe git_config_get_string_buf(&buffer, $0, name) }
    guard code == 0 else { return nil }
    return unsafe buffer.ptr.map { unsafe String(cString: $0) }
  }

  /// A setting that is on or off; nil when nobody set it to one of the two.
  public func configFlag(_ name: String) -> Bool? {
    var value: Int32 = 0
    let code = unsafe withConfig { unsafe git_config_get_bool(&value, $0, name) }
    return code == 0 ? value != 0 : nil
  }

  /// Sets a setting of this repository alone.
  public func setConfig(_ name: String, to value: String) throws(GitError) {
    try requireWritable("set \(name) in")
    do throws(LibraryFailure) {
      let local = try unsafe openConfig().open(freedBy: { unsafe git_config_free($0) }) {
        unsafe git_config_open_level(&$0, $1, GIT_CONFIG_LEVEL_LOCAL)
      }
      try unsafe local.call { unsafe git_config_set_string($0, name, value) }
    } catch {
      throw error.during("set \(name) in", commonDirectory + "config")
    }
  }

  /// Removes a setting of this repository alone; nothing happens where it is not set.
  public func removeConfig(_ name: String) throws(GitError) {
    try requireWritable("remove \(name) from")
    do throws(LibraryFailure) {
      let local = try unsafe openConfig().open(freedBy: { unsafe git_config_free($0) }) {
        unsafe git_config_open_level(&$0, $1, GIT_CONFIG_LEVEL_LOCAL)
      }
      try unsafe local.call { unsafe git_config_delete_entry($0, name) }
    } catch {
      if error.isNotFound { return }
      throw error.during("remove \(name) from", commonDirectory + "config")
    }
  }

  private func openConfig() throws(LibraryFailure) -> Handle {
    try unsafe handle.open(freedBy: { unsafe git_config_free($0) }) { unsafe git_repository_config(&$0, $1) }
  }

  private func withConfig(_ body: (OpaquePointer) -> Int32) -> Int32 {
    do throws(LibraryFailure) {
      return try unsafe openConfig().with(body)
    } catch {
      return error.code
    }
  }
}
