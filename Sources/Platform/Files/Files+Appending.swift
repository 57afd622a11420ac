import Glibc

extension Files {
  /// Puts `bytes` at the end of the file at `path`, which is made for this user alone when there is none; it is on the
  /// disk when this returns.
  ///
  /// Two writers' bytes never mix when each call brings whole lines.
  public static func append(_ bytes: [UInt8], to path: String) throws(PlatformError) {
    let file = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_APPEND, mode: Access.secret.rawValue, to: "write")
    try writeAll(bytes, to: file.number, subject: path)
    try file.synchronize(path)
    try synchronizeFolder(folder(of: path))
  }
}
