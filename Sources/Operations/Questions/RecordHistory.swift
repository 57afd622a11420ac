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
public struct RecordHistory {
  private let view: LedgerView
  private let trees: TreeCache
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
    try view.past.touches(of: id, from: view.commit, limit: limit).map { touch in
      RecordVersion(
        note: try view.past.note(of: touch.commit),
        before: try touch.before.flatMap { try view.ledger.record(id, in: $0) },
        after: try touch.after.flatMap { try view.ledger.record(id, in: $0) })
    }
  }

  /// The commits that changed the file of the record named `id`, each with its parent, newest first.
  func commits(touching id: RecordID) throws -> [(commit: CommitObject, parent: CommitObject?)] {
    let repository = view.ledger.repository
    return try view.past.touches(of: id, from: view.commit, limit: .max).map { touch in
      let commit = try repository.commit(touch.commit)
      return (commit, try commit.parents.first.map { try repository.commit($0) })
    }
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
