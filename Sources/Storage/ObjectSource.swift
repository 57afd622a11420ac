import Git
import JSON
import Rules

/// Where files are read from: a repository's objects, each once.
final class ObjectSource {
  let repository: Repository
  let trees: TreeCache
  let cache = FileCache()

  init(_ repository: Repository) {
    self.repository = repository
    trees = TreeCache(repository)
  }

  /// The file of `entry`, read unless it is over the limit of a record.
  func file(_ entry: TreeEntry, at path: String) throws -> FileContent {
    let isJSON = LedgerPath.holdsJSON(path)
    return try cache.file(entry.id, asJSON: isJSON) {
      let mode = entry.mode.description
      let limit = JSONLimits.record.maxBytes
      do throws(GitError) {
        // It asks for the header first, so what is over the limit is refused unread.
        let bytes = try repository.read(entry.id, .blob, limit: limit)
        return FileContent(mode: mode, bytes: bytes, isJSON: isJSON)
      } catch {
        switch error.kind {
        case .overLimit(let size, _):
          return FileContent(mode: mode, digest: nil, size: size, document: .tooLarge(limit: limit))
        case .wrongKind:
          let size = try repository.header(of: entry.id).size
          return FileContent(mode: mode, digest: nil, size: size, document: nil)
        default: throw error
        }
      }
    }.with(mode: entry.mode.description)
  }
}

extension FileContent {
  fileprivate func with(mode: String) -> FileContent {
    mode == self.mode ? self : FileContent(mode: mode, digest: digest, size: size, document: document)
  }
}

/// What a path is for.
enum LedgerPath {
  /// Whether the file is read as canonical JSON: records and the ledger's own schemas.
  static func holdsJSON(_ path: String) -> Bool {
    path.hasSuffix(".json") && (path.hasPrefix("portfolio/") || path.hasPrefix("schemas/"))
  }
}
