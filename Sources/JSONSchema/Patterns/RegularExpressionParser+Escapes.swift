extension RegularExpressionParser {
  /// What follows a backslash outside a class: an assertion, a reference to a capture, a set or one character.
  mutating func readEscape() throws(PatternError) -> RegularExpression {
    if skip("b") { return .wordBoundary(isNegated: false) }
    if skip("B") { return .wordBoundary(isNegated: true) }
    if skip("k<") {
      let name = try readName()
      guard let place = captures.firstIndex(of: name) else { throw PatternError(why: "no group is named \(name)") }
      return .backreference(place + 1)
    }
    if let next = peek(), ("1"..."9").contains(next), let number = readDecimal() {
      guard number <= captures.count else { throw PatternError(why: "there is no group \(number)") }
      return .backreference(number)
    }
    return .character(try readClassEscape())
  }

  /// A set such as `\d`, or one character; `index` is behind the backslash.
  mutating func readClassEscape() throws(PatternError) -> CharacterClass {
    guard let letter = peek() else { throw PatternError(why: "'\\' at the end") }
    index += 1
    switch letter {
    case "d": return .digits
    case "D": return CharacterClass.digits.inverted
    case "w": return .wordCharacters
    case "W": return CharacterClass.wordCharacters.inverted
    case "s": return .whiteSpace
    case "S": return CharacterClass.whiteSpace.inverted
    case "p", "P": return try readProperty(isNegated: letter == "P")
    default: return CharacterClass(try readCharacterEscape(letter))
    }
  }

  private mutating func readCharacterEscape(_ letter: Unicode.Scalar) throws(PatternError) -> Unicode.Scalar {
    switch letter {
    case "t": return "\t"
    case "n": return "\n"
    case "v": return "\u{B}"
    case "f": return "\u{C}"
    case "r": return "\r"
    case "0":
      if let next = peek(), ("0"..."9").contains(next) { throw PatternError(why: "octal escapes are not supported") }
      return "\0"
    case "c":
      guard let control = peek(), ("a"..."z").contains(control) || ("A"..."Z").contains(control) else {
        throw PatternError(why: "'\\c' without a letter")
      }
      index += 1
      return Unicode.Scalar(UInt8(control.value & 31))
    case "x": return try scalar(readHexadecimal(2))
    case "u": return try readUnicodeEscape()
    case "a"..."z", "A"..."Z", "1"..."9", "_": throw PatternError(why: "'\\\(letter)' is no escape")
    default:
      guard letter.isASCII else { throw PatternError(why: "'\\\(letter)' is no escape") }
      return letter
    }
  }

  private mutating func readUnicodeEscape() throws(PatternError) -> Unicode.Scalar {
    if skip("{") {
      var value: UInt32 = 0
      let start = index
      while let digit = peek()?.hexadecimalValue, value <= 0x10FFFF {
        value = value << 4 | digit
        index += 1
      }
      guard index > start, skip("}") else { throw PatternError(why: "'\\u{' without digits and '}'") }
      return try scalar(value)
    }
    let first = try readHexadecimal(4)
    guard (0xD800...0xDBFF).contains(first), skip("\\u") else { return try scalar(first) }
    let second = try readHexadecimal(4)
    guard (0xDC00...0xDFFF).contains(second) else { throw PatternError(why: "half of a surrogate pair") }
    return try scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func readHexadecimal(_ count: Int) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = peek()?.hexadecimalValue else {
        throw PatternError(why: "\(count) hexadecimal digits expected")
      }
      value = value << 4 | digit
      index += 1
    }
    return value
  }

  private func scalar(_ value: UInt32) throws(PatternError) -> Unicode.Scalar {
    guard let scalar = Unicode.Scalar(value) else { throw PatternError(why: "an escape that is no character") }
    return scalar
  }

  private mutating func readProperty(isNegated: Bool) throws(PatternError) -> CharacterClass {
    var text = ""
    guard skip("{") else { throw PatternError(why: "'\\p' without '{'") }
    while let scalar = peek(), scalar != "}" {
      text.unicodeScalars.append(scalar)
      index += 1
    }
    guard skip("}"), let property = UnicodeProperty(text) else {
      throw PatternError(why: "\(text) is not a Unicode property")
    }
    return property.characterClass(isNegated: isNegated)
  }
}

extension Unicode.Scalar {
  fileprivate var hexadecimalValue: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x61 + 10
    case "A"..."F": value - 0x41 + 10
    default: nil
    }
  }
}
