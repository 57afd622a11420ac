/// The parts of a commit that is about to be made.
public struct CommitBuilder: Equatable, Sendable {
  public var tree: ObjectID
  public var parents: [ObjectID]
  public var author: Ident
  public var committer: Ident
  public var message: String

  public init(tree: ObjectID, parents: [ObjectID], author: Ident, committer: Ident, message: String) {
    self.tree = tree
    self.parents = parents
    self.author = author
    self.committer = committer
    self.message = message
  }

  /// The commit without a signature: what a signature signs.
  public var payload: [UInt8] {
    var text = "tree \(tree)\n"
    for parent in parents { text += "parent \(parent)\n" }
    text += "author \(author)\ncommitter \(committer)\n\n\(message)"
    return [UInt8](text.utf8)
  }

  /// The bytes of the commit object, signed when `signature` (an armored text) is given.
  public func bytes(signature: [UInt8]? = nil) -> [UInt8] {
    signature.map { Self.sign(payload, with: $0) } ?? payload
  }

  /// The payload with the signature as its last header, folded as git folds it.
  public static func sign(_ payload: [UInt8], with signature: [UInt8]) -> [UInt8] {
    var header = [UInt8]("gpgsig".utf8)
    for line in signature.trimmingLastLineFeed.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      header.append(UInt8(ascii: " "))
      header += line
      header.append(UInt8(ascii: "\n"))
    }
    let end = payload.endOfHeaders
    return payload[..<end] + header + payload[end...]
  }
}

extension [UInt8] {
  fileprivate var trimmingLastLineFeed: ArraySlice<UInt8> { last == UInt8(ascii: "\n") ? dropLast() : self[...] }

  /// The index of the empty line that ends the headers.
  fileprivate var endOfHeaders: Int {
    let lineFeed = UInt8(ascii: "\n")
    return indices.dropFirst().first { self[$0] == lineFeed && self[$0 - 1] == lineFeed } ?? count
  }
}
