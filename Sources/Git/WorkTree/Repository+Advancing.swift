import Glibc

extension Repository {
  /// Moves a branch to a new commit, and the checked-out files and the index with it where the branch is checked out here.
  ///
  /// Nothing is moved when a file that would change holds somebody's uncommitted work (`.wouldOverwrite`). A process that
  /// is killed between the branch and the files leaves a note, which `finishAdvancing` follows.
  public func advance(
    _ branch: String, from old: ObjectID?, to new: ObjectID, by person: Ident, message: String
  ) throws(GitError) -> MoveOutcome {
    guard let workTree = WorkTree(self), try reference("HEAD")?.target == .symbolic(branch) else {
      return try compareAndSwap(branch, expected: old, new: new, by: person, message: message)
    }
    try requireWritable("move \(branch) in")
    return try exclusively { () throws(GitError) in
      try finishAdvancing()
      let now = try resolve(branch)
      guard now == old else { return .lost(to: now) }
      let changes = try changes(from: old, to: new, workTree.trees)
      try workTree.check(changes)
      try note(old, new)
      let outcome: MoveOutcome
      do throws(GitError) {
        outcome = try compareAndSwap(branch, expected: old, new: new, by: person, message: message)
      } catch {
        if FaultPoint.mayCleanUp { unsafe unlink(notePath) }
        throw error
      }
      if outcome == .moved {
        do throws(GitError) {
          try workTree.update(changes, along: step(old, new, changes))
        } catch {
          throw GitError(
            error.kind, error.action, error.subject, error.problem,
            remedy: "\(branch) holds the commit all the same; the next command that writes brings the files along")
        }
      }
      unsafe unlink(notePath)
      return outcome
    }
  }

  /// Brings the checked-out files along when a process was killed after it had moved the branch and before the files.
  ///
  /// Costs next to nothing when there is no note of that. Gives the paths that somebody has edited since and that were
  /// therefore left alone.
  @discardableResult
  public func finishAdvancing() throws(GitError) -> [String] {
    guard !isReadOnly, let workTree = WorkTree(self), unsafe access(notePath, F_OK) == 0 else { return [] }
    return try exclusively { () throws(GitError) in
      let words = String(decoding: readSmallFile(notePath) ?? [], as: UTF8.self).split(whereSeparator: \.isWhitespace)
      var edited: [String] = []
      if words.count == 2, let old = ObjectID(hex: words[0]), let new = ObjectID(hex: words[1]),
        try head().commit == new
      {
        edited = try workTree.updateUnedited(try changes(from: old == .zero ? nil : old, to: new, workTree.trees))
      }
      unsafe unlink(notePath)
      return edited
    }
  }

  private var notePath: String { gitDirectory + "folio-advancing" }

  private func note(_ old: ObjectID?, _ new: ObjectID) throws(GitError) {
    try FaultPoint.willDo("note that files will change")
    let file = try OpenFile(notePath, O_WRONLY | O_CREAT | O_TRUNC)
    try file.write([UInt8]("\(old ?? .zero) \(new)\n".utf8))
    try file.sync()
  }

  private func step(_ old: ObjectID?, _ new: ObjectID, _ changes: [TreeChange]) throws(GitError) -> KnownTree.Step {
    let before = if let old { try commit(old).tree } else { ObjectID?.none }
    return KnownTree.Step(old: before, new: try commit(new).tree, changes: changes)
  }

  private func changes(from old: ObjectID?, to new: ObjectID, _ trees: TreeCache) throws(GitError) -> [TreeChange] {
    let before = if let old { try commit(old).tree } else { ObjectID?.none }
    return try TreeDiff(from: before, to: commit(new).tree, reading: trees).changes
  }
}
