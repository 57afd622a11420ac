import CLibgit2

/// Bytes compressed as git stores them (RFC 1950), at the level that is quickest: records are small.
func deflated(_ bytes: [UInt8]) -> [UInt8] {
  let bound = compressBound(uLong(bytes.count))
  return unsafe [UInt8](unsafeUninitializedCapacity: Int(bound)) { buffer, count in
    var length = bound
    let code = unsafe bytes.withUnsafeBufferPointer {
      unsafe compress2(buffer.baseAddress, &length, $0.baseAddress, uLong($0.count), Z_BEST_SPEED)
    }
    // It fails when the buffer is smaller than the bound, or when there is no memory left.
    precondition(code == Z_OK, "zlib could not compress \(bytes.count) bytes")
    count = Int(length)
  }
}
