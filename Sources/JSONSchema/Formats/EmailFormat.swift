/// Mailboxes of RFC 5321 §4.1.2, and with other characters RFC 6531.
enum EmailFormat {
  static func matches(_ text: String, isInternational: Bool) -> Bool {
    guard isInternational || text.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let local = text[..<at]
    let domain = String(text[text.utf8.index(after: at)...])
    return local.utf8.count <= 64 && (isDotString(local) || isQuotedString(local))
      && isDomain(domain, isInternational: isInternational)
  }

  private static func isDotString(_ text: Substring) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty
        && atom.allSatisfy { $0.isDigit || $0.isLetter || $0 >= 0x80 || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
    }
  }

  private static func isQuotedString(_ text: Substring) -> Bool {
    guard text.utf8.count >= 2, text.utf8.first == UInt8(ascii: "\""), text.utf8.last == UInt8(ascii: "\"") else {
      return false
    }
    var isEscaped = false
    for byte in text.utf8.dropFirst().dropLast() {
      guard byte >= 0x20, byte != 0x7F else { return false }
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        return false
      }
    }
    return !isEscaped
  }

  private static func isDomain(_ text: String, isInternational: Bool) -> Bool {
    guard text.utf8.first == UInt8(ascii: "["), text.utf8.last == UInt8(ascii: "]") else {
      return HostnameFormat.matches(text, isInternational: isInternational)
    }
    let literal = String(text.dropFirst().dropLast())
    let tag = "IPv6:"
    guard literal.utf8.count > tag.utf8.count, literal.prefix(5).lowercased() == tag.lowercased() else {
      return AddressFormat.isIPv4(literal)
    }
    return AddressFormat.isIPv6(literal.dropFirst(5))
  }
}
