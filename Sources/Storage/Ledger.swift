public import Git
public import Governance
import JSON
import Rules

/// A repository seen as a ledger: states, the changes between them, and the commits that made them.
public final class Ledger {
  /// The one reference that is the ledger.
  public static let mainReference = "refs/heads/main"

  public let repository: Repository
  public let identity: LedgerIdentity
  let source: ObjectSource

  init(repository: Repository, identity: LedgerIdentity, source: ObjectSource) {
    self.repository = repository
    self.identity = identity
    self.source = source
  }

  /// The ledger whose `portfolio/ledger.json` stands in `tree`.
  ///
  /// - Throws: `StorageError` when there is none or it is of a newer format, `GitError` when it cannot be read.
  public convenience init(_ repository: Repository, tree: ObjectID) throws {
    let source = ObjectSource(repository)
    guard let entry = try source.trees.entry(at: LedgerLayout.ledgerPath, in: tree) else {
      throw StorageError.notALedger("it has no \(LedgerLayout.ledgerPath)")
    }
    guard let json = try source.file(entry, at: LedgerLayout.ledgerPath).document?.value else {
      throw StorageError.notALedger("\(LedgerLayout.ledgerPath) is not canonical JSON")
    }
    self.init(repository: repository, identity: try LedgerIdentity(json), source: source)
  }

  /// The ledger to ask about history at `head`, whatever became of its files: where they no longer say which ledger it is,
  /// the newest commit before it that does says so.
  ///
  /// - Throws: `StorageError` where no commit on the line of first parents does.
  public static func asked(_ repository: Repository, at head: CommitObject) throws -> Ledger {
    do {
      return try Ledger(repository, tree: head.tree)
    } catch let error as StorageError {
      var commit = head
      while let parent = commit.parents.first {
        commit = try repository.commit(parent)
        if let ledger = try? Ledger(repository, tree: commit.tree) { return ledger }
      }
      throw error
    }
  }

  /// The ledger as it stands in `commit`.
  public convenience init(_ repository: Repository, commit: ObjectID) throws {
    try self.init(repository, tree: repository.commit(commit).tree)
  }

  /// The ledger as `commit` found it, which no commit changes for itself; a root commit begins its own.
  public convenience init(_ repository: Repository, before commit: CommitObject) throws {
    try self.init(repository, tree: commit.parents.first.map { try repository.commit($0).tree } ?? commit.tree)
  }

  /// A ledger that is about to begin: nothing is stored yet.
  public convenience init(_ repository: Repository, beginning identity: LedgerIdentity) {
    self.init(repository: repository, identity: identity, source: ObjectSource(repository))
  }

  public var layout: LedgerLayout { identity.layout }

  /// The records in `tree`; none of it for the state before a root commit.
  public func state(of tree: ObjectID?) -> StoredState {
    StoredState(source: source, tree: tree, layout: layout)
  }

  /// The records in `tree` with files laid over it; nothing removes a file.
  public func state(of tree: ObjectID?, with edits: [String: [UInt8]?]) -> StoredState {
    StoredState(
      source: source, tree: tree, layout: layout,
      edits: Dictionary(
        uniqueKeysWithValues: edits.map { path, bytes in
          (path, bytes.map { FileContent(mode: "100644", bytes: $0, isJSON: LedgerPath.holdsJSON(path)) })
        }),
      editedBytes: edits.compactMapValues { $0 })
  }

  /// The state of `tree` after `changes`, whose blobs are in the repository: what an index holds.
  public func state(of tree: ObjectID?, with changes: [TreeChange]) throws -> StoredState {
    var edits: [String: FileContent?] = [:]
    var bytes: [String: [UInt8]] = [:]
    for change in changes {
      let content = try change.after.map { try source.file($0, at: change.path) }
      edits.updateValue(content, forKey: change.path)
      if let content, content.digest != nil, let entry = change.after {
        bytes[change.path] = try repository.read(entry.id, .blob, limit: JSONLimits.record.maxBytes)
      }
    }
    return StoredState(source: source, tree: tree, layout: layout, edits: edits, editedBytes: bytes)
  }
}
