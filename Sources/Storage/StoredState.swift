public import Git
public import Governance
import JSON
public import Rules

/// The records of a ledger in one tree, with edits that are not in it yet laid over it.
///
/// A state with no tree is empty; a state with no edits is what a commit holds. Objects are read when they are asked
/// for, and once in a process.
public final class StoredState: LedgerState {
  let source: ObjectSource
  public let tree: ObjectID?
  public let layout: LedgerLayout
  /// The files that differ from the tree, by path; nothing for one that is removed.
  let edits: [String: FileContent?]
  /// The bytes of the edits, by path; nothing for one that is removed or known only by its object.
  public let editedBytes: [String: [UInt8]]

  init(
    source: ObjectSource, tree: ObjectID?, layout: LedgerLayout, edits: [String: FileContent?] = [:],
    editedBytes: [String: [UInt8]] = [:]
  ) {
    self.editedBytes = editedBytes
    self.source = source
    self.tree = tree
    self.layout = layout
    self.edits = edits
  }

  /// What stands at `path`; nothing when nothing does.
  ///
  /// - Throws: `GitError` when an object is missing or unreadable.
  public func file(at path: String) throws -> FileContent? {
    if let edit = edits[path] { return edit }
    guard let tree, let entry = try source.trees.entry(at: path, in: tree), !entry.mode.isDirectory else { return nil }
    return try source.file(entry, at: path)
  }

  public func record(_ id: RecordID) throws -> Record? {
    guard let path = layout.path(of: id), let file = try file(at: path) else { return nil }
    return file.record(named: id)
  }

  public func contains(_ id: RecordID) throws -> Bool {
    guard let path = layout.path(of: id) else { return false }
    return try file(at: path) != nil
  }

  public func all(_ kind: RecordKind) throws -> [Record] {
    let folder = layout.folder(of: kind)
    let stored = try storedRecords(under: folder)
    let edited = edits.filter { $0.key.hasPrefix(folder + "/") }
    guard !edited.isEmpty else { return stored }
    var records = stored.filter { layout.path(of: $0.id).map { edited[$0] == nil } ?? true }
    for (path, content) in edited {
      guard let content, let (id, _) = layout.record(at: path), let record = content.record(named: id) else { continue }
      records.append(record)
    }
    return records.sorted { $0.id < $1.id }
  }

  /// The ids of every record of `kind`, in order; the files are not read.
  public func ids(of kind: RecordKind) throws -> [RecordID] {
    let folder = layout.folder(of: kind)
    var paths = Set(try tree.map { try source.trees.files(under: folder, in: $0).map(\.path) } ?? [])
    for (path, content) in edits where path.hasPrefix(folder + "/") {
      if content == nil { paths.remove(path) } else { paths.insert(path) }
    }
    return paths.compactMap { layout.record(at: $0)?.id }.sorted()
  }

  /// The paths of every file under `folder`, in order.
  public func paths(under folder: String) throws -> [String] {
    var paths = Set(try tree.map { try source.trees.files(under: folder, in: $0).map(\.path) } ?? [])
    for (path, content) in edits where path.hasPrefix(folder + "/") {
      if content == nil { paths.remove(path) } else { paths.insert(path) }
    }
    return paths.sorted()
  }

  private func storedRecords(under folder: String) throws -> [Record] {
    guard let tree, let entry = try source.trees.entry(at: folder, in: tree), entry.mode.isDirectory else { return [] }
    return try source.cache.records(inFolder: entry.id) {
      try source.trees.files(under: folder, in: tree).compactMap { file in
        guard let (id, _) = layout.record(at: file.path) else { return nil }
        return try source.file(file.entry, at: file.path).record(named: id)
      }.sorted { $0.id < $1.id }
    }
  }
}

extension FileContent {
  /// The record that the file holds, when it is well formed and says that it is `id`.
  func record(named id: RecordID) -> Record? {
    guard let fields = document?.value?.objectValue, let record = Record(fields: fields), record.id == id else {
      return nil
    }
    return record
  }
}

extension StoredState {
  /// The bytes at `path`, for showing where in a file something stands; nothing when there is no file or it is too large.
  public func bytes(at path: String) throws -> [UInt8]? {
    if let edit = editedBytes[path] { return edit }
    guard let tree, let entry = try source.trees.entry(at: path, in: tree), !entry.mode.isDirectory else { return nil }
    let limit = JSONLimits.record.maxBytes
    guard try source.repository.header(of: entry.id).size <= limit else { return nil }
    return try source.repository.read(entry.id, .blob, limit: limit)
  }
}

extension StoredState {
  /// The people of this state, put in order once for all commits that leave them as they are.
  public var people: PeopleDirectory {
    get throws {
      let folder = layout.folder(of: Person.kind)
      guard let tree, !edits.keys.contains(where: { $0.hasPrefix(folder + "/") }),
        let entry = try source.trees.entry(at: folder, in: tree)
      else { return PeopleDirectory(try all(Person.self)) }
      return try source.cache.people(inFolder: entry.id) { PeopleDirectory(try all(Person.self)) }
    }
  }

  /// The one active person who has `email`; nothing when nobody or more than one has.
  public func person(withEmail email: String) throws -> Person? { try people.person(withEmail: email.lowercased()) }
}
