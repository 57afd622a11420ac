extension JSONReader {
  /// The string that begins with the quotation mark at `index`.
  mutating func readString(_ bytes: Span<UInt8>) throws(JSONReadFailure) -> String {
    let start = index + 1
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte > UInt8(ascii: "\\") {  // most letters, settled by one comparison
        end += 1
        continue
      }
      if byte == UInt8(ascii: "\"") {
        index = end + 1
        return try text(bytes, start..<end)
      }
      if byte == UInt8(ascii: "\\") { return try readEscapedString(bytes, start, firstEscape: end) }
      if byte < 0x20 { throw JSONReadFailure(offset: end, reason: .unescapedControlCharacter(byte)) }
      end += 1
    }
    throw unclosed(bytes, start)
  }

  private mutating func readEscapedString(
    _ bytes: Span<UInt8>, _ start: Int, firstEscape: Int
  ) throws(JSONReadFailure) -> String {
    unescaped.removeAll(keepingCapacity: true)
    var plain = start
    index = firstEscape
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        unescaped.append(contentsOf: try text(bytes, plain..<index).utf8)
        index += 1
        return String(decoding: unescaped, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") {
        unescaped.append(contentsOf: try text(bytes, plain..<index).utf8)
        try readEscape(bytes)
        plain = index
      } else if byte < 0x20 {
        throw JSONReadFailure(offset: index, reason: .unescapedControlCharacter(byte))
      } else {
        index += 1
      }
    }
    throw unclosed(bytes, plain)
  }

  /// Adds the character that the escape at `index` stands for to `unescaped`.
  private mutating func readEscape(_ bytes: Span<UInt8>) throws(JSONReadFailure) {
    let start = index
    index += 1
    guard index < bytes.count else { throw expected("an escape sequence", bytes) }
    let letter = bytes[index]
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(letter)
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "u"): unescaped.append(contentsOf: String(try readUnicodeEscape(bytes, start)).utf8)
    default:
      let found = spelledCharacter(at: index - 1, in: bytes)
      throw JSONReadFailure(offset: start, reason: .unknownEscape("'\\' before \(found)"))
    }
  }

  /// The scalar of one `\uXXXX`, or of two that make a surrogate pair; `index` is at the first digit.
  private mutating func readUnicodeEscape(
    _ bytes: Span<UInt8>, _ start: Int
  ) throws(JSONReadFailure) -> Unicode.Scalar {
    let first = try readFourDigits(bytes)
    if let scalar = Unicode.Scalar(first) { return scalar }

    let lone = JSONReadFailure(offset: start, reason: .loneSurrogate(hexadecimal(first, digits: 4)))
    guard first < 0xDC00, index + 1 < bytes.count,
      bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
    else { throw lone }
    index += 2
    let second = try readFourDigits(bytes)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw lone }
    return scalar
  }

  private mutating func readFourDigits(_ bytes: Span<UInt8>) throws(JSONReadFailure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard index < bytes.count, let digit = hexadecimalDigit(bytes[index]) else {
        throw expected("a hexadecimal digit", bytes)
      }
      value = value << 4 | digit
      index += 1
    }
    return value
  }

  /// These bytes as a string; throws at the first that is not UTF-8.
  func text(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(JSONReadFailure) -> String {
    do {
      return String(copying: try UTF8Span(validating: bytes.extracting(range)))
    } catch {
      let offset = range.lowerBound + error.byteOffsets.lowerBound
      throw JSONReadFailure(offset: offset, reason: .notUTF8(byte: bytes[offset]))
    }
  }

  /// A string without end; bytes that are not UTF-8 are the better reason where there are some.
  private func unclosed(_ bytes: Span<UInt8>, _ start: Int) -> JSONReadFailure {
    do {
      _ = try text(bytes, start..<bytes.count)
      return JSONReadFailure(
        offset: bytes.count, reason: .expected("'\"' that ends the string", found: "the end of the text")
      )
    } catch {
      return error
    }
  }
}

private func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
  default: nil
  }
}
