/// Finds e-mail addresses: a name, `@`, and a domain that ends in letters.
enum EmailAddress {
  static func isFound(in bytes: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0] == UInt8(ascii: "@") && isAddress(around: $0, in: bytes) }
  }

  /// Names of key algorithms that are written like addresses.
  private static let algorithms: Set<String> = [
    "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
  ]

  private static func isAddress(around at: Int, in bytes: [UInt8]) -> Bool {
    var start = at
    while start > 0, isName(bytes[start - 1]) { start -= 1 }
    var end = at + 1
    while end < bytes.count, isDomain(bytes[end]) { end += 1 }
    // A full stop or hyphen behind it ends the sentence, not the domain.
    while end > at + 1, !isWordCharacter(bytes[end - 1]) { end -= 1 }

    guard bytes[start..<at].contains(where: isWordCharacter) else { return false }
    let labels = bytes[(at + 1)..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last, isTopLevel(last) else {
      return false
    }
    return !algorithms.contains(String(decoding: bytes[start..<end], as: UTF8.self))
  }

  private static func isTopLevel(_ label: ArraySlice<UInt8>) -> Bool {
    label.count > 1 && (label.allSatisfy(isLetter) || label.starts(with: "xn--".utf8))
  }

  private static func isName(_ byte: UInt8) -> Bool {
    isWordCharacter(byte) || ".%+-!#$&'*=?^`{|}~".utf8.contains(byte)
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
