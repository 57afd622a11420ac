/// Why a text is not JSON as we accept it, and where.
public struct JSONParseError: Error, Hashable, Sendable, CustomStringConvertible {
  public let position: JSONPosition
  public let reason: Reason

  public enum Reason: Hashable, Sendable {
    /// What should stand here, and what does.
    case expected(String, found: String)
    case byteOrderMark
    case notUTF8(byte: UInt8)
    case duplicateKey(String)
    /// Half of a surrogate pair, with its four hexadecimal digits.
    case loneSurrogate(String)
    /// A character below U+0020 inside a string.
    case unescapedControlCharacter(UInt8)
    case unknownEscape(String)
    case leadingZero
    /// A fraction or exponent where only whole numbers are allowed.
    case notAnInteger(String)
    case integerOutOfRange(String)
    case numberTooLong(limit: Int)
    case exponentOutOfRange
    case tooDeep(limit: Int)
    case tooLarge(limit: Int)
  }

  /// `line:column: reason`.
  public var description: String { "\(position): \(reason)" }
}

extension JSONParseError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .expected(let expected, let found): "expected \(expected), found \(found)"
    case .byteOrderMark: "the text begins with a byte order mark"
    case .notUTF8(let byte): "byte 0x\(hexadecimal(UInt32(byte), digits: 2)) is not UTF-8 here"
    case .duplicateKey(let key): "the key \(quoted(key)) stands twice"
    case .loneSurrogate(let digits): "\\u\(digits) is half of a surrogate pair"
    case .unescapedControlCharacter(let byte):
      "the control character U+\(hexadecimal(UInt32(byte), digits: 4)) must be escaped in a string"
    case .unknownEscape(let text): "\(text) is not an escape sequence"
    case .leadingZero: "a number does not begin with a superfluous zero"
    case .notAnInteger(let text): "expected an integer, found \(text)"
    case .integerOutOfRange(let text): "\(text) is not within ±(2^53−1)"
    case .numberTooLong(let limit): "the number is longer than \(limit) characters"
    case .exponentOutOfRange: "the number's exponent is out of range"
    case .tooDeep(let limit): "values are nested deeper than \(limit)"
    case .tooLarge(let limit): "the text is larger than \(limit) bytes"
    }
  }
}
