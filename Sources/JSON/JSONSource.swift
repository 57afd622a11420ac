/// A text in which the places of its values can be found, for the moment when a message needs one.
public struct JSONSource: Sendable {
  public let bytes: [UInt8]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Where the value at `pointer` begins (for a member: its key); nil where there is none or the text is not JSON.
  public func position(of pointer: JSONPointer) -> JSONPosition? {
    do {
      var reader = JSONReader(limits: .document)
      return try reader.offset(of: pointer.tokens[...], in: bytes.span).map { JSONPosition(offset: $0, in: bytes) }
    } catch {
      return nil
    }
  }

  /// Where `pointer` is, or the innermost place around it that exists.
  public func nearestPosition(to pointer: JSONPointer) -> JSONPosition {
    var place: JSONPointer? = pointer
    while let candidate = place {
      if let position = position(of: candidate) { return position }
      place = candidate.parent
    }
    return JSONPosition(offset: 0, in: bytes)
  }
}

extension JSONReader {
  /// The byte at which the value (or its key) begins that `tokens` address inside the value at `index`.
  fileprivate mutating func offset(
    of tokens: ArraySlice<String>, in bytes: Span<UInt8>
  ) throws(JSONReadFailure) -> Int? {
    skipWhiteSpace(bytes)
    let start = index
    guard let token = tokens.first else { return start }

    switch try readValue(bytes, depth: 1) {
    case .object(let members):
      guard members.contains(key: token) else { return nil }
      index = start + 1
      while true {
        skipWhiteSpace(bytes)
        let keyStart = index
        let key = try readString(bytes)
        skipWhiteSpace(bytes)
        index += 1  // the colon
        if key.isBytewiseEqual(to: token) {
          return tokens.count == 1 ? keyStart : try offset(of: tokens.dropFirst(), in: bytes)
        }
        try skipElement(bytes)
      }
    case .array(let elements):
      guard let place = elements.index(addressedBy: token) else { return nil }
      index = start + 1
      for _ in 0..<place { try skipElement(bytes) }
      return try offset(of: tokens.dropFirst(), in: bytes)
    default:
      return nil
    }
  }

  /// Passes over a value and the comma behind it, in a text that has been read before.
  private mutating func skipElement(_ bytes: Span<UInt8>) throws(JSONReadFailure) {
    skipWhiteSpace(bytes)
    _ = try readValue(bytes, depth: 1)
    skipWhiteSpace(bytes)
    index += 1
  }
}
