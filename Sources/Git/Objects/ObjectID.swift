/// The name of an object: the SHA-1 of its kind, size and bytes.
///
/// Ordered as git orders ids, by their bytes.
public struct ObjectID: Hashable, Sendable, BitwiseCopyable {
  /// The id that stands for "no object" in the lines that git gives to hooks.
  public static let zero = ObjectID(0, 0, 0)

  /// The number of bytes in an id.
  public static let byteCount = 20

  // Big-endian words, so that comparing numbers compares bytes and nothing is on the heap.
  private var first: UInt64
  private var second: UInt64
  private var third: UInt32

  private init(_ first: UInt64, _ second: UInt64, _ third: UInt32) {
    (self.first, self.second, self.third) = (first, second, third)
  }

  /// The id in `bytes` from `offset` on, which must leave 20 bytes.
  init(_ bytes: Span<UInt8>, at offset: Int) {
    func word<Word: FixedWidthInteger>(_ start: Int) -> Word {
      var word: Word = 0
      for index in start..<(start + Word.bitWidth / 8) { word = word << 8 | Word(bytes[index]) }
      return word
    }
    self.init(word(offset), word(offset + 8), word(offset + 16))
  }

  /// The id whose 20 bytes these are; nil when there are more or fewer.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init(bytes.span, at: 0)
  }

  /// The id written as 40 lower-case hexadecimal digits; nil for anything else.
  public init?(hex: some StringProtocol) {
    var words: (UInt64, UInt64, UInt32) = (0, 0, 0)
    var count = 0
    for digit in hex.utf8 {
      guard count < 40, let value = hexValue(digit) else { return nil }
      switch count {
      case ..<16: words.0 = words.0 << 4 | UInt64(value)
      case ..<32: words.1 = words.1 << 4 | UInt64(value)
      default: words.2 = words.2 << 4 | UInt32(value)
      }
      count += 1
    }
    guard count == 40 else { return nil }
    self.init(words.0, words.1, words.2)
  }

  /// The id whose 40 lower-case hexadecimal digits begin at `offset`; nil when they do not.
  init?(hex bytes: Span<UInt8>, at offset: Int) {
    guard offset >= 0, offset + 40 <= bytes.count else { return nil }
    var words: (UInt64, UInt64, UInt32) = (0, 0, 0)
    for index in 0..<40 {
      guard let value = hexValue(bytes[offset + index]) else { return nil }
      switch index {
      case ..<16: words.0 = words.0 << 4 | UInt64(value)
      case ..<32: words.1 = words.1 << 4 | UInt64(value)
      default: words.2 = words.2 << 4 | UInt32(value)
      }
    }
    self.init(words.0, words.1, words.2)
  }

  /// The 20 bytes.
  public var bytes: [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
      for index in 0..<Self.byteCount { unsafe buffer[index] = byte(index) }
      count = Self.byteCount
    }
  }

  func byte(_ index: Int) -> UInt8 {
    switch index {
    case ..<8: UInt8(truncatingIfNeeded: first >> (56 - index * 8))
    case ..<16: UInt8(truncatingIfNeeded: second >> (56 - (index - 8) * 8))
    default: UInt8(truncatingIfNeeded: third >> (24 - (index - 16) * 8))
    }
  }

  /// The first ten hexadecimal digits, for people to read.
  public var shortened: String { String(description.prefix(10)) }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(first)
    hasher.combine(second)
  }
}

extension ObjectID: Comparable {
  public static func < (one: ObjectID, other: ObjectID) -> Bool {
    (one.first, one.second, one.third) < (other.first, other.second, other.third)
  }
}

extension ObjectID: CustomStringConvertible {
  /// The 40 lower-case hexadecimal digits.
  public var description: String {
    unsafe String(unsafeUninitializedCapacity: 40) { buffer in
      for index in 0..<Self.byteCount {
        let value = byte(index)
        unsafe buffer[index * 2] = hexDigit(value >> 4)
        unsafe buffer[index * 2 + 1] = hexDigit(value & 15)
      }
      return 40
    }
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

private func hexValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
  default: nil
  }
}
