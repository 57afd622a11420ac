import Calendars
import Git
import Governance
import JSON
import Rules
import Storage

/// Makes one's own unpushed commits again on a newer head: merged field by field, re-dated, judged and signed again.
///
/// The result is a chain in memory; whoever asked publishes it or drops it.
struct ReplayCommits {
  enum Outcome {
    /// The new commits, and those that came to nothing because somebody else had done the same.
    case replayed(CommitChain, pairs: [(old: CommitObject, new: JudgedCommit)], dropped: [CommitObject])
    case conflicts(CommitObject, [ReplayConflict])
    case refused(CommitObject, JudgedCommit)
  }

  let session: Session

  /// - Throws: `UsageError` when a commit is another person's, `GitError` when the machine fails.
  func callAsFunction(_ own: [CommitObject], onto head: CommitObject) throws -> Outcome {
    let ledger = try Ledger(session.repository, tree: head.tree)
    var chain = CommitChain(session, ledger, on: head)
    let zone = try chain.state.record(Policy.id, as: Policy.self)?.homeZone ?? "UTC"
    var redating = Redating(home: HomeCalendar(zone: try session.zones.zone(named: zone)))
    var pairs: [(old: CommitObject, new: JudgedCommit)] = []
    var dropped: [CommitObject] = []
    for commit in own {
      // A merge only joins what is replayed commit by commit.
      guard commit.parents.count == 1, let parent = try commit.parents.first.map({ try session.repository.commit($0) })
      else {
        dropped.append(commit)
        continue
      }
      try requireOwn(commit)
      var step = ReplayStep(commit, on: parent, chain)
      let conflicts = try step.merge(&redating)
      guard conflicts.isEmpty else { return .conflicts(commit, conflicts) }
      guard let judged = try chain.append(step.files, message: commit.message) else {
        dropped.append(commit)
        continue
      }
      if judged.isRefused { return .refused(commit, judged) }
      pairs.append((commit, judged))
    }
    return .replayed(chain, pairs: pairs, dropped: dropped)
  }

  private func requireOwn(_ commit: CommitObject) throws {
    let own = try session.identity(at: session.now).email.lowercased()
    guard let author = commit.author?.email.lowercased(), author == own else {
      throw UsageError(
        "commit \(commit.id.description.prefix(7)) is not pushed and not yours: \(commit.author?.email ?? "nobody") made it",
        hint: "who signs a commit makes it again; ask them to push it")
    }
  }
}

/// One commit on its way to a newer state.
private struct ReplayStep {
  let commit: CommitObject
  let ledger: Ledger
  let before: StoredState
  let ours: StoredState
  let tip: CommitObject?
  let oldTime: Instant
  let newTime: Instant
  /// What the new commit changes.
  private(set) var files: [String: [UInt8]?] = [:]

  init(_ commit: CommitObject, on parent: CommitObject, _ chain: CommitChain) {
    self.commit = commit
    ledger = chain.ledger
    before = ledger.state(of: parent.tree)
    ours = ledger.state(of: commit.tree)
    tip = chain.tip
    newTime = chain.time
    oldTime = commit.committer.map { Instant(secondsSinceEpoch: $0.seconds) } ?? chain.time
  }

  private var theirs: StoredState { ledger.state(of: tip?.tree) }
  private var after: StoredState { ledger.state(of: tip?.tree, with: files) }

  mutating func merge(_ redating: inout Redating) throws -> [ReplayConflict] {
    guard let beforeTree = before.tree, let tree = ours.tree else { return [] }
    var conflicts: [ReplayConflict] = []
    var decisions: [RecordID] = []
    for path in try ledger.changes(from: beforeTree, to: tree).files.map(\.path) {
      guard let (id, _) = ledger.layout.record(at: path), let record = try ours.record(id) else {
        conflicts += try mergeFile(path)
        continue
      }
      let mine = try redating.redate(record, since: before.record(id), from: oldTime, to: newTime)
      conflicts += try merge(mine, at: path)
      if record.kind == Decision.kind { decisions.append(id) }
    }
    guard conflicts.isEmpty else { return conflicts }
    return try decisions.flatMap { try rebind($0, redating) }
  }

  /// A file that is no record goes as a whole.
  private mutating func mergeFile(_ path: String) throws -> [ReplayConflict] {
    let (old, mine, other) = try (before.bytes(at: path), ours.bytes(at: path), theirs.bytes(at: path))
    guard other == old || other == mine else { return [.file(path: path)] }
    files.updateValue(mine, forKey: path)
    return []
  }

  private mutating func merge(_ mine: Record, at path: String) throws -> [ReplayConflict] {
    guard let other = try theirs.record(mine.id) else {
      guard try before.record(mine.id) == nil else { return [.file(path: path)] }
      files[path] = CanonicalJSON.bytes(of: mine.json)
      return []
    }
    let merge = try RecordMerge(base: before.record(mine.id)?.json, ours: mine.json, theirs: other.json)
    files[path] = CanonicalJSON.bytes(of: merge.merged)
    return merge.conflicts.map { .value(path: path, $0) }
  }

  /// Binds what this commit voted and closed to the re-dated records, when nothing but the dates is different.
  private mutating func rebind(_ id: RecordID, _ redating: Redating) throws -> [ReplayConflict] {
    guard let old = try ours.record(id, as: Decision.self), let subjectID = old.subject,
      let oldSubject = try ours.record(subjectID), let new = try after.record(id, as: Decision.self),
      let newSubject = try after.record(subjectID)
    else { return [] }
    let voted = try old.votedDigest(subject: oldSubject).description
    let known = try before.record(id, as: Decision.self)
    let bound = try new.votedDigest(subject: newSubject).description
    let votes = old.votes.filter { $0.digest == voted && known?.vote(by: $0.caster) != $0 }.map(\.caster)
    let isClosing = old.digest == voted && known?.digest != voted
    guard voted != bound, !votes.isEmpty || isClosing else { return [] }
    let undone = try Decision(redating.reverted(new.record)).votedDigest(subject: redating.reverted(newSubject))
    guard undone.description == voted else { return [.stale(decision: id, subject: subjectID)] }

    var fields = new.fields
    var entries = fields.object("votes") ?? [:]
    for voter in votes {
      guard var vote = entries.object(voter.text) else { continue }
      vote["digest"] = .string(bound)
      entries[voter.text] = .object(vote)
    }
    if !votes.isEmpty { fields["votes"] = .object(entries) }
    if isClosing { fields["digest"] = .string(bound) }
    files[ledger.layout.path(of: id, kind: Decision.kind)] = CanonicalJSON.bytes(of: .object(fields))
    return []
  }
}
