/// A decimal number with all its digits: for those that ``JSONValue/integer(_:)`` cannot hold.
///
/// Two numbers of one value are equal however they were written. Nothing is ever rounded.
public struct JSONNumber: Hashable, Sendable {
  /// The one spelling of this value: `1.5`, `-0.002`, `100000000000000000000`, `1e400`.
  public let text: String

  /// The exponents that a number may be written with.
  static let exponents = -1_000_000_000...1_000_000_000

  /// The number that `text` spells in the grammar of RFC 8259 §6; nil for another text, or an exponent beyond ±10^9.
  public init?(_ text: String) {
    guard let decimal = ExactDecimal(spelled: text) else { return nil }
    self.init(decimal)
  }

  public init(_ integer: Int64) {
    text = String(integer)
  }

  init(_ decimal: ExactDecimal) {
    text = decimal.spelling
  }

  /// This number as an integer, nil where it is none or does not fit.
  public var exactInteger: Int64? { Int64(text) }

  /// Whether this is a whole number, of any size.
  public var isWhole: Bool { decimal.exponent >= 0 }

  /// Whether this is `divisor` times a whole number, exactly; false where `divisor` is zero.
  public func isMultiple(of divisor: JSONNumber) -> Bool {
    decimal.isMultiple(of: divisor.decimal)
  }

  private var decimal: ExactDecimal {
    ExactDecimal(spelled: text) ?? .zero  // `text` is always a spelling
  }
}

extension JSONNumber: Comparable {
  public static func < (left: JSONNumber, right: JSONNumber) -> Bool { left.decimal < right.decimal }
}

extension JSONNumber: CustomStringConvertible {
  public var description: String { text }
}

extension JSONValue {
  /// The value of `number`: ``integer(_:)`` where it is one that fits, else ``number(_:)``.
  public init(_ number: JSONNumber) {
    self = number.exactInteger.map(JSONValue.integer) ?? .number(number)
  }
}
