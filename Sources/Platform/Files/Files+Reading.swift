import Glibc

extension Files {
  /// The whole file at `path`. More than `limit` bytes is an error, and then no more than that is read.
  public static func read(_ path: String, limit: Int) throws(PlatformError) -> [UInt8] {
    let file = try Descriptor(opening: path, O_RDONLY, to: "read")
    var status = stat()
    guard unsafe fstat(file.number, &status) == 0 else { throw .last("read", path) }
    let size = Int(status.st_size)
    if Kind(mode: status.st_mode) == .file, size > limit {
      throw PlatformError("read", path, .tooLarge(limit: limit))
    }
    return try readToEnd(file.number, limit: limit, expected: size, subject: path)
  }

  /// The first `count` bytes of the file at `path`, or all of a shorter one.
  public static func readStart(_ path: String, count: Int) throws(PlatformError) -> [UInt8] {
    let file = try Descriptor(opening: path, O_RDONLY, to: "read")
    var bytes: [UInt8] = []
    while bytes.count < count {
      if try readSome(file.number, into: &bytes, upTo: count - bytes.count, subject: path) == 0 { break }
    }
    return bytes
  }
}
