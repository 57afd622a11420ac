import Glibc

/// An open file, closed with its owner.
struct Descriptor: ~Copyable {
  /// Negative once it is closed.
  private(set) var number: Int32

  init(owning number: Int32) {
    self.number = number
  }

  deinit {
    if number >= 0 { _ = Glibc.close(number) }
  }

  var isOpen: Bool { number >= 0 }

  mutating func close() {
    if number >= 0 { _ = Glibc.close(number) }
    number = -1
  }

  /// Opens `path`; `mode` is for files that this creates.
  init(opening path: String, _ flags: Int32, mode: mode_t = 0, to action: String) throws(PlatformError) {
    while true {
      let number = unsafe open(path, flags | O_CLOEXEC, mode)
      if number >= 0 {
        self.number = number
        return
      }
      if errno != EINTR { throw .last(action, path) }
    }
  }

  /// Waits until the disk has it.
  func synchronize(_ path: String) throws(PlatformError) {
    while fsync(number) != 0 {
      if errno != EINTR { throw .last("write to disk", path) }
    }
  }
}

/// Reads `descriptor` to its end, at most `limit` bytes; `expected` is a guess that saves copying.
func readToEnd(
  _ descriptor: Int32, limit: Int, expected: Int = 0, subject: String
) throws(PlatformError) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(min(expected, limit) + 1)
  // One byte more than is allowed tells too large from just large enough.
  while bytes.count <= limit {
    let room = max(bytes.capacity - bytes.count, 32_768)
    let count = try readSome(descriptor, into: &bytes, upTo: min(room, limit + 1 - bytes.count), subject: subject)
    if count == 0 { return bytes }
  }
  throw PlatformError("read", subject, .tooLarge(limit: limit))
}

/// Appends what one `read` gives, up to `count` bytes, and returns how many; 0 at the end.
func readSome(
  _ descriptor: Int32, into bytes: inout [UInt8], upTo count: Int, subject: String
) throws(PlatformError) -> Int {
  switch readOnce(descriptor, into: &bytes, upTo: count) {
  case .bytes(let count): return count
  case .failed(let code): throw PlatformError("read", subject, .system(code))
  }
}

enum ReadResult {
  /// 0 at the end of the file.
  case bytes(Int)
  case failed(errno: Int32)
}

/// Appends what one `read` gives, up to `count` bytes.
func readOnce(_ descriptor: Int32, into bytes: inout [UInt8], upTo count: Int) -> ReadResult {
  unsafe withUnsafeTemporaryAllocation(byteCount: count, alignment: 1) { buffer in
    while true {
      let got = unsafe read(descriptor, buffer.baseAddress, count)
      if got >= 0 {
        // The system has filled the first `got` bytes.
        unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<got]))
        return .bytes(got)
      }
      if errno != EINTR { return .failed(errno: errno) }
    }
  }
}

/// Writes all of `bytes`.
func writeAll(_ bytes: [UInt8], to descriptor: Int32, subject: String) throws(PlatformError) {
  var written = 0
  while written < bytes.count {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      // In bounds: `written` is below the count.
      unsafe write(descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
    }
    if count >= 0 { written += count } else if errno != EINTR { throw .last("write", subject) }
  }
}
