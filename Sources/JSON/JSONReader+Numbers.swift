extension JSONReader {
  /// The number that begins at `index` with a digit or a minus sign.
  mutating func readNumber(_ bytes: Span<UInt8>) throws(JSONReadFailure) -> JSONValue {
    let start = index
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }

    let firstDigit = index
    var magnitude: UInt64 = 0
    while index < bytes.count, let digit = decimalDigit(bytes[index]) {
      magnitude = magnitude &* 10 &+ digit
      index += 1
    }
    guard index > firstDigit else { throw expected("a digit", bytes) }
    guard bytes[firstDigit] != UInt8(ascii: "0") || index == firstDigit + 1 else {
      throw JSONReadFailure(offset: firstDigit, reason: .leadingZero)
    }
    let digits = index - firstDigit

    try skipFraction(bytes)
    try skipExponent(bytes)
    guard index - start <= limits.maxNumberLength else {
      throw JSONReadFailure(offset: start, reason: .numberTooLong(limit: limits.maxNumberLength))
    }

    let isPlain = index == firstDigit + digits
    if isPlain, digits <= 18 {  // 10^18 fits
      let integer = isNegative ? -Int64(magnitude) : Int64(magnitude)
      return .integer(try checkRange(integer, start, bytes))
    }
    return try readLongNumber(bytes, start, isPlain: isPlain)
  }

  private func readLongNumber(_ bytes: Span<UInt8>, _ start: Int, isPlain: Bool) throws(JSONReadFailure) -> JSONValue {
    let spelled = try text(bytes, start..<index)
    if limits.integersOnly {
      throw JSONReadFailure(
        offset: start, reason: isPlain ? .integerOutOfRange(shortened(spelled)) : .notAnInteger(shortened(spelled))
      )
    }
    guard let number = JSONNumber(spelled) else {
      throw JSONReadFailure(offset: start, reason: .exponentOutOfRange)  // the grammar has been checked
    }
    return JSONValue(number)
  }

  private func checkRange(_ integer: Int64, _ start: Int, _ bytes: Span<UInt8>) throws(JSONReadFailure) -> Int64 {
    guard limits.integersOnly, integer.magnitude > UInt64(JSONLimits.largestInteger) else { return integer }
    throw JSONReadFailure(offset: start, reason: .integerOutOfRange("\(integer)"))
  }

  private mutating func skipFraction(_ bytes: Span<UInt8>) throws(JSONReadFailure) {
    guard index < bytes.count, bytes[index] == UInt8(ascii: ".") else { return }
    index += 1
    try skipDigits(bytes)
  }

  private mutating func skipExponent(_ bytes: Span<UInt8>) throws(JSONReadFailure) {
    guard index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") else { return }
    index += 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
    try skipDigits(bytes)
  }

  private mutating func skipDigits(_ bytes: Span<UInt8>) throws(JSONReadFailure) {
    let start = index
    while index < bytes.count, decimalDigit(bytes[index]) != nil { index += 1 }
    guard index > start else { throw expected("a digit", bytes) }
  }
}

private func decimalDigit(_ byte: UInt8) -> UInt64? {
  let digit = byte &- UInt8(ascii: "0")
  return digit <= 9 ? UInt64(digit) : nil
}

/// The number's first characters, for a message.
private func shortened(_ text: String) -> String {
  text.utf8.count <= 40 ? text : text.prefix(37) + "…"
}
