import Git
import Platform

/// The head of the ledger's copy that was last found to begin with the pinned root, as the guarded repository notes it.
///
/// It lies in the git directory, beside the pin itself and as safe as that. With it a push looks at the commits that
/// came since; without it, or where it cannot be read, at all of them. A ledger grows, so a copy that no longer holds what
/// was seen was wound back.
struct KnownHead {
  /// The note, in the git directory.
  private static let file = "folio/guard.seen"

  let repository: Repository

  /// - Parameter repository: the one that is guarded.
  init(of repository: Repository) { self.repository = repository }

  /// The head that was noted as beginning with `root`.
  func head(from root: ObjectID) -> ObjectID? {
    let path = repository.commonDirectory + Self.file
    guard let bytes = try? Files.read(path, limit: 200) else { return nil }
    let ids = String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }.compactMap { ObjectID(hex: String($0)) }
    return ids.count == 2 && ids[0] == root ? ids[1] : nil
  }

  /// Notes that `head` begins with `root`; a git directory that takes no note only makes the next push slower.
  func note(_ head: ObjectID, root: ObjectID) {
    try? Files.createPrivateFolder(repository.commonDirectory + "folio")
    try? Files.write([UInt8]("\(root) \(head)\n".utf8), to: repository.commonDirectory + Self.file)
  }
}
