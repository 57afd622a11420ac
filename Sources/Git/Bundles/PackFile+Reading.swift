import CLibgit2
import Crypto

extension PackFile {
  /// The most bytes that one object may have.
  static let objectLimit = 64 << 20

  /// Reads a pack as this type writes it: commits, trees and blobs, whole, each once, and no byte besides.
  ///
  /// Every object is named by what it holds; nothing is believed of where it came from.
  ///
  /// - Throws: `.corrupt` for anything else.
  init(reading bytes: [UInt8]) throws(GitError) {
    func fault(_ problem: String) -> GitError { GitError(.corrupt, "read", "pack", problem) }
    let trailer = bytes.count - ObjectID.byteCount
    guard trailer >= 12, bytes[..<8].elementsEqual(Array("PACK".utf8) + [0, 0, 0, 2]) else {
      throw fault("it does not begin as a pack of version 2")
    }
    guard bytes[trailer...].elementsEqual(Insecure.SHA1.hash(data: bytes[..<trailer])) else {
      throw fault("its bytes are not those that its last twenty stand for")
    }
    let count = bytes[8..<12].reduce(0) { $0 << 8 | Int($1) }
    var pack = PackFile(taking: bytes)
    var names: Set<ObjectID> = []
    var position = 12
    for _ in 0..<count {
      guard let header = PackEntryHeader(bytes, at: position, end: trailer), header.size <= Self.objectLimit,
        let object = inflated(bytes, from: header.end, size: header.size), header.end + object.consumed <= trailer
      else { throw fault("the object at byte \(position) is not whole") }
      let id = ObjectID.of(header.kind, object.bytes)
      guard names.insert(id).inserted else { throw fault("object \(id) stands twice") }
      pack.note(id, from: position, to: header.end + object.consumed)
      position = header.end + object.consumed
    }
    guard position == trailer else { throw fault("something follows its objects") }
    pack.sort()
    self = pack
  }
}

/// What stands before an object in a pack: its kind and its size (gitformat-pack(5)).
private struct PackEntryHeader {
  let kind: ObjectKind
  let size: Int
  /// Where the object's compressed bytes begin.
  let end: Int

  /// Nothing for a delta, a tag, or a header that is not in its shortest form.
  init?(_ bytes: [UInt8], at start: Int, end limit: Int) {
    guard start < limit else { return nil }
    switch bytes[start] >> 4 & 7 {
    case UInt8(GIT_OBJECT_COMMIT.rawValue): kind = .commit
    case UInt8(GIT_OBJECT_TREE.rawValue): kind = .tree
    case UInt8(GIT_OBJECT_BLOB.rawValue): kind = .blob
    default: return nil
    }
    var size = Int(bytes[start] & 15)
    var shift = 4
    var position = start
    while bytes[position] & 0x80 != 0 {
      position += 1
      guard position < limit, shift < 40 else { return nil }
      size |= Int(bytes[position] & 0x7F) << shift
      shift += 7
    }
    guard position == start || bytes[position] != 0 else { return nil }
    (self.size, end) = (size, position + 1)
  }
}
