import CLibgit2

/// What the compressed bytes (RFC 1950) that begin at `offset` stand for, and how many of them there are.
///
/// Nothing when they are damaged or stand for anything but `size` bytes; no more than that is ever in memory.
func inflated(_ bytes: [UInt8], from offset: Int, size: Int) -> (bytes: [UInt8], consumed: Int)? {
  guard size >= 0, offset < bytes.count else { return nil }
  var consumed = uLong(bytes.count - offset)
  var isWhole = false
  let object = unsafe [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
    var length = uLong(size)
    let code = unsafe bytes.withUnsafeBufferPointer { source in
      let rest = unsafe UnsafeBufferPointer(rebasing: source[offset...])
      return unsafe uncompress2(buffer.baseAddress, &length, rest.baseAddress, &consumed)
    }
    isWhole = code == Z_OK && Int(length) == size
    count = isWhole ? size : 0
  }
  return isWhole ? (object, Int(consumed)) : nil
}
