import Glibc

/// What the machine refused: what was being done, to what, and why.
public struct PlatformError: Error, Hashable, Sendable {
  /// A verb that completes "could not …": `read`, `start`.
  public let action: String
  /// The path or program that it was done to.
  public let subject: String
  public let reason: Reason

  public enum Reason: Hashable, Sendable {
    /// An `errno` of the system.
    case system(Int32)
    /// It holds more than `limit` bytes.
    case tooLarge(limit: Int)
    /// Said in words.
    case because(String)
  }

  public init(_ action: String, _ subject: String, _ reason: Reason) {
    self.action = action
    self.subject = subject
    self.reason = reason
  }

  /// The failure of the system call that has just returned.
  static func last(_ action: String, _ subject: String) -> PlatformError {
    PlatformError(action, subject, .system(errno))
  }

  /// Whether it failed because there is no such file or folder.
  public var isAbsence: Bool { reason == .system(ENOENT) || reason == .system(ENOTDIR) }
}

extension PlatformError: CustomStringConvertible {
  public var description: String { "could not \(action) \(subject): \(reason)" }
}

extension PlatformError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .system(let code): systemText(of: code)
    case .tooLarge(let limit): "it is larger than \(limit) bytes"
    case .because(let words): words
    }
  }
}

/// What the system calls the error `code`, such as "No such file or directory".
fileprivate func systemText(of code: Int32) -> String {
  // The text belongs to the C library and lives until this thread asks again.
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text)
}
