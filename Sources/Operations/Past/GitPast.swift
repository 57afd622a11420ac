import Calendars
import Git
import Governance
import Storage

/// The past as Git alone tells it, commit by commit.
///
/// Only the record's own path is looked up in each commit, so cost follows the number of commits and not their size. A
/// record is never removed or renamed, so the walk ends with the commit that made it.
struct GitPast: LedgerPast {
  private let ledger: Ledger
  private let trees: TreeCache
  private let notes: CommitNotes

  init(_ ledger: Ledger) {
    self.ledger = ledger
    trees = TreeCache(ledger.repository)
    notes = CommitNotes(ledger: ledger)
  }

  func lastCommit(before end: Instant, from newest: CommitObject) throws -> CommitObject? {
    var line = FirstParents(ledger.repository, from: newest.id)
    while let commit = try line.next() {
      if commit.time < end { return commit }
    }
    return nil
  }

  func touches(of id: RecordID, from newest: CommitObject, limit: Int) throws -> [RecordTouch] {
    guard let path = ledger.layout.path(of: id) else { return [] }
    var line = FirstParents(ledger.repository, from: newest.id)
    var found: [RecordTouch] = []
    var next = try line.next()
    var entry = try next.flatMap { try trees.entry(at: path, in: $0.tree) }
    while let commit = next, entry != nil, found.count < limit {
      let parent = try line.next()
      let before = try parent.flatMap { try trees.entry(at: path, in: $0.tree) }
      if before != entry { found.append(RecordTouch(commit: commit.id, before: before, after: entry)) }
      (next, entry) = (parent, before)
    }
    return found
  }

  func note(of commit: ObjectID) throws -> CommitNote { try notes.note(of: ledger.repository.commit(commit)) }

  func records(of kind: RecordKind, in commit: CommitObject, matching filter: RecordFilter) throws -> [Record] {
    try ledger.state(of: commit.tree).all(kind).filter(filter.admits)
  }
}
