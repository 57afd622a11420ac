/// A strict reader of JSON: RFC 8259, UTF-8 only, and no key twice in one object.
///
/// No byte order mark, comment, trailing comma, second value or half surrogate passes; keys are compared by their
/// bytes after unescaping. Any bytes end in a value or a ``JSONParseError``, never in a crash.
public enum JSONParser {
  /// The value that `bytes` spell, all of them.
  public static func parse(_ bytes: [UInt8], limits: JSONLimits) throws(JSONParseError) -> JSONValue {
    var reader = JSONReader(limits: limits)
    do {
      return try reader.read(bytes.span)
    } catch {
      throw error.located(in: bytes)
    }
  }

  /// The value that the UTF-8 bytes of `text` spell.
  public static func parse(_ text: String, limits: JSONLimits) throws(JSONParseError) -> JSONValue {
    try parse(Array(text.utf8), limits: limits)
  }
}

/// What is wrong at which byte, before anybody asked for line and column.
struct JSONReadFailure: Error {
  let offset: Int
  let reason: JSONParseError.Reason

  func located(in bytes: [UInt8]) -> JSONParseError {
    JSONParseError(position: JSONPosition(offset: offset, in: bytes), reason: reason)
  }
}
