/// The name of a record for ever: a kind's prefix, a hyphen and 4 to 12 characters of Crockford base32.
///
/// A month of observations is named after its metric and the month, `OBS-0003-202609`, and no other record is named so.
///
/// Compared as bytes. `text` is ASCII by construction, so byte order and Swift's order agree.
public struct RecordID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let text: String

  /// What the ids begin with that end with a month.
  public static let monthlyPrefix = "OBS"

  /// The id written as `text`, or nothing when `text` is not `PREFIX-XXXX`, of a month `OBS-XXXX-yyyymm`.
  public init?(_ text: String) {
    guard Self.isWellFormed(text.utf8) else { return nil }
    self.text = text
  }

  /// `INI` of `INI-0002`.
  public var prefix: String { String(text.utf8.prefix(3))! }

  /// `0002` of `INI-0002`, `0003-202609` of `OBS-0003-202609`.
  public var suffix: String { String(text.utf8.dropFirst(4))! }

  /// `0002` of `INI-0002`, `0003` of `OBS-0003-202609`: what says where the record lies.
  public var part: String { String(text.utf8.dropFirst(4).prefix { $0 != 0x2D })! }

  /// `202609` of `OBS-0003-202609`.
  public var month: String? { isMonthly ? String(text.utf8.suffix(6)) : nil }

  private var isMonthly: Bool { text.utf8.dropFirst(4).contains(0x2D) }

  /// The id of what was observed of `metric` in the month written `yyyymm`; nothing where that is no month.
  public static func observation(of metric: RecordID, in month: String) -> RecordID? {
    RecordID("\(monthlyPrefix)-\(metric.part)-\(month)")
  }

  public var description: String { text }

  public static func < (left: Self, right: Self) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }

  private static func isWellFormed(_ bytes: String.UTF8View) -> Bool {
    guard bytes.starts(with: monthlyPrefix.utf8) else { return isPlain(bytes[...]) }
    return isMonth(bytes.suffix(7)) && isPlain(bytes.dropLast(7))
  }

  /// `-202609`.
  private static func isMonth(_ bytes: Substring.UTF8View) -> Bool {
    guard bytes.count == 7, bytes.first == 0x2D, bytes.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }),
      let month = Int(String(Substring(bytes.suffix(2))))
    else { return false }
    return (1...12).contains(month)
  }

  private static func isPlain(_ bytes: Substring.UTF8View) -> Bool {
    guard (8...16).contains(bytes.count) else { return false }
    for (offset, byte) in bytes.enumerated() {
      switch offset {
      case 0...2: guard (0x41...0x5A).contains(byte) else { return false }
      case 3: guard byte == 0x2D else { return false }
      default: guard isCrockford(byte) else { return false }
      }
    }
    return true
  }

  /// Digits and upper-case letters without `I`, `L`, `O` and `U`.
  static func isCrockford(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39: true
    case 0x49, 0x4C, 0x4F, 0x55: false
    case 0x41...0x5A: true
    default: false
    }
  }

  /// The 32 characters that ids are made of, in order of their value.
  public static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
}
