public import Git
public import Governance
import Rules

extension Ledger {
  /// The record named `id` in the file of a tree's entry; nothing when the file holds no such record.
  ///
  /// - Throws: `GitError` when the object is missing or unreadable.
  public func record(_ id: RecordID, in entry: TreeEntry) throws -> Record? {
    guard let path = layout.path(of: id) else { return nil }
    return try source.file(entry, at: path).record(named: id)
  }
}
