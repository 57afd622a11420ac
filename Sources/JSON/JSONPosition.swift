/// A place in a text, as people and editors count.
public struct JSONPosition: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// From 1; only a line feed ends a line.
  public let line: Int
  /// From 1, in characters, that is Unicode scalars.
  public let column: Int
  /// From 0, in bytes.
  public let offset: Int

  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }

  /// The place of byte `offset` (or of the end, where it lies beyond) in `bytes`.
  public init(offset: Int, in bytes: [UInt8]) {
    var line = 1
    var column = 1
    let end = Swift.min(offset, bytes.count)
    for index in 0..<end {
      if bytes[index] == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if bytes[index] & 0xC0 != 0x80 {  // a continuation byte belongs to the character before it
        column += 1
      }
    }
    self.init(line: line, column: column, offset: end)
  }

  public var description: String { "\(line):\(column)" }

  public static func < (left: JSONPosition, right: JSONPosition) -> Bool { left.offset < right.offset }
}
