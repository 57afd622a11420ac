import Calendars
import Git
import Governance

/// What is asked of a ledger's past.
///
/// Git alone can answer all of it. The read index answers the same, sooner.
protocol LedgerPast {
  /// The commit that is first met with a time before `end`, from `newest` back along the line; nothing when all are later.
  func lastCommit(before end: Instant, from newest: CommitObject) throws -> CommitObject?

  /// The commits that changed the file of a record, newest first, from `newest` back to the one that made the record.
  ///
  /// - Parameter limit: so many at most.
  func touches(of id: RecordID, from newest: CommitObject, limit: Int) throws -> [RecordTouch]

  /// What there is to say of a commit.
  func note(of commit: ObjectID) throws -> CommitNote

  /// The records of a kind that `filter` admits, as `commit` holds them, in order of id.
  func records(of kind: RecordKind, in commit: CommitObject, matching filter: RecordFilter) throws -> [Record]
}

/// A commit that changed a record's file, with the file on both sides.
struct RecordTouch: Hashable, Sendable {
  let commit: ObjectID
  /// Nothing for the commit that made the record.
  let before: TreeEntry?
  let after: TreeEntry?
}
