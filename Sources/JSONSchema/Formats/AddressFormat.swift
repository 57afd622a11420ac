/// Internet addresses as texts: RFC 2673 §3.2 and RFC 4291 §2.2.
enum AddressFormat {
  /// Four decimal numbers up to 255, none with a leading zero.
  static func isIPv4(_ text: some StringProtocol) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.count) && part.allSatisfy(\.isDigit)
          && (part.count == 1 || part.first != UInt8(ascii: "0"))
          && part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 255
      }
  }

  /// Eight groups of up to four hexadecimal digits, one run of zeros written `::`, the last two perhaps as IPv4.
  static func isIPv6(_ text: some StringProtocol) -> Bool {
    let halves = String(text).splitOnce("::")
    guard let tail = halves.tail else { return groups(halves.head) == 8 }
    guard !tail.utf8.starts(with: ":".utf8), tail.splitOnce("::").tail == nil,
      let left = halves.head.isEmpty ? 0 : groups(halves.head, mayEndInIPv4: false),
      let right = tail.isEmpty ? 0 : groups(tail)
    else { return false }
    return left + right <= 7
  }

  /// How many groups of 16 bits the text spells; nil where it is no such list.
  private static func groups(_ text: String, mayEndInIPv4: Bool = true) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var count = 0
    for (index, part) in parts.enumerated() {
      if (1...4).contains(part.utf8.count), part.utf8.allSatisfy(\.isHexadecimal) {
        count += 1
      } else if mayEndInIPv4, index == parts.count - 1, isIPv4(part) {
        count += 2
      } else {
        return nil
      }
    }
    return count
  }
}

extension String {
  /// What stands before and behind the first `mark`; no tail where there is none.
  func splitOnce(_ mark: String) -> (head: String, tail: String?) {
    let bytes = Array(utf8)
    let wanted = Array(mark.utf8)
    guard bytes.count >= wanted.count else { return (self, nil) }
    for start in 0...(bytes.count - wanted.count) where bytes[start...].starts(with: wanted) {
      return (
        String(decoding: bytes[..<start], as: UTF8.self),
        String(decoding: bytes[(start + wanted.count)...], as: UTF8.self)
      )
    }
    return (self, nil)
  }
}
