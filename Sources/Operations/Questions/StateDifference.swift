import Git
public import Governance
public import JSON
import Rules
import Storage

/// What became of one record between two points of history.
public struct RecordDifference: Sendable {
  public let before: Record?
  public let after: Record
  public let changes: [JSONChange]
}

extension LedgerView {
  /// The records that differ from this point to `later`, in order of id.
  ///
  /// - Parameter id: the one record to look at; nothing for all.
  /// - Throws: `GitError` when an object is missing or unreadable.
  public func differences(to later: LedgerView, of id: RecordID? = nil) throws -> [RecordDifference] {
    try ledger.changes(from: commit.tree, to: later.commit.tree).records
      .filter { id == nil || $0.id == id }
      .map { RecordDifference(before: $0.before, after: $0.after, changes: $0.differences) }
  }
}
