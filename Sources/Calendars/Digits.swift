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

/// `number` with zeros in front up to `width` digits.
func padded(_ number: some BinaryInteger, to width: Int) -> String {
  let digits = String(number)
  return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}
