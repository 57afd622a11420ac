public import Governance
import Git
public import JSON
import Rules
import Storage

/// What authorised an edit: the change that it applied, the decision that approved it, and what was said.
public struct Authority: Sendable {
  /// The change applied in the same commit; nothing where a decision alone stands behind the edit.
  public let change: ChangeRequest?
  /// The decision that approved it, with its votes; nothing for a standard change, which a template approves.
  public let decision: Decision?
  /// The decision that ratified an emergency change later.
  public let ratification: Decision?
}

/// One commit in the life of a record: what it changed, who made it, and what authorised it.
public struct TrailEntry: Sendable {
  public let note: CommitNote
  public let changes: [JSONChange]
  public let authorities: [Authority]
  /// The exceptions that the commit says it relies on.
  public let exceptions: [RecordID]
}

/// Who changed what of a record, when, and under whose authority, from the first commit on.
public struct AuditTrail: Sendable {
  public let record: Record
  /// Oldest first; only commits that changed what was asked about.
  public let entries: [TrailEntry]

  /// The trail of the record named `id`.
  ///
  /// - Parameter field: the place that is asked about, with all that lies in it; the whole record without one.
  /// - Throws: `GitError` when history is not all there.
  public init(of id: RecordID, field: JSONPointer = .root, in view: LedgerView) throws {
    let history = RecordHistory(view)
    let newest = view.state
    guard let record = try newest.record(id) else { throw UsageError.noSuchRecord(id.text, kind: nil) }
    self.record = record
    var entries: [TrailEntry] = []
    for (commit, parent) in try history.commits(touching: id).reversed() {
      let stored = try view.ledger.changes(from: parent?.tree, to: commit.tree)
      guard let changed = stored.records.first(where: { $0.id == id }) else { continue }
      let changes = changed.differences.filter { field.isPrefix(of: $0.pointer) || $0.pointer.isPrefix(of: field) }
        .map { $0.narrowed(to: field) }.filter { $0.from != $0.to }
      guard !changes.isEmpty else { continue }
      let after = view.ledger.state(of: commit.tree)
      entries.append(
        TrailEntry(
          note: try history.notes.note(of: commit), changes: changes,
          authorities: try Authority.all(
            for: id, in: stored.records, { try after.record($0) }, { try newest.record($0) }),
          exceptions: Trailers(commit.trailers.map { ($0.key, $0.value) }).exceptions))
    }
    self.entries = entries
  }
}

extension Authority {
  /// What a commit's own records say authorised its edit of the record named `id`.
  ///
  /// - Parameters:
  ///   - records: everything that the commit changed.
  ///   - after: the state that the commit left.
  ///   - newest: the state that the trail is told from, for what came later.
  static func all(
    for id: RecordID, in records: [RecordChange], _ after: (RecordID) throws -> Record?,
    _ newest: (RecordID) throws -> Record?
  ) throws -> [Authority] {
    func decision(_ id: RecordID?, _ read: (RecordID) throws -> Record?) throws -> Decision? {
      try id.flatMap { try read($0) }?.of(Decision.self)
    }
    let applied = records.compactMap { record -> ChangeRequest? in
      guard let (before, after) = record.of(ChangeRequest.self), after.target == id || after.id == id,
        after.status == "implemented", before.map({ $0.status != "implemented" }) == true
      else { return nil }
      return after
    }
    let changes = try applied.map { change in
      Authority(
        change: change, decision: try decision(change.decision, after),
        ratification: try decision(newest(change.id)?.of(ChangeRequest.self)?.ratification, newest))
    }
    let decisions = records.compactMap { record -> Authority? in
      guard let (before, after) = record.of(Decision.self), after.subject == id,
        before.map({ $0.status != after.status }) == true
      else { return nil }
      return Authority(change: nil, decision: after, ratification: nil)
    }
    return changes + decisions
  }
}

extension JSONChange {
  /// What this change does at `place`, when it happens at a wider one.
  func narrowed(to place: JSONPointer) -> JSONChange {
    guard pointer != place, pointer.isPrefix(of: place) else { return self }
    let rest = JSONPointer(tokens: place.tokens.dropFirst(pointer.tokens.count))
    return JSONChange(pointer: place, from: from?[rest], to: to?[rest])
  }
}
