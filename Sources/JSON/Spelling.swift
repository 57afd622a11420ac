// How messages spell foreign characters: nothing a terminal would obey, nothing that cannot be seen.

/// `value` in upper-case hexadecimal, at least `digits` long.
func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}

/// `text` in quotation marks, as JSON, with characters that cannot be seen escaped.
func quoted(_ text: String) -> String {
  var spelled = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": spelled += "\\\(scalar)"
    case _ where HiddenCharacter(scalar) != nil: spelled += "\\u{\(hexadecimal(scalar.value, digits: 4))}"
    default: spelled.unicodeScalars.append(scalar)
    }
  }
  return spelled + "\""
}

/// The character at `offset` of `bytes` for a message: `'x'`, `U+0007`, `byte 0xFF` or `the end of the text`.
func spelledCharacter(at offset: Int, in bytes: Span<UInt8>) -> String {
  guard offset < bytes.count else { return "the end of the text" }
  let sample = (offset..<min(offset + 4, bytes.count)).map { bytes[$0] }
  var decoder = UTF8()
  var iterator = sample.makeIterator()
  guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
    return "byte 0x\(hexadecimal(UInt32(bytes[offset]), digits: 2))"
  }
  return HiddenCharacter(scalar) == nil && scalar != " "
    ? "'\(scalar)'" : "U+\(hexadecimal(scalar.value, digits: 4))"
}
