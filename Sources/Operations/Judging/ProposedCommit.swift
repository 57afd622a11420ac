import Calendars
public import Git
import Rules
public import Storage

/// A commit that somebody is about to make: a state with edits on top of a parent, who, and when.
public struct ProposedCommit {
  public let parent: CommitObject?
  /// The parent's tree with the edits over it.
  public let after: StoredState
  public let author: Ident
  public let committer: Ident
  /// Nothing where the door does not know it yet.
  public let message: String?

  public init(parent: CommitObject?, after: StoredState, author: Ident, committer: Ident, message: String?) {
    self.parent = parent
    self.after = after
    self.author = author
    self.committer = committer
    self.message = message
  }
}
