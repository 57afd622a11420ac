import Glibc

/// The bytes of a file, read from the kernel's pages when they are looked at.
///
/// For files that are replaced by a rename and never written in place, as git's index is.
@safe
final class MappedFile {
  let count: Int
  /// When the file was last written, in seconds.
  let modified: Int
  private let address: UnsafeMutableRawPointer?

  /// Nil when there is no such file.
  init?(_ path: String) throws(GitError) {
    // Without O_NONBLOCK a named pipe would be waited for until somebody writes to it.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw GitError(errno: errno, "open", path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw GitError(errno: errno, "read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw GitError(.corrupt, "read", path, "it is not a file") }
    count = Int(status.st_size)
    modified = status.st_mtim.tv_sec
    if count == 0 {
      unsafe address = nil
      return
    }
    let mapped = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0)
    guard unsafe mapped != MAP_FAILED else { throw GitError(errno: errno, "read", path) }
    unsafe address = mapped
  }

  deinit { if let address = unsafe address { unsafe munmap(address, count) } }

  subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count)
    // There is an address when there are bytes.
    return unsafe address.unsafelyUnwrapped.load(fromByteOffset: index, as: UInt8.self)
  }

  subscript(range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe [UInt8](UnsafeRawBufferPointer(start: address, count: count)[range])
  }

  /// The four bytes from `offset` on as a number, the highest first.
  func word(_ offset: Int) -> UInt32 {
    precondition(offset >= 0 && offset + 4 <= count)
    return UInt32(bigEndian: unsafe address.unsafelyUnwrapped.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// The two bytes from `offset` on as a number, the higher first.
  func halfWord(_ offset: Int) -> UInt16 {
    precondition(offset >= 0 && offset + 2 <= count)
    return UInt16(bigEndian: unsafe address.unsafelyUnwrapped.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }

  func id(_ offset: Int) -> ObjectID {
    precondition(offset >= 0 && offset + ObjectID.byteCount <= count)
    let bytes = unsafe UnsafeRawBufferPointer(start: address, count: count)
    return ObjectID(unsafe Span(_unsafeBytes: bytes), at: offset)
  }

  /// The offset of the next NUL from `offset` on, if there is one before `end`.
  func nul(from offset: Int, before end: Int) -> Int? {
    precondition(offset >= 0 && offset <= end && end <= count)
    guard offset < end, let start = unsafe address?.advanced(by: offset) else { return nil }
    return unsafe memchr(start, 0, end - offset).map { unsafe $0 - UnsafeMutableRawPointer(start) + offset }
  }
}
