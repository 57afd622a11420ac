// Reading and writing of the few digits that dates are made of.

extension Span<UInt8> {
  /// The number that `digits` ASCII digits at `start` write, or nil if one of them is something else or missing.
  func number(at start: Int, digits: Int) -> Int? {
    guard start + digits <= count else { return nil }
    var number = 0
    for index in start..<start + digits {
      let byte = self[index]
      guard UInt8(ascii: "0") <= byte, byte <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }
}

extension [UInt8] {
  /// Writes `number`, which is not negative, with zeros in front up to `width` digits.
  mutating func append(_ number: Int64, digits width: Int) {
    let start = count
    var rest = number
    while rest > 0 || count - start < width {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    self[start...].reverse()
  }

  mutating func append(_ character: Unicode.Scalar) {
    append(UInt8(ascii: character))
  }
}
