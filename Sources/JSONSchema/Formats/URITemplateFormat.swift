/// URI templates of any level (RFC 6570 §2, with erratum 6937: an apostrophe is a literal).
enum URITemplateFormat {
  static func matches(_ text: String) -> Bool {
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "{":
        guard let close = rest.firstIndex(of: "}"), isExpression(String(rest[..<close])) else { return false }
        rest = rest[rest.index(after: close)...]
      case "%":
        let digits = rest.prefix(2)
        guard digits.count == 2, digits.allSatisfy({ $0.isASCII && UInt8($0.value).isHexadecimal }) else {
          return false
        }
        rest = rest.dropFirst(2)
      case "\u{0}"..."\u{20}", "\"", "<", ">", "\\", "^", "`", "|", "}", "\u{7F}"..."\u{9F}": return false
      default: break
      }
    }
    return true
  }

  private static func isExpression(_ text: String) -> Bool {
    let operators = Set("+#./;?&=,!@|".unicodeScalars)
    let list = text.unicodeScalars.first.map(operators.contains) == true ? text.dropFirst() : text[...]
    return list.split(separator: ",", omittingEmptySubsequences: false).allSatisfy(isVariable)
  }

  /// A name, perhaps with `*` or `:` and a length below 10000.
  private static func isVariable(_ text: Substring) -> Bool {
    var name = text
    if name.last == "*" {
      name.removeLast()
    } else if let colon = name.firstIndex(of: ":") {
      let length = name[name.index(after: colon)...]
      guard (1...4).contains(length.utf8.count), length.utf8.allSatisfy(\.isDigit), length.first != "0" else {
        return false
      }
      name = name[..<colon]
    }
    return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      var rest = part.utf8[...]
      guard !rest.isEmpty else { return false }
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%") {
          guard rest.prefix(2).count == 2, rest.prefix(2).allSatisfy(\.isHexadecimal) else { return false }
          rest = rest.dropFirst(2)
        } else if !byte.isLetter, !byte.isDigit, byte != UInt8(ascii: "_") {
          return false
        }
      }
      return true
    }
  }
}
