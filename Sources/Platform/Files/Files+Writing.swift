import Glibc

extension Files {
  /// Who may do what with a new file, before the user's umask.
  public enum Access: UInt32, Sendable {
    case ordinary = 0o666
    case executable = 0o777
    /// For this user alone.
    case secret = 0o600
  }

  /// Puts `bytes` at `path`, so that whoever looks, even after a power failure, finds the old file or the new one whole.
  ///
  /// It is on the disk when this returns. A link at `path` is replaced, not followed.
  public static func write(_ bytes: [UInt8], to path: String, _ access: Access = .ordinary) throws(PlatformError) {
    let folder = folder(of: path)
    let temporary = try createTemporary(beside: path, in: folder, access)
    do throws(PlatformError) {
      try fill(temporary, with: bytes)
      try rename(temporary, to: path)
    } catch {
      // The first failure is the one to tell of.
      _ = unsafe unlink(temporary)
      throw error
    }
    try synchronizeFolder(folder)
  }

  private static func fill(_ path: String, with bytes: [UInt8]) throws(PlatformError) {
    let file = try Descriptor(opening: path, O_WRONLY, to: "write")
    try writeAll(bytes, to: file.number, subject: path)
    try file.synchronize(path)
  }

  /// Creates an empty file with a name that nobody has; the umask applies.
  private static func createTemporary(
    beside path: String, in folder: String, _ access: Access
  ) throws(PlatformError) -> String {
    var random = SystemRandomNumberGenerator()
    while true {
      let temporary = "\(folder)/.folio-\(String(random.next(), radix: 36)).tmp"
      do throws(PlatformError) {
        _ = try Descriptor(opening: temporary, O_WRONLY | O_CREAT | O_EXCL, mode: access.rawValue, to: "write")
        return temporary
      } catch {
        if error.reason != .system(EEXIST) { throw PlatformError("write", path, error.reason) }
      }
    }
  }

  private static func rename(_ source: String, to path: String) throws(PlatformError) {
    guard unsafe Glibc.rename(source, path) == 0 else { throw .last("write", path) }
  }

  /// Makes the names in `folder` durable: a rename is only then.
  static func synchronizeFolder(_ folder: String) throws(PlatformError) {
    let descriptor = try Descriptor(opening: folder, O_RDONLY | O_DIRECTORY, to: "write to disk")
    try descriptor.synchronize(folder)
  }

  /// Removes the file or link at `path`; it is no error if there is none.
  public static func remove(_ path: String) throws(PlatformError) {
    guard unsafe unlink(path) != 0 else { return }
    let error = PlatformError.last("remove", path)
    if !error.isAbsence { throw error }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }
}
