public import Calendars
import Git
public import Governance
public import JSON
import Rules
import Storage

/// Who changed which controlled value, by which change, approved by whom, and how long that took.
public struct TrailReport: Sendable {
  /// A commit's edit of what is under control in one record.
  public struct Entry: Sendable {
    public let note: CommitNote
    /// The day of the commit at home.
    public let day: CivilDate
    public let record: RecordID
    /// The baselined places that differ.
    public let changes: [JSONChange]
    /// What the commit's own records say authorised it; empty where it was the author's to do.
    public let authorities: [Authority]
    /// The exceptions that the commit says it relies on.
    public let exceptions: [RecordID]
  }

  /// Oldest first; what was declared while the ledger was set up is not among them.
  public let entries: [Entry]
  /// The changes that were applied, oldest first.
  public let lead: [LeadTime]

  /// - Parameter id: a record; nothing for all.
  /// - Throws: `GitError` when history is not all there.
  public init(in view: LedgerView, about id: RecordID? = nil) throws {
    let notes = CommitNotes(ledger: view.ledger)
    let home = try view.home
    var line = FirstParents(view.ledger.repository, from: view.commit.id)
    var entries: [Entry] = []
    var next = try line.next()
    while let commit = next, let parent = try line.next() {
      next = parent
      let records = try view.ledger.changes(from: parent.tree, to: commit.tree).records
      let before = view.ledger.state(of: parent.tree)
      guard try before.record(Policy.id, as: Policy.self)?.isActive == true else { break }
      let after = view.ledger.state(of: commit.tree)
      let edits = try records.filter { id == nil || $0.id == id }.compactMap { record -> Entry? in
        guard let old = record.before, try before.isControlled(old) else { return nil }
        let changes = try record.baselinedDifferences()
        guard !changes.isEmpty else { return nil }
        return Entry(
          note: try notes.note(of: commit), day: home.day(of: commit.time), record: record.id, changes: changes,
          authorities: try Authority.all(
            for: record.id, in: records, { try after.record($0) }, { try view.state.record($0) }),
          exceptions: Trailers(commit.trailers.map { ($0.key, $0.value) }).exceptions)
      }
      entries += edits.reversed()
    }
    self.entries = entries.reversed()
    lead = try LeadTime.all(in: view.state, about: id)
  }
}

extension StoredState {
  /// Whether the baselined fields of `record` change only by what somebody else decided or confirmed.
  fileprivate func isControlled(_ record: Record) throws -> Bool {
    switch record.kind {
    case Person.kind, Policy.kind: true
    case Forum.kind, GateModel.kind: record.status == "active"
    default: try isUnderChangeControl(record)
    }
  }
}
