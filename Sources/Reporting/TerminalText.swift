/// Text as a terminal may show it: control, bidirectional and zero-width characters written out, so that a record cannot
/// move the cursor or hide words.
public struct TerminalText: Sendable, CustomStringConvertible {
  public let description: String

  public init(_ text: String) {
    guard text.unicodeScalars.contains(where: Self.isHidden) else {
      description = text
      return
    }
    var escaped = ""
    for scalar in text.unicodeScalars {
      if Self.isHidden(scalar) {
        escaped += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    description = escaped
  }

  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }
}
