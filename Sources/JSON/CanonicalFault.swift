/// One way in which a text is not in canonical form.
public struct CanonicalFault: Hashable, Sendable, CustomStringConvertible {
  public let position: JSONPosition
  /// What is wrong, as a phrase: `U+200B zero-width character`.
  public let detail: String

  public init(position: JSONPosition, detail: String) {
    self.position = position
    self.detail = detail
  }

  /// `line:column: detail`.
  public var description: String { "\(position): \(detail)" }
}

extension CanonicalJSON {
  /// What keeps `bytes`, which spell `parsed`, from being canonical; empty for a record as it should be.
  ///
  /// Strings and keys that are not NFC or hold hidden characters, null, numbers that are no integers within
  /// ±(2^53−1), sets unsorted or with an id twice; last, the first byte that differs from the canonical text, unless
  /// another fault explains its line. Of very many faults, the first twenty of a sort.
  public static func faults(in bytes: [UInt8], parsed: JSONValue) -> [CanonicalFault] {
    let canonical = Self.bytes(of: parsed)
    let isPrinted = bytes == canonical
    if isPrinted, isClean(parsed) { return [] }

    var search = FaultSearch(source: JSONSource(bytes))
    search.visit(parsed, at: .root)
    var faults = search.faults + floatLiterals(in: bytes)
    if !isPrinted {
      let fault = firstDifference(bytes, canonical)
      if !faults.contains(where: { $0.position.line == fault.position.line }) { faults.append(fault) }
    }
    return faults.sorted { $0.position < $1.position }
  }

  private static func firstDifference(_ bytes: [UInt8], _ canonical: [UInt8]) -> CanonicalFault {
    let same = zip(bytes, canonical).prefix { $0 == $1 }.count
    let start = startOfCharacter(at: same, in: bytes)
    let expected = spelledCharacter(at: startOfCharacter(at: same, in: canonical), in: canonical.span)
    let found = spelledCharacter(at: start, in: bytes.span)
    return CanonicalFault(
      position: JSONPosition(offset: start, in: bytes),
      detail: "differs from canonical form: expected \(expected), found \(found)"
    )
  }

  private static func startOfCharacter(at offset: Int, in bytes: [UInt8]) -> Int {
    var start = offset
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// Numbers written with a fraction or an exponent, whatever their value.
  private static func floatLiterals(in bytes: [UInt8]) -> [CanonicalFault] {
    var faults: [CanonicalFault] = []
    var index = 0
    var isInString = false
    while index < bytes.count, faults.count < FaultSearch.enough {
      let byte = bytes[index]
      if isInString {
        if byte == UInt8(ascii: "\\") { index += 1 }
        if byte == UInt8(ascii: "\"") { isInString = false }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        let literal = bytes[index...].prefix { "+-.0123456789Ee".utf8.contains($0) }
        if literal.contains(where: { ".Ee".utf8.contains($0) }) {
          let position = JSONPosition(offset: index, in: bytes)
          let text = String(decoding: literal, as: UTF8.self)
          faults.append(
            CanonicalFault(position: position, detail: "float literal \(text): write a decimal as a string")
          )
        }
        index = literal.endIndex - 1
      }
      index += 1
    }
    return faults
  }
}
