/// Takes SSH's wire format apart from the left (RFC 4251 §5); every step is nil where the bytes do not fit.
struct WireReader {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func byte() -> UInt8? { rest.popFirst() }

  mutating func uint32() -> UInt32? {
    bytes(4)?.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Bytes with their length in front.
  mutating func string() -> ArraySlice<UInt8>? {
    guard let count = uint32() else { return nil }
    return bytes(Int(count))
  }

  /// The magnitude of a positive `mpint`, without the zero that keeps its sign.
  ///
  /// RFC 4251 allows one text for each number: no needless leading zeros. Zero itself and negative numbers, which no key
  /// or signature holds, are refused.
  mutating func positiveInteger() -> ArraySlice<UInt8>? {
    guard let bytes = string(), let first = bytes.first, first < 0x80 else { return nil }
    guard first == 0 else { return bytes }
    let magnitude = bytes.dropFirst()
    guard let next = magnitude.first, next >= 0x80 else { return nil }
    return magnitude
  }
}
