import Governance

/// One of the three folders of a repository that belong to the ledger; everything else only stands beside them.
enum LedgerFolder: String, CaseIterable {
  case portfolio, schemas, hooks

  /// The folder that `path` lies in, or that it would take the place of.
  init?(of path: String) {
    // By bytes: a combining mark after a slash would make another character of it.
    self.init(rawValue: String(decoding: path.utf8.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self))
  }

  /// Whether the policy names the digest of every file of the folder.
  var isNamedByPolicy: Bool { self != .portfolio }
}
