import CLibgit2
import Glibc

/// What became of an attempt to move a reference.
public enum MoveOutcome: Equatable, Sendable {
  case moved
  /// Somebody was faster: this is where it is now (nil when it is gone). Nothing was changed.
  case lost(to: ObjectID?)
}

extension Repository {
  /// Moves a reference from one commit to another if it is still where `expected` says; nil stands for "does not exist".
  ///
  /// Everything that was made is brought to the disk first, and when this returns `.moved` the new place is there too. The
  /// reflog of the reference, and of HEAD where it is on this branch, gets a line by `person`. A lock of git's is waited
  /// for a second and then throws `.locked`; one that a killed process of ours left behind is taken away.
  public func compareAndSwap(
    _ name: String, expected: ObjectID?, new: ObjectID, by person: Ident, message: String
  ) throws(GitError) -> MoveOutcome {
    try requireWritable("move \(name) in")
    try requireValid(name)
    guard contains(new) else { throw GitError(.missingObject(new), "move \(name) to", "\(new)", "object not found") }
    return try exclusively { () throws(GitError) in
      // Asked before anything is written, so that a loser leaves nothing behind; and again under git's lock.
      let now = try stored(name)
      guard now == expected else { return .lost(to: now) }
      try flush()
      let lock = try LockFile(
        name, in: commonDirectory, commonDirectory: commonDirectory, content: [UInt8]("\(new)\n".utf8), syncs: true)
      let actual = try stored(name)
      guard actual == expected else { return .lost(to: actual) }
      if expected == nil { try requireRoom(for: name) }
      try log(name, from: expected, to: new, by: person, message: message)
      try lock.commit()
      return .moved
    }
  }

  /// Takes a reference away if it is still where `expected` says.
  public func delete(_ name: String, expected: ObjectID) throws(GitError) -> MoveOutcome {
    try requireWritable("delete \(name) in")
    return try exclusively { () throws(GitError) in
      guard let actual = try stored(name) else { return .lost(to: nil) }
      guard actual == expected else { return .lost(to: actual) }
      do throws(LibraryFailure) {
        let reference = try unsafe handle.open(freedBy: { unsafe git_reference_free($0) }) {
          unsafe git_reference_lookup(&$0, $1, name)
        }
        try unsafe reference.call { unsafe git_reference_delete($0) }
      } catch {
        if error.code == GIT_EMODIFIED.rawValue { return .lost(to: try stored(name)) }
        throw error.during("delete reference", name)
      }
      return .moved
    }
  }

  /// Puts HEAD on a branch (full name), which need not have a commit yet.
  public func setHead(to branch: String) throws(GitError) {
    try requireWritable("move HEAD of")
    try requireValid(branch)
    do throws(LibraryFailure) {
      try unsafe handle.call { unsafe git_repository_set_head($0, branch) }
    } catch {
      throw error.during("move HEAD to", branch)
    }
  }

  /// Runs `body` while no other writer of ours changes a reference of this repository.
  ///
  /// What is read, judged and moved in here loses to nobody but git itself. May be nested.
  public func exclusively<Result>(
    patience seconds: Double = 10, _ body: () throws(GitError) -> Result
  ) throws(GitError) -> Result {
    if isExclusive { return try body() }
    let lock = try WriterLock(commonDirectory: commonDirectory, patience: seconds)
    isExclusive = true
    defer { isExclusive = false }
    let result = try body()
    _ = consume lock
    return result
  }

  private func stored(_ name: String) throws(GitError) -> ObjectID? {
    switch try reference(name)?.target {
    case nil: return nil
    case .id(let id): return id
    case .symbolic(let other):
      throw GitError(.invalid, "move reference", name, "it stands for \(other)", remedy: "move \(other)")
    }
  }

  private func requireValid(_ name: String) throws(GitError) {
    var isValid: Int32 = 0
    let code = unsafe git_reference_name_is_valid(&isValid, name)
    guard code == 0, isValid == 1, name.hasPrefix("refs/") else {
      throw GitError(.invalid, "move reference", name, "it is not the full name of a reference")
    }
  }

  /// A name cannot be a reference and the beginning of another's name.
  private func requireRoom(for name: String) throws(GitError) {
    var above = name.split(separator: "/").dropLast()
    while above.count > 1 {
      let other = above.joined(separator: "/")
      if try reference(other) != nil { throw taken(name, by: other) }
      above.removeLast()
    }
    if let below = try references(under: name + "/").first { throw taken(name, by: below.name) }
  }

  private func taken(_ name: String, by other: String) -> GitError {
    GitError(.invalid, "create reference", name, "\(other) exists", remedy: "git branch -m, or choose another name")
  }
}
