public import Governance

/// The unit of judgement: everything that one commit changes, and what is known of the commit.
public struct CommitChange: Sendable {
  /// Which rules hold: those of the root commit, of set-up, or all (DOMAIN.md §0, Set-up).
  public enum Phase: Sendable {
    /// The commit that begins the ledger.
    case root
    /// The policy is a draft before the commit.
    case setUp
    case governed
  }

  public let phase: Phase
  public let facts: CommitFacts
  /// Every path that differs, sorted.
  public let files: [FileChange]
  /// The well-formed records among them, in order of id.
  public let records: [RecordChange]

  public init(phase: Phase, facts: CommitFacts, files: [FileChange], records: [RecordChange]) {
    self.phase = phase
    self.facts = facts
    self.files = files
    self.records = records
  }

  public func record(_ id: RecordID) -> RecordChange? { records.first { $0.id == id } }

  /// The changes to records of one kind, both sides seen as `View`.
  public func all<View: GovernanceRecord>(_ view: View.Type) -> [(change: RecordChange, before: View?, after: View)] {
    // The kind is asked where the change stands: most rules look for a kind that few commits hold.
    records.indices.compactMap { place in
      guard records[place].kind == View.kind else { return nil }
      let change = records[place]
      return (change, change.before.map(View.init), View(change.after))
    }
  }
}
