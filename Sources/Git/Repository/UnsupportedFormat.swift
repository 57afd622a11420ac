import CLibgit2

/// A format of repository that a ledger cannot have, named by the setting that says so.
enum UnsupportedFormat: CaseIterable {
  case objectFormat, referenceStorage, partialClone

  var setting: String {
    switch self {
    case .objectFormat: "extensions.objectformat"
    case .referenceStorage: "extensions.refstorage"
    case .partialClone: "extensions.partialclone"
    }
  }

  /// Whether the setting has the value that we read.
  func allows(_ value: String) -> Bool {
    switch self {
    case .objectFormat: value.lowercased() == "sha1"
    case .referenceStorage: value.lowercased() == "files"
    case .partialClone: false
    }
  }

  func error(at path: String, value: String) -> GitError {
    let (problem, remedy) =
      switch self {
      case .objectFormat:
        ("its objects are named by \(value), a ledger's by sha1", "create the ledger with folio init")
      case .referenceStorage:
        ("its references are stored as \(value), a ledger's as files", "git refs migrate --ref-format=files")
      case .partialClone:
        ("it is a partial clone: objects of it are only on the remote \(value)", "clone again without --filter")
      }
    return GitError(.unsupportedFormat, "open the repository", path, problem, remedy: remedy)
  }

  /// The first of these formats that a file of settings names.
  static func found(in file: String) -> (format: UnsupportedFormat, value: String)? {
    let config: Handle
    do throws(LibraryFailure) {
      config = try unsafe Handle(freedBy: { unsafe git_config_free($0) }) { unsafe git_config_open_ondisk(&$0, file) }
    } catch {
      return nil
    }
    for format in allCases {
      var buffer = unsafe git_buf()
      defer { unsafe git_buf_dispose(&buffer) }
      guard unsafe config.with({ unsafe git_config_get_string_buf(&buffer, $0, format.setting) }) == 0,
        let value = unsafe buffer.ptr.map({ unsafe String(cString: $0) }), !format.allows(value)
      else { continue }
      return (format, value)
    }
    return nil
  }
}
