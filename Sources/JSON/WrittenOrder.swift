/// In which order the keys of each object of a text are written; their values keep none.
///
/// One pass over the text finds them all.
public struct WrittenOrder: Sendable {
  private var keys: [JSONPointer: [String]] = [:]

  /// - Throws: `JSONParseError` when `bytes` are not JSON.
  public init(of bytes: [UInt8]) throws(JSONParseError) {
    // The pass below takes the grammar for granted.
    _ = try JSONParser.parse(bytes, limits: .document)
    var reader = JSONReader(limits: .document)
    do throws(JSONReadFailure) {
      try note(.root, &reader, bytes.span)
    } catch {
      throw error.located(in: bytes)
    }
  }

  /// The keys of the object at `pointer`, first written first; none where there is no object.
  public func keys(at pointer: JSONPointer) -> [String] { keys[pointer] ?? [] }

  private mutating func note(
    _ pointer: JSONPointer, _ reader: inout JSONReader, _ bytes: Span<UInt8>
  ) throws(JSONReadFailure) {
    reader.skipWhiteSpace(bytes)
    switch bytes[reader.index] {
    case UInt8(ascii: "{"):
      var here: [String] = []
      while reader.findsElement(before: UInt8(ascii: "}"), bytes) {
        let key = try reader.readString(bytes)
        here.append(key)
        reader.skipWhiteSpace(bytes)
        reader.index += 1  // the colon
        try note(pointer.appending(key), &reader, bytes)
      }
      keys[pointer] = here
    case UInt8(ascii: "["):
      var place = 0
      while reader.findsElement(before: UInt8(ascii: "]"), bytes) {
        try note(pointer.appending(place), &reader, bytes)
        place += 1
      }
    default:
      _ = try reader.readValue(bytes, depth: 1)
    }
  }
}

extension JSONReader {
  /// Passes over the bracket or comma before the next element; where there is none, over the `end` behind the last.
  fileprivate mutating func findsElement(before end: UInt8, _ bytes: Span<UInt8>) -> Bool {
    skipWhiteSpace(bytes)
    if bytes[index] == end {
      index += 1
      return false
    }
    index += 1
    skipWhiteSpace(bytes)
    guard bytes[index] == end else { return true }
    index += 1
    return false
  }
}
