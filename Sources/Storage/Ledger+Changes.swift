public import Git
import Governance
import JSON
public import Rules

/// What a commit changes, as the rules see it.
public struct StoredChange: Sendable {
  public let files: [FileChange]
  public let records: [RecordChange]
  public let treeFaults: [Rules.TreeFault]
}

extension Ledger {
  /// The most files that a commit may change while the ledger is set up, and so the most that are ever compared.
  static let maximumChanges = 100_001

  /// Everything that differs between two trees, read from the objects; cost follows what changed.
  ///
  /// - Throws: `GitError` when an object is missing or unreadable.
  public func changes(from old: ObjectID?, to new: ObjectID) throws -> StoredChange {
    let diff = try TreeDiff(from: old, to: new, reading: source.trees, atMost: Self.maximumChanges)
    let files = try diff.changes.map { change in
      try FileChange(
        path: change.path, before: change.before.map { try source.file($0, at: change.path) },
        after: change.after.map { try source.file($0, at: change.path) })
    }
    return StoredChange(files: files, records: records(in: files), treeFaults: diff.faults.map(Rules.TreeFault.init))
  }

  /// Everything that `state`'s edits change of its tree.
  public func changes(in state: StoredState) throws -> StoredChange {
    let base = self.state(of: state.tree)
    let files = try state.edits.keys.sorted().compactMap { path -> FileChange? in
      let before = try base.file(at: path)
      let after = state.edits[path].flatMap { $0 }
      if before == nil && after == nil { return nil }
      if let before, let after, before.digest == after.digest, before.digest != nil, before.mode == after.mode {
        return nil
      }
      return FileChange(path: path, before: before, after: after)
    }
    return StoredChange(files: files, records: records(in: files), treeFaults: [])
  }

  private func records(in files: [FileChange]) -> [RecordChange] {
    files.compactMap { file in
      guard let (id, kind) = layout.record(at: file.path), let after = file.after?.record(named: id) else { return nil }
      return RecordChange(
        id: id, kind: kind, path: file.path, before: file.before?.record(named: id), after: after)
    }.sorted { $0.id < $1.id }
  }
}

extension Rules.TreeFault {
  init(_ fault: Git.TreeFault) {
    switch fault.problem {
    case .grammar(let detail): self.init(path: fault.path, detail: detail)
    case .limit(let limit):
      self.init(path: fault.path, detail: "\(limit.what) is \(limit.n), limit \(limit.limit)", isLimit: true)
    }
  }
}
