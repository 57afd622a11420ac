/// A commit, read from its raw bytes.
///
/// The grammar of a ledger is stricter than git's (SECURITY.md D7): `tree`, `parent` any number of times, `author`,
/// `committer`, at most one `gpgsig`, each once and in this order, an empty line, a message in UTF-8 without control
/// characters but line feed and tab. Whatever leaves it is listed in `faults`; what can be read is read all the same, and
/// counts for nothing while there are faults. Of a header that stands more than once the first is taken.
public struct CommitObject: Equatable, Sendable {
  public let id: ObjectID
  /// The whole object, as its id and its signature cover it.
  public let bytes: [UInt8]
  /// The tree of the state after this commit; zero when no header names it.
  public let tree: ObjectID
  public let parents: [ObjectID]
  /// The author as claimed; nil when the header is missing or cannot be read.
  public let author: Ident?
  /// The committer as claimed; nil when the header is missing or cannot be read.
  public let committer: Ident?
  /// Where the commit leaves the grammar; empty for every commit that a ledger may hold.
  public let faults: [GrammarFault]
  /// The limit on the size of a commit, where this one passes it.
  public let passedLimit: PassedLimit?

  /// The bytes of the `gpgsig` header with its continuation lines, empty when there is none.
  let signatureRange: Range<Int>
  /// Where the message begins.
  let messageStart: Int

  /// Reads a commit from bytes that are already known to hash to `id`.
  public init(id: ObjectID, bytes: [UInt8], limits: ObjectLimits = .standard) {
    var parser = CommitParser(bytes)
    parser.parse()
    self.id = id
    tree = parser.tree ?? .zero
    parents = parser.parents
    author = parser.author
    committer = parser.committer
    faults = parser.faults
    signatureRange = parser.signatureRange
    messageStart = parser.messageStart
    passedLimit =
      bytes.count > limits.commit ? PassedLimit(what: "commit", n: bytes.count, limit: limits.commit) : nil
    self.bytes = bytes
  }

  /// Reads a commit from bytes that nobody has stored yet.
  public init(bytes: [UInt8], limits: ObjectLimits = .standard) {
    self.init(id: .of(.commit, bytes), bytes: bytes, limits: limits)
  }

  /// The text after the empty line; bytes that are not UTF-8 show as U+FFFD and are a fault.
  public var message: String { String(decoding: bytes[messageStart...], as: UTF8.self) }

  /// The first line of the message.
  public var subject: String {
    String(decoding: bytes[messageStart...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// The armored signature with its continuation lines joined again, every line ending in a line feed; nil when unsigned.
  public var signature: [UInt8]? {
    guard !signatureRange.isEmpty else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(signatureRange.count)
    var lineStart = true
    for byte in bytes[signatureRange].dropFirst("gpgsig".utf8.count) {
      // A header's first line begins after `gpgsig `, every other after one space.
      if lineStart {
        lineStart = false
        continue
      }
      text.append(byte)
      lineStart = byte == UInt8(ascii: "\n")
    }
    return text
  }

  /// What the signature signs: the whole object without the `gpgsig` header.
  public var signedPayload: [UInt8] {
    [UInt8](bytes[..<signatureRange.lowerBound] + bytes[signatureRange.upperBound...])
  }

  /// The trailers of the message in order: lines `Key: value` of its last paragraph.
  public var trailers: [Trailer] { Trailer.trailers(of: message) }
}
