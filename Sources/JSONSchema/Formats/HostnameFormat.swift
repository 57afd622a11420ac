/// Host names: RFC 1123 §2.1, and in other scripts RFC 5890.
enum HostnameFormat {
  static func matches(_ text: String, isInternational: Bool) -> Bool {
    let labels = text.unicodeScalars.split(omittingEmptySubsequences: false) { scalar in
      // RFC 3490 §3.1: these are dots, too.
      scalar == "." || (isInternational && (scalar == "\u{3002}" || scalar == "\u{FF0E}" || scalar == "\u{FF61}"))
    }
    var length = labels.count - 1
    var plain: [[Unicode.Scalar]] = []
    for label in labels {
      guard let (scalars, encoded) = read(Array(label), isInternational: isInternational) else { return false }
      length += encoded
      plain.append(scalars)
    }
    guard length <= 253 else { return false }
    // In a name with a label from right to left, every label keeps one direction.
    return !plain.contains(where: InternationalLabel.isBidirectional)
      || plain.allSatisfy(InternationalLabel.keepsOneDirection)
  }

  /// The characters of a label, and the bytes of its ASCII form; nil where it is none.
  private static func read(_ label: [Unicode.Scalar], isInternational: Bool) -> ([Unicode.Scalar], Int)? {
    guard label.allSatisfy(\.isASCII) else {
      guard isInternational, InternationalLabel.isValid(label) else { return nil }
      let length = Punycode.encoded(label).count + 4
      return length <= 63 ? (label, length) : nil
    }
    let text = label.map { UInt8($0.value) }
    guard isLetterDigitHyphen(text), (1...63).contains(text.count) else { return nil }
    let isTagged = text.count >= 4 && text[2] == UInt8(ascii: "-") && text[3] == UInt8(ascii: "-")
    guard isTagged else { return (label, text.count) }
    // Of tagged labels only `xn--` has a meaning, and it must be the one spelling of its characters.
    guard text[0] | 0x20 == UInt8(ascii: "x"), text[1] | 0x20 == UInt8(ascii: "n"),
      let decoded = Punycode.decoded(text[4...]), InternationalLabel.isValid(decoded),
      Punycode.encoded(decoded) == text[4...].map({ $0.isLetter ? $0 | 0x20 : $0 })
    else { return nil }
    return (decoded, text.count)
  }

  private static func isLetterDigitHyphen(_ text: [UInt8]) -> Bool {
    text.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
      && text.first != UInt8(ascii: "-") && text.last != UInt8(ascii: "-")
  }
}
