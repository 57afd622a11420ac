import CLibgit2
import Glibc

/// A file or directory that is open, closed when its owner goes.
struct OpenFile: ~Copyable {
  let descriptor: Int32
  let path: String

  /// Opens as open(2) does; what is created has `mode` less the process's mask.
  init(_ path: String, _ flags: Int32, mode: mode_t = 0o666) throws(GitError) {
    descriptor = unsafe open(path, flags | O_CLOEXEC, mode)
    self.path = path
    if descriptor < 0 { throw GitError(errno: errno, "open", path) }
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws(GitError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written)
      }
      if count < 0, errno != EINTR { throw GitError(errno: errno, "write", path) }
      written += max(count, 0)
    }
  }

  /// Waits until the disk holds what was written.
  func sync() throws(GitError) {
    let error = unsafe withUnsafePointer(to: descriptor) { unsafe folio_sync_all($0, 1) }
    if error != 0 { throw GitError(errno: error, "bring to the disk", path) }
  }
}

/// Waits until the disk holds these files and directories.
func syncAll(_ paths: [String]) throws(GitError) {
  var descriptors: [Int32] = []
  defer { for descriptor in descriptors { close(descriptor) } }
  for path in paths {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw GitError(errno: errno, "open", path) }
    descriptors.append(descriptor)
  }
  let error = unsafe descriptors.withUnsafeBufferPointer { unsafe folio_sync_all($0.baseAddress, $0.count) }
  if error != 0 { throw GitError(errno: error, "bring to the disk", paths.first ?? "") }
}

extension GitError {
  /// A call of the system that failed.
  init(errno number: Int32, _ action: String, _ subject: String) {
    let problem = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    let kind: Kind = [EACCES, EPERM, EROFS].contains(number) ? .permissionDenied : .failed
    self.init(kind, action, subject, problem)
  }
}
