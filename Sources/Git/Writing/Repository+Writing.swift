import CLibgit2

extension Repository {
  /// Makes a blob of these bytes.
  ///
  /// Like everything that is made, it can be read at once and is in memory until `flush()` or until a reference moves.
  @discardableResult
  public func writeBlob(_ bytes: [UInt8]) -> ObjectID { make(.blob, bytes) }

  /// Makes a tree of these entries, in whatever order they come.
  ///
  /// Throws `.invalid` when a name stands twice or is empty, or holds a slash or a NUL. What else a ledger cannot hold may
  /// be judged in memory, and is refused by `flush()`.
  @discardableResult
  public func writeTree(_ entries: [NamedEntry]) throws(GitError) -> ObjectID {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * 40)
    var names: Set<[UInt8]> = []
    for named in entries.sorted(by: { $0.precedes($1) }) {
      guard !named.nameBytes.isEmpty, !named.nameBytes.contains(0), !named.nameBytes.contains(UInt8(ascii: "/")) else {
        throw GitError(.invalid, "make a directory with", named.name, "it is not a name")
      }
      guard names.insert(named.nameBytes).inserted else {
        throw GitError(.invalid, "make a directory with", named.name, "the name stands twice")
      }
      bytes.append(named)
    }
    return make(.tree, bytes)
  }

  /// Makes a commit of its raw bytes, as `CommitBuilder` gives them.
  ///
  /// Throws `.invalid` for bytes that leave the grammar of a ledger: what we write we would accept.
  @discardableResult
  public func writeCommit(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    let commit = CommitObject(bytes: bytes)
    if let fault = commit.faults.first {
      throw GitError(.invalid, "make a commit", "", "\(fault.detail) (byte \(fault.offset))")
    }
    if let limit = commit.passedLimit {
      throw GitError(.invalid, "make a commit", "", "it has \(limit.n) bytes, limit \(limit.limit)")
    }
    pending.add(commit.id, .commit, bytes)
    return commit.id
  }

  /// Brings to the disk everything that was made, and returns when it would survive a power cut.
  ///
  /// Throws `.readOnly` in a hook, and `.invalid` for a tree outside the grammar of a ledger; then nothing is written.
  public func flush() throws(GitError) {
    if pending.isEmpty { return }
    try requireWritable("write objects to")
    for id in pending.order {
      guard let made = pending[id], made.kind == .tree else { continue }
      if let fault = TreeObject(id: id, bytes: made.bytes).faults.first {
        throw GitError(.invalid, "write directory", fault.name ?? "\(id)", fault.detail)
      }
    }
    let loose = LooseObjects(directory: objectDirectory)
    // Whoever wrote a loose object may not have waited for the disk: it is made sure of again. A pack is durable.
    let missing = pending.order.compactMap { id in pending[id].map { (id, $0.kind, $0.bytes) } }
      .filter { id, _, _ in loose.contains(id) || !isStored(id) }
    // A pack is one file to bring to the disk, and a hundred loose objects are as many for every later reader to open.
    if missing.count > 100 {
      try store(PackFile(missing))
    } else if !missing.isEmpty {
      try loose.write(missing)
    }
    pending.removeAll()
  }

  /// Brings a pack to the disk, and returns when it would survive a power cut.
  func store(_ pack: PackFile) throws(GitError) {
    try requireWritable("write objects to")
    try pack.write(into: objectDirectory + "pack/")
    _ = unsafe objects.with { unsafe git_odb_refresh($0) }
  }

  /// Forgets everything that was made and not flushed.
  public func discardPending() { pending.removeAll() }

  private func isStored(_ id: ObjectID) -> Bool {
    var name = id.gitID
    return unsafe objects.with { unsafe git_odb_exists_ext($0, &name, GIT_ODB_LOOKUP_NO_REFRESH.rawValue) } == 1
  }

  var objectDirectory: String { commonDirectory + "objects/" }

  func requireWritable(_ action: String) throws(GitError) {
    if isReadOnly {
      throw GitError(.readOnly, action, gitDirectory, "a hook only reads: git may still throw the objects away")
    }
  }

  func make(_ kind: ObjectKind, _ bytes: [UInt8]) -> ObjectID {
    let id = ObjectID.of(kind, bytes)
    pending.add(id, kind, bytes)
    return id
  }
}
