import CLibgit2

extension Repository {
  /// The kind and size of an object, without its bytes.
  ///
  /// Throws `GitError.Kind.missingObject` when it is not there.
  public func header(of id: ObjectID) throws(GitError) -> (kind: ObjectKind, size: Int) {
    if let made = pending[id] { return (made.kind, made.bytes.count) }
    var size = 0
    var type = GIT_OBJECT_INVALID
    var name = id.gitID
    do throws(LibraryFailure) {
      try unsafe objects.call { unsafe git_odb_read_header(&size, &type, $0, &name) }
    } catch {
      throw unreadable(id, error)
    }
    guard let kind = ObjectKind(type) else {
      throw GitError(.corrupt, "read", "object \(id)", "it is of no kind that git knows")
    }
    return (kind, size)
  }

  /// Whether an object is there; its bytes are not looked at.
  public func contains(_ id: ObjectID) -> Bool {
    if pending[id] != nil { return true }
    var name = id.gitID
    return unsafe objects.with { unsafe git_odb_exists($0, &name) } == 1
  }

  /// The bytes of an object of a kind, at most `limit` of them.
  ///
  /// A blob's header is read first, and one over the limit is refused unread with `GitError.Kind.overLimit`. Git has read
  /// trees and commits whole before anybody may follow them, so theirs would be looked up twice for nothing. An object of
  /// another kind throws `.wrongKind`, and bytes that do not hash to `id` throw `.corrupt`.
  public func read(_ id: ObjectID, _ kind: ObjectKind, limit: Int) throws(GitError) -> [UInt8] {
    if let made = pending[id] {
      try check(id, made.kind, made.bytes.count, asked: kind, limit)
      return made.bytes
    }
    if kind == .blob {
      let header = try header(of: id)
      try check(id, header.kind, header.size, asked: kind, limit)
    }
    return try bytes(of: id, kind, limit)
  }

  private func check(
    _ id: ObjectID, _ found: ObjectKind?, _ size: Int, asked kind: ObjectKind, _ limit: Int
  ) throws(GitError) {
    guard found == kind else {
      throw GitError(
        .wrongKind(id), "read", "\(kind) \(id)", "it is a \(found.map { "\($0)" } ?? "thing unknown to git")")
    }
    guard size <= limit else {
      let problem = "it has \(size) bytes, the limit is \(limit)"
      throw GitError(.overLimit(size: size, limit: limit), "read", "\(kind) \(id)", problem)
    }
  }

  private func bytes(of id: ObjectID, _ kind: ObjectKind, _ limit: Int) throws(GitError) -> [UInt8] {
    guard !objectFolders.isCutShort(id) else {
      throw GitError(
        .corrupt, "read", "object \(id)", "its file ends too early",
        remedy: "git fsck shows what else is damaged; fetch it from a complete clone")
    }
    var name = id.gitID
    let object: Handle
    do throws(LibraryFailure) {
      object = try unsafe objects.open(freedBy: { unsafe git_odb_object_free($0) }) {
        unsafe git_odb_read(&$0, $1, &name)
      }
    } catch {
      throw unreadable(id, error)
    }
    let (found, size) = unsafe object.with {
      unsafe (ObjectKind(git_odb_object_type($0)), git_odb_object_size($0))
    }
    try check(id, found, size, asked: kind, limit)
    return unsafe object.with {
      unsafe [UInt8](UnsafeRawBufferPointer(start: git_odb_object_data($0), count: git_odb_object_size($0)))
    }
  }

  private func unreadable(_ id: ObjectID, _ failure: LibraryFailure) -> GitError {
    guard failure.isNotFound else { return failure.during("read", "object \(id)") }
    let remedy =
      isShallow || isPartial
      ? "this clone is not complete: git fetch --unshallow, or clone again without --depth and --filter"
      : "git fsck shows what else is missing; fetch it from a complete clone"
    return GitError(.missingObject(id), "read", "object \(id)", "object not found", remedy: remedy)
  }
}

extension ObjectID {
  /// The id that git gives to these bytes as an object of a kind.
  public static func of(_ kind: ObjectKind, _ bytes: [UInt8]) -> ObjectID {
    Libgit2.start()
    var id = git_oid()
    let code = unsafe bytes.withUnsafeBytes { unsafe git_odb_hash(&id, $0.baseAddress, $0.count, kind.type) }
    // It fails for a kind of object that is not one of the four, and for nothing else.
    precondition(code == 0, "libgit2 could not hash \(bytes.count) bytes")
    return ObjectID(id)
  }
}
