import CLibgit2

extension Repository {
  /// Where HEAD is.
  public func head() throws(GitError) -> Head {
    guard let head = try reference("HEAD") else {
      throw GitError(
        .corrupt, "read", gitDirectory + "HEAD", "it is missing", remedy: "git symbolic-ref HEAD refs/heads/main")
    }
    switch head.target {
    case .id(let id): return .detached(id)
    case .symbolic(let branch): return .branch(branch, try resolve(branch))
    }
  }

  /// The reference of a full name as it is stored; nil when there is none.
  public func reference(_ name: String) throws(GitError) -> Reference? {
    do throws(LibraryFailure) {
      let found = try unsafe handle.open(freedBy: { unsafe git_reference_free($0) }) {
        unsafe git_reference_lookup(&$0, $1, name)
      }
      return unsafe found.with { unsafe Reference($0) }
    } catch {
      if error.isNotFound { return nil }
      throw error.during("read reference", name)
    }
  }

  /// The object that a full name leads to, through symbolic references; nil when there is none.
  public func resolve(_ name: String) throws(GitError) -> ObjectID? {
    var id = git_oid()
    do throws(LibraryFailure) {
      try unsafe handle.call { unsafe git_reference_name_to_id(&id, $0, name) }
      return ObjectID(id)
    } catch {
      if error.isNotFound { return nil }
      throw error.during("read reference", name)
    }
  }

  /// The references whose full name begins with `prefix` (`refs/heads/`), ordered by the bytes of their names.
  public func references(under prefix: String) throws(GitError) -> [Reference] {
    var found: [Reference] = []
    do throws(LibraryFailure) {
      let iterator = try unsafe handle.open(freedBy: { unsafe git_reference_iterator_free($0) }) {
        unsafe git_reference_iterator_new(&$0, $1)
      }
      while let reference = try next(of: iterator) {
        if reference.name.utf8.starts(with: prefix.utf8) { found.append(reference) }
      }
    } catch {
      throw error.during("list references under", prefix)
    }
    return found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func next(of iterator: borrowing Handle) throws(LibraryFailure) -> Reference? {
    do throws(LibraryFailure) {
      let next = try unsafe iterator.open(freedBy: { unsafe git_reference_free($0) }) {
        unsafe git_reference_next(&$0, $1)
      }
      return unsafe next.with { unsafe Reference($0) }
    } catch {
      if error.code == GIT_ITEROVER.rawValue { return nil }
      throw error
    }
  }
}

extension Reference {
  fileprivate init(_ reference: OpaquePointer) {
    let name = unsafe git_reference_name(reference).map { unsafe String(cString: $0) } ?? ""
    if let id = unsafe git_reference_target(reference) {
      unsafe self.init(name: name, target: .id(ObjectID(id.pointee)))
    } else {
      let other = unsafe git_reference_symbolic_target(reference).map { unsafe String(cString: $0) } ?? ""
      self.init(name: name, target: .symbolic(other))
    }
  }
}
