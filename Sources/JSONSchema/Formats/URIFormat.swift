/// URIs and their relatives (RFC 3986 appendix A), and with other characters IRIs (RFC 3987 §2.2).
enum URIFormat {
  static func matches(_ text: String, isAbsolute: Bool, isInternational: Bool) -> Bool {
    guard text.unicodeScalars.allSatisfy({ $0.isASCII || (isInternational && isIRICharacter($0)) }) else {
      return false
    }
    let parts = URIReference(text)
    guard let scheme = parts.scheme else {
      // Without a scheme the first segment must not look as if it had one.
      let first = parts.path.utf8.prefix { $0 != UInt8(ascii: "/") }
      return !isAbsolute && (parts.authority != nil || !first.contains(UInt8(ascii: ":")))
        && hasValidParts(parts)
    }
    return isScheme(scheme) && hasValidParts(parts)
  }

  private static func hasValidParts(_ parts: URIReference) -> Bool {
    if let authority = parts.authority, !isAuthority(authority) { return false }
    return isText(parts.path, ":@/") && parts.query.map { isText($0, ":@/?") } ?? true
      && parts.fragment.map { isText($0, ":@/?") } ?? true
  }

  private static func isScheme(_ text: String) -> Bool {
    text.utf8.first?.isLetter == true && text.utf8.allSatisfy { $0.isLetter || $0.isDigit || "+-.".utf8.contains($0) }
  }

  private static func isAuthority(_ text: String) -> Bool {
    var host = Substring(text)
    if let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) {
      guard isText(String(text[..<at]), ":") else { return false }
      host = text[text.utf8.index(after: at)...]
    }
    if host.utf8.first == UInt8(ascii: "[") {
      guard let close = host.utf8.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let address = String(host.dropFirst()[..<close])
      let port = host[host.utf8.index(after: close)...]
      return (AddressFormat.isIPv6(address) || isFutureAddress(address)) && (port.isEmpty || isPort(port))
    }
    guard let colon = host.utf8.firstIndex(of: UInt8(ascii: ":")) else { return isText(String(host), "") }
    return isText(String(host[..<colon]), "") && isPort(host[colon...])
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.utf8.first == UInt8(ascii: ":") && text.utf8.dropFirst().allSatisfy(\.isDigit)
  }

  /// `vX.…`, an address of a version to come.
  private static func isFutureAddress(_ text: String) -> Bool {
    let (version, rest) = text.splitOnce(".")
    guard let rest, version.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "v") else { return false }
    return version.utf8.count > 1 && version.utf8.dropFirst().allSatisfy(\.isHexadecimal) && !rest.isEmpty
      && !rest.utf8.contains(UInt8(ascii: "%")) && isText(rest, ":")
  }

  /// Unreserved characters, sub-delimiters, percent escapes, and what `extra` adds.
  private static func isText(_ text: String, _ extra: String) -> Bool {
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard rest.prefix(2).count == 2, rest.prefix(2).allSatisfy(\.isHexadecimal) else { return false }
        rest = rest.dropFirst(2)
      } else if !byte.isLetter, !byte.isDigit, byte < 0x80, !"-._~!$&'()*+,;=".utf8.contains(byte),
        !extra.utf8.contains(byte)
      {
        return false
      }
    }
    return true
  }

  /// `ucschar` and `iprivate` of RFC 3987.
  private static func isIRICharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0...0xD7FF, 0xE000...0xFDCF, 0xFDF0...0xFFEF: true
    case 0x10000...0xEFFFF: scalar.value & 0xFFFF <= 0xFFFD && scalar.value >= 0x10000
    case 0xF0000...0x10FFFD: scalar.value & 0xFFFF <= 0xFFFD
    default: false
    }
  }
}
