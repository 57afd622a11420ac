public import Git
import JSON
import Rules

extension Ledger {
  /// The records in `tree` with these changes of checked-out files laid over it.
  ///
  /// Of what is no plain file, or passes the limit of a record, the mode and the size are known and nothing is read.
  public func state(
    of tree: ObjectID?, with changes: [TreeChange], in workTree: WorkTree
  ) throws -> StoredState {
    var edits: [String: FileContent?] = [:]
    var bytes: [String: [UInt8]] = [:]
    for change in changes {
      let path = change.path
      guard let mode = change.after?.mode else {
        edits.updateValue(nil, forKey: path)
        continue
      }
      guard mode.isFile else {
        edits[path] = FileContent(mode: mode.description, digest: nil, size: 0, document: nil)
        continue
      }
      do throws(GitError) {
        let read = try workTree.read(path, limit: JSONLimits.record.maxBytes)
        bytes[path] = read
        edits[path] = FileContent(mode: mode.description, bytes: read, isJSON: LedgerPath.holdsJSON(path))
      } catch {
        guard case .overLimit(let size, let limit) = error.kind else { throw error }
        edits[path] = FileContent(mode: mode.description, digest: nil, size: size, document: .tooLarge(limit: limit))
      }
    }
    return StoredState(source: source, tree: tree, layout: layout, edits: edits, editedBytes: bytes)
  }
}
