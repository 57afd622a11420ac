import Git
import JSON
import Storage

/// The commits of a first-parent line from the root on, with a digest over all of them up to any of them.
///
/// The digest of no commits is 32 zero bytes; that of one more is the SHA-256 of the digest so far and the raw bytes of
/// the commit.
struct DigestedLine {
  private let repository: Repository
  /// The root first.
  let ids: [ObjectID]

  /// - Throws: `GitError` when the way from `head` to the root is not all there.
  init(_ repository: Repository, to head: ObjectID) throws(GitError) {
    self.repository = repository
    var line = FirstParents(repository, from: head)
    var ids: [ObjectID] = []
    while let commit = try line.next() { ids.append(commit.id) }
    self.ids = ids.reversed()
  }

  /// The digests over the first `counts` commits, for each count that the line reaches.
  func digests(of counts: Set<Int>) throws(GitError) -> [Int: SHA256Digest] {
    var digests: [Int: SHA256Digest] = [:]
    var digest = [UInt8](repeating: 0, count: 32)
    for (place, id) in ids.prefix(counts.max() ?? 0).enumerated() {
      let result = SHA256Digest(of: digest + (try repository.commit(id).bytes))
      if counts.contains(place + 1) { digests[place + 1] = result }
      digest = result.bytes
    }
    return digests
  }

  /// What a note of this line's end says.
  func checkpoint(of ledger: String) throws -> Checkpoint? {
    guard let head = ids.last, let digest = try digests(of: [ids.count])[ids.count] else { return nil }
    return Checkpoint(ledger: ledger, count: ids.count, head: head, digest: digest)
  }

  /// The ledger that the root commit begins.
  ///
  /// - Throws: `StorageError` when it begins none, or one whose id could not stand in a note.
  var ledger: String {
    get throws {
      guard let root = ids.first else { throw StorageError.empty(reference: Ledger.mainReference) }
      let ledger = try Ledger(repository, commit: root).identity.ledger
      guard !ledger.isEmpty, ledger.utf8.allSatisfy(Self.isIDCharacter) else {
        throw StorageError.notALedger("its id is not made of letters and digits")
      }
      return ledger
    }
  }

  private static func isIDCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
