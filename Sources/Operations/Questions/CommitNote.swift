public import Calendars
public import Git
public import Governance
import Rules
import Storage

/// What there is to say of a commit: who made it, when, and why.
public struct CommitNote: Sendable, Hashable {
  public let id: ObjectID
  public let time: Instant
  /// The author's address as the commit states it.
  public let email: String
  /// The person whose address that was in the state before the commit; nothing when it was nobody's.
  public let author: RecordID?
  /// The first line of the message.
  public let subject: String
  /// Whether it was made while the ledger was set up, when what it holds was declared and not decided.
  public let isSetUp: Bool

  /// The id in hexadecimal.
  public var hexID: String { id.description }
  /// Seven characters of the id.
  public var shortID: String { String(hexID.prefix(7)) }
}

/// Makes the notes of commits.
struct CommitNotes {
  let ledger: Ledger

  func note(of commit: CommitObject) throws -> CommitNote {
    // Nothing that a commit holds says who made it; the root alone brings its own author.
    let tree = try commit.parents.first.map { try ledger.repository.commit($0).tree }
    let email = commit.author?.email.lowercased() ?? ""
    let author = try ledger.state(of: tree ?? commit.tree).people.person(withEmail: email)?.id
    let policy = try ledger.state(of: tree).record(Policy.id, as: Policy.self)
    return CommitNote(
      id: commit.id, time: commit.time, email: email, author: author, subject: commit.subject,
      isSetUp: policy?.isActive != true)
  }
}
