import CLibgit2

/// What libgit2 said when a call failed.
struct LibraryFailure: Error {
  let code: Int32
  let area: Int32
  let message: String

  /// Takes the message of the call that just returned `code` on this thread.
  init(code: Int32) {
    self.code = code
    // Read at once: libgit2 overwrites the message on this thread's next call.
    if let error = unsafe git_error_last() {
      area = unsafe error.pointee.klass
      message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "libgit2 gave no reason"
    } else {
      area = 0
      message = "libgit2 gave no reason (code \(code))"
    }
  }

  var isNotFound: Bool { code == GIT_ENOTFOUND.rawValue }
}

/// Runs a call of libgit2 and throws what it said when it fails.
@discardableResult
func check(_ call: () -> Int32) throws(LibraryFailure) -> Int32 {
  let code = call()
  if code < 0 { throw LibraryFailure(code: code) }
  return code
}

extension LibraryFailure {
  /// This failure in our words.
  func during(_ action: String, _ subject: String, kind: GitError.Kind? = nil, remedy: String? = nil) -> GitError {
    GitError(kind ?? self.kind, action, subject, message, remedy: remedy)
  }

  private var kind: GitError.Kind {
    switch code {
    case GIT_ELOCKED.rawValue: .locked
    case GIT_EMISMATCH.rawValue: .corrupt
    case GIT_EOWNER.rawValue: .foreignOwner
    default: message.hasSuffix("Permission denied") ? .permissionDenied : .failed
    }
  }
}
