public import Governance
import Git
public import JSON
import Rules
import Storage

/// A commit that changed a record, with the record on both sides.
public struct RecordVersion: Sendable {
  public let note: CommitNote
  /// Nothing for the commit that made the record, and where the file held none.
  public let before: Record?
  public let after: Record?

  /// Every field that differs, as narrowly as it can be said.
  public var changes: [JSONChange] {
    JSONDifference.changes(from: before?.json ?? [:], to: after?.json ?? [:])
  }
}

/// How one record became what it is, commit by commit.
///
/// Only the record's own path is looked up in each commit, so cost follows the number of commits and not their size. A
/// record is never removed or renamed, so the walk ends with the commit that made it.
public struct RecordHistory {
  private let view: LedgerView
  let trees: TreeCache
  let notes: CommitNotes

  public init(_ view: LedgerView) {
    self.view = view
    trees = TreeCache(view.ledger.repository)
    notes = CommitNotes(ledger: view.ledger)
  }

  /// The commits that changed the record named `id`, newest first.
  ///
  /// - Parameter limit: so many at most.
  /// - Throws: `GitError` when history is not all there.
  public func versions(of id: RecordID, limit: Int = .max) throws -> [RecordVersion] {
    try commits(touching: id, limit: limit).map { commit, parent in
      RecordVersion(
        note: try notes.note(of: commit), before: try view.ledger.state(of: parent?.tree).record(id),
        after: try view.ledger.state(of: commit.tree).record(id))
    }
  }

  /// The commits that changed the file of the record named `id`, each with its parent, newest first.
  func commits(touching id: RecordID, limit: Int = .max) throws -> [(commit: CommitObject, parent: CommitObject?)] {
    guard let path = view.ledger.layout.path(of: id) else { return [] }
    var line = FirstParents(view.ledger.repository, from: view.commit.id)
    var found: [(CommitObject, CommitObject?)] = []
    var next = try line.next()
    var entry = try next.flatMap { try trees.entry(at: path, in: $0.tree) }
    while let commit = next, entry != nil, found.count < limit {
      let parent = try line.next()
      let before = try parent.flatMap { try trees.entry(at: path, in: $0.tree) }
      if before != entry { found.append((commit, parent)) }
      (next, entry) = (parent, before)
    }
    return found
  }

  /// Every commit, newest first, with how many records it changed.
  public func commits(limit: Int = .max) throws -> [(note: CommitNote, records: [RecordID])] {
    var line = FirstParents(view.ledger.repository, from: view.commit.id)
    var found: [(CommitNote, [RecordID])] = []
    var next = try line.next()
    while let commit = next, found.count < limit {
      next = try line.next()
      let diff = try TreeDiff(from: next?.tree, to: commit.tree, reading: trees)
      let records = diff.changes.compactMap { view.ledger.layout.record(at: $0.path)?.id }.sorted()
      found.append((try notes.note(of: commit), records))
    }
    return found
  }
}
