import JSON

/// Texts that point at something: JSON pointers (RFC 6901), relative ones (draft-bhutton-relative-json-pointer-00),
/// UUIDs (RFC 4122).
enum PointerFormat {
  static func isJSONPointer(_ text: String) -> Bool {
    (try? JSONPointer(parsing: text)) != nil
  }

  /// A number of steps outwards, perhaps a move among siblings, then `#` or a JSON pointer.
  static func isRelativeJSONPointer(_ text: String) -> Bool {
    var rest = text.utf8[...]
    guard skipNumber(&rest) else { return false }
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      rest.removeFirst()
      guard rest.first != UInt8(ascii: "0"), skipNumber(&rest) else { return false }
    }
    return rest.elementsEqual("#".utf8) || isJSONPointer(String(Substring(rest)))
  }

  static func isUUID(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    guard bytes.count == 36 else { return false }
    for index in bytes.indices {
      let isHyphen = index == 8 || index == 13 || index == 18 || index == 23
      guard isHyphen ? bytes[index] == UInt8(ascii: "-") : bytes[index].isHexadecimal else { return false }
    }
    return true
  }

  private static func skipNumber(_ rest: inout Substring.UTF8View) -> Bool {
    let digits = rest.prefix(while: \.isDigit)
    rest = rest[digits.endIndex...]
    return digits.count == 1 || (digits.count > 1 && digits.first != UInt8(ascii: "0"))
  }
}
