/// A line `Key: value` at the end of a commit message.
public struct Trailer: Equatable, Sendable {
  public var key: String
  public var value: String

  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }

  /// The trailers of a message in order, repeated keys and all.
  ///
  /// They are the lines of the last paragraph, which is not the first, and each of its lines must be one: prose that
  /// happens to hold a colon states nothing.
  public static func trailers(of message: String) -> [Trailer] {
    let lines = message.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard let last = lines.lastIndex(where: { !$0.isBlank }) else { return [] }
    guard let gap = lines[..<last].lastIndex(where: \.isBlank), lines[..<gap].contains(where: { !$0.isBlank })
    else { return [] }
    let paragraph = lines[(gap + 1)...last]
    let trailers = paragraph.compactMap(Trailer.init(line:))
    return trailers.count == paragraph.count ? trailers : []
  }

  private init?(line: Substring) {
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let key = line.utf8[..<colon]
    let value = line.utf8[line.utf8.index(after: colon)...]
    guard !key.isEmpty, key.allSatisfy(\.isKeyByte), value.first.map(\.isSpace) ?? true else { return nil }
    self.init(key: String(Substring(key)), value: String(Substring(value.trimmed)))
  }
}

extension Substring {
  fileprivate var isBlank: Bool { utf8.allSatisfy(\.isSpace) }
}

extension Substring.UTF8View {
  fileprivate var trimmed: Self {
    var slice = drop(while: \.isSpace)
    while let last = slice.last, last.isSpace { slice.removeLast() }
    return slice
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0D }

  fileprivate var isKeyByte: Bool {
    switch self {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
