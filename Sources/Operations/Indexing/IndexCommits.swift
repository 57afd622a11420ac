import Calendars
import Git
import Governance
import ReadIndex
import Rules
import Storage

/// Reads commits of the line in their order and writes what the index keeps of them.
struct IndexCommits {
  private let ledger: Ledger
  private let writer: IndexWriter
  private let trees: TreeCache
  private let peopleFolder: String
  private let policyPath: String?
  private var last: CommitObject?
  private var surroundings: Surroundings?

  init(_ ledger: Ledger, into writer: IndexWriter, behind last: CommitObject?) {
    self.ledger = ledger
    self.writer = writer
    self.last = last
    trees = TreeCache(ledger.repository)
    peopleFolder = ledger.layout.folder(of: Person.kind) + "/"
    policyPath = ledger.layout.path(of: Policy.id)
  }

  /// - Throws: `IndexError` when the commit does not follow the one before or its trees are no ledger's, `GitError` when
  ///   an object is missing.
  mutating func add(_ commit: CommitObject) throws {
    guard commit.parents == (last.map { [$0.id] } ?? []) else {
      throw IndexError(.notALine, "index commit \(commit.id.shortened)", "it does not follow the commit before it")
    }
    let diff = try TreeDiff(from: last?.tree, to: commit.tree, reading: trees)
    guard diff.faults.isEmpty else {
      throw IndexError(.notALine, "index commit \(commit.id.shortened)", "its trees are not those of a ledger")
    }
    try note(commit)
    for change in diff.changes { try add(change) }
    // The root's people were read from its own tree, and what policy a change brings holds from the next commit on.
    if last == nil || diff.changes.contains(where: { $0.path.hasPrefix(peopleFolder) || $0.path == policyPath }) {
      surroundings = nil
    }
    last = commit
  }

  private mutating func note(_ commit: CommitObject) throws {
    var surroundings = try surroundings ?? Surroundings(of: commit, after: last, in: ledger)
    let email = commit.author?.email.lowercased() ?? ""
    try writer.add(
      IndexedCommit(
        id: commit.id, seconds: Int(commit.time.secondsSinceEpoch), email: email, author: surroundings.person(email),
        subject: commit.subject, isSetUp: surroundings.isSetUp))
    self.surroundings = surroundings
  }

  private func add(_ change: TreeChange) throws {
    guard let (id, kind) = ledger.layout.record(at: change.path) else { return }
    if change.before != nil { try writer.end(id) }
    guard let entry = change.after else { return }
    let record = try ledger.record(id, in: entry)
    try writer.add(
      IndexedVersion(record: id, kind: kind.name, entry: entry, status: record?.status ?? "", owner: record?.owner))
  }
}

/// What is the same for all commits that leave people and policy as they are.
private struct Surroundings {
  let isSetUp: Bool
  private let people: PeopleDirectory
  private var known: [String: RecordID?] = [:]

  init(of commit: CommitObject, after parent: CommitObject?, in ledger: Ledger) throws {
    // As a commit's note has it: the state before says who made it, and for the root its own does.
    people = try ledger.state(of: parent?.tree ?? commit.tree).people
    isSetUp = try ledger.state(of: parent?.tree).record(Policy.id, as: Policy.self)?.isActive != true
  }

  mutating func person(_ email: String) -> RecordID? {
    if let person = known[email] { return person }
    let person = people.person(withEmail: email)?.id
    known[email] = .some(person)
    return person
  }
}
