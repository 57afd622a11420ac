/// The place of a value inside another, as RFC 6901 writes it: `/scope/requirements/R2/text`.
///
/// One extension: inside an array whose elements are all objects with a string `id`, a token that equals an element's
/// `id` addresses that element, so that a place keeps its name when the array changes. Any other token there, and every
/// token inside any other array, is a decimal index.
public struct JSONPointer: Sendable {
  /// Empty for the whole value, else each token after a `/`, with `~` written `~0` and `/` written `~1`.
  public let text: String

  /// The whole value.
  public static let root = JSONPointer(text: "")

  /// The pointer that `text` spells.
  public init(parsing text: String) throws(JSONPointerError) {
    guard text.isEmpty || text.utf8.first == UInt8(ascii: "/") else { throw JSONPointerError(text: text) }
    var isAfterTilde = false
    for byte in text.utf8 {
      if isAfterTilde, byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { throw JSONPointerError(text: text) }
      isAfterTilde = byte == UInt8(ascii: "~")
    }
    guard !isAfterTilde else { throw JSONPointerError(text: text) }
    self.text = text
  }

  /// The place with these unescaped tokens, from the outside in.
  public init(tokens: some Sequence<String>) {
    text = tokens.map { "/" + escaped($0) }.joined()
  }

  private init(text: String) {
    self.text = text
  }

  /// The place `token` inside this one; `token` is unescaped.
  public func appending(_ token: String) -> JSONPointer {
    JSONPointer(text: text + "/" + escaped(token))
  }

  /// The element `index` inside this array.
  public func appending(_ index: Int) -> JSONPointer {
    JSONPointer(text: text + "/\(index)")
  }

  /// The unescaped tokens, from the outside in.
  public var tokens: [String] {
    text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst().map {
      unescaped(Substring($0))
    }
  }

  /// The last token, unescaped; nil for the root.
  public var lastToken: String? { tokens.last }

  /// The place that holds this one; nil for the root.
  public var parent: JSONPointer? {
    text.utf8.lastIndex(of: UInt8(ascii: "/")).map { JSONPointer(text: String(text[..<$0])) }
  }

  /// Whether `other` is this place or lies within it.
  public func isPrefix(of other: JSONPointer) -> Bool {
    let rest = other.text.utf8.dropFirst(text.utf8.count)
    return other.text.utf8.starts(with: text.utf8) && (rest.isEmpty || rest.first == UInt8(ascii: "/"))
  }
}

extension JSONPointer: Hashable, Comparable {
  public static func == (left: JSONPointer, right: JSONPointer) -> Bool {
    left.text.isBytewiseEqual(to: right.text)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(bytesOf: text) }

  /// A place comes before what lies in it, and siblings in the order of their bytes: `/a`, `/a/b`, `/a-b`.
  public static func < (left: JSONPointer, right: JSONPointer) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8) { rank($0) < rank($1) }
  }

  private static func rank(_ byte: UInt8) -> Int { byte == UInt8(ascii: "/") ? -1 : Int(byte) }
}

extension JSONPointer: CustomStringConvertible {
  public var description: String { text }
}

extension JSONPointer: ExpressibleByStringLiteral {
  /// A pointer known when the program is written. A malformed literal is a mistake in the program and stops it.
  public init(stringLiteral text: String) {
    do {
      try self.init(parsing: text)
    } catch {
      preconditionFailure(error.description)
    }
  }
}

/// A text that is no JSON pointer.
public struct JSONPointerError: Error, Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public var description: String {
    "\(quoted(text)) is not a JSON pointer: it begins with '/', and '~' is followed by 0 or 1 (RFC 6901)"
  }
}

private func escaped(_ token: String) -> String {
  guard needsEscapes(token) else { return token }
  return String(
    decoding: token.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "~"): Array("~0".utf8)
      case UInt8(ascii: "/"): Array("~1".utf8)
      default: [byte]
      }
    }, as: UTF8.self
  )
}

private func needsEscapes(_ token: String) -> Bool {
  let bytes = token.utf8Span.span
  for index in bytes.indices where bytes[index] == UInt8(ascii: "~") || bytes[index] == UInt8(ascii: "/") {
    return true
  }
  return false
}

private func unescaped(_ token: Substring) -> String {
  guard token.utf8.contains(UInt8(ascii: "~")) else { return String(token) }
  var bytes: [UInt8] = []
  var isAfterTilde = false
  for byte in token.utf8 {
    if isAfterTilde {
      bytes.append(byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : UInt8(ascii: "~"))
      isAfterTilde = false
    } else if byte == UInt8(ascii: "~") {
      isAfterTilde = true
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
