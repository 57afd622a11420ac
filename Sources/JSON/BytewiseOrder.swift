// Keys, ids and paths are compared as bytes. For UTF-8 this is also the order of Unicode scalar values.
extension String {
  /// Whether both strings are the same UTF-8 bytes.
  public func isBytewiseEqual(to other: String) -> Bool {
    let left = utf8Span.span
    let right = other.utf8Span.span
    guard left.count == right.count else { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }

  /// Whether this string comes before `other` in the order of their UTF-8 bytes.
  public func isBytewiseLess(than other: String) -> Bool {
    compareBytes(with: other) < 0
  }

  /// Negative, zero or positive, as this string's bytes come before, are or come after those of `other`.
  package func compareBytes(with other: String) -> Int {
    let left = utf8Span.span
    let right = other.utf8Span.span
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return Int(left[index]) - Int(right[index])
    }
    return left.count - right.count
  }

  /// The first eight bytes as one big-endian number, filled up with zeros: unequal prefixes order two strings.
  package var bytePrefix: UInt64 {
    let bytes = utf8Span.span
    var prefix: UInt64 = 0
    for index in 0..<min(8, bytes.count) {
      prefix |= UInt64(bytes[index]) << UInt64(56 - 8 * index)
    }
    return prefix
  }
}

extension Hasher {
  /// Adds the UTF-8 bytes of `text`.
  ///
  /// A string's own hash is that of its normal form, so that many different keys could be made to share one.
  mutating func combine(bytesOf text: String) {
    let bytes = text.utf8Span.span
    var word: UInt64 = 0
    for index in bytes.indices {
      word = word << 8 | UInt64(bytes[index])
      if index & 7 == 7 { combine(word) }
    }
    combine(word)
    combine(bytes.count)
  }
}
