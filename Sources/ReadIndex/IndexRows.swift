public import Git
public import Governance

/// A commit of the line, as the index keeps it.
public struct IndexedCommit: Hashable, Sendable {
  public let id: ObjectID
  /// The committer time in seconds since 1970.
  public let seconds: Int
  /// The author's address, in lower case.
  public let email: String
  /// Whose address that was in the state before.
  public let author: RecordID?
  public let subject: String
  /// Whether the ledger was being set up.
  public let isSetUp: Bool

  public init(id: ObjectID, seconds: Int, email: String, author: RecordID?, subject: String, isSetUp: Bool) {
    (self.id, self.seconds, self.email) = (id, seconds, email)
    (self.author, self.subject, self.isSetUp) = (author, subject, isSetUp)
  }
}

/// One version of a record: the file that stood from one commit on, until another.
public struct IndexedVersion: Hashable, Sendable {
  public let record: RecordID
  /// The name of the record's kind.
  public let kind: String
  public let entry: TreeEntry
  /// What the file says of the record; empty and nothing where it holds none.
  public let status: String
  public let owner: RecordID?

  public init(record: RecordID, kind: String, entry: TreeEntry, status: String, owner: RecordID?) {
    (self.record, self.kind, self.entry) = (record, kind, entry)
    (self.status, self.owner) = (status, owner)
  }
}

/// A commit that changed a record's file, with the file on both sides.
public struct IndexedTouch: Hashable, Sendable {
  public let commit: ObjectID
  public let before: TreeEntry?
  public let after: TreeEntry?

  public init(commit: ObjectID, before: TreeEntry?, after: TreeEntry?) {
    (self.commit, self.before, self.after) = (commit, before, after)
  }
}
