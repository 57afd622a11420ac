import Calendars
import Git
public import Governance
import Rules
import Storage

/// A decision or a change request that went from one status to another.
public struct RecordMove: Sendable {
  public let note: CommitNote
  /// As it stood afterwards.
  public let record: Record
  /// Nothing for a record that is new.
  public let from: String?
  public let to: String
}

/// The commits of a span of time, with the one before them.
struct PeriodCommits {
  /// Oldest first, each with its parent.
  private let inside: [(commit: CommitObject, parent: CommitObject?)]
  /// The newest commit before the span; nothing when the ledger began later.
  let before: CommitObject?

  /// - Throws: `GitError` when history is not all there.
  init(from start: Instant, to end: Instant, in view: LedgerView) throws {
    var line = FirstParents(view.ledger.repository, from: view.commit.id)
    var inside: [(CommitObject, CommitObject?)] = []
    var next = try line.next()
    while let commit = next, commit.time >= start {
      next = try line.next()
      if commit.time < end { inside.append((commit, next)) }
    }
    self.inside = inside.reversed()
    before = next
  }

  /// The commit that the span ends with: its last one, or the one before it when it has none.
  var last: CommitObject? { inside.last?.commit ?? before }

  /// The versions of a record that stood at some time of the span, the oldest first.
  func versions(of id: RecordID, in closing: LedgerView) throws -> [RecordVersion] {
    var versions: [RecordVersion] = []
    for version in try RecordHistory(closing).versions(of: id) {
      versions.append(version)
      if version.note.time <= before?.time ?? .distantPast { break }
    }
    return versions.reversed()
  }

  /// What became of decisions and change requests.
  func moves(in ledger: Ledger, _ notes: CommitNotes) throws -> [RecordMove] {
    try inside.flatMap { commit, parent -> [RecordMove] in
      let moved = try ledger.changes(from: parent?.tree, to: commit.tree).records.filter {
        [Decision.kind, ChangeRequest.kind].contains($0.kind) && $0.statusMove != nil
      }
      guard !moved.isEmpty else { return [] }
      let note = try notes.note(of: commit)
      return moved.map { RecordMove(note: note, record: $0.after, from: $0.before?.status, to: $0.after.status) }
    }
  }
}
