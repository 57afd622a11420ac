import Calendars
import Git
import Governance
import ReadIndex
import Storage

/// The past as the read index tells it, and as Git does of whatever the index does not know.
struct IndexedPast: LedgerPast {
  let ledger: Ledger
  let index: ReadIndex
  private let git: GitPast

  init(_ ledger: Ledger, _ index: ReadIndex) {
    self.ledger = ledger
    self.index = index
    git = GitPast(ledger)
  }

  func lastCommit(before end: Instant, from newest: CommitObject) throws -> CommitObject? {
    try answer {
      guard let position = try index.position(of: newest.id) else { return nil }
      guard let id = try index.lastCommit(before: Int(end.secondsSinceEpoch), upTo: position) else { return .some(nil) }
      return try ledger.repository.commit(id)
    } orElse: {
      try git.lastCommit(before: end, from: newest)
    }
  }

  func touches(of id: RecordID, from newest: CommitObject, limit: Int) throws -> [RecordTouch] {
    try answer {
      guard let position = try index.position(of: newest.id) else { return nil }
      return try index.touches(of: id, upTo: position, limit: limit).map {
        RecordTouch(commit: $0.commit, before: $0.before, after: $0.after)
      }
    } orElse: {
      try git.touches(of: id, from: newest, limit: limit)
    }
  }

  func note(of commit: ObjectID) throws -> CommitNote {
    try answer {
      try index.commit(commit).map {
        CommitNote(
          id: $0.id, time: Instant(secondsSinceEpoch: Int64($0.seconds)), email: $0.email, author: $0.author,
          subject: $0.subject, isSetUp: $0.isSetUp)
      }
    } orElse: {
      try git.note(of: commit)
    }
  }

  func records(of kind: RecordKind, in commit: CommitObject, matching filter: RecordFilter) throws -> [Record] {
    try answer {
      guard let position = try index.position(of: commit.id) else { return nil }
      return try index.files(of: kind, at: position, statuses: filter.statuses, owner: filter.owner)
        .sorted { $0.record < $1.record }
        .compactMap { try ledger.record($0.record, in: $0.entry) }.filter(filter.admits)
    } orElse: {
      try git.records(of: kind, in: commit, matching: filter)
    }
  }

  /// What the index says; what Git says where the index knows nothing or cannot be read.
  private func answer<Answer>(_ ask: () throws -> Answer?, orElse askGit: () throws -> Answer) throws -> Answer {
    do {
      if let answer = try ask() { return answer }
    } catch is IndexError {
      // Git knows as well: a cache that fails is no reason for a question to.
    }
    return try askGit()
  }
}
