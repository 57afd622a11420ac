public import Git

/// The branch from which others begin, where it stands before a push: what a new branch shares with it is not new.
public struct GuardMainline: Sendable, Hashable {
  /// Its full name where pushes arrive.
  public let name: String
  public let tip: ObjectID?

  init(name: String, tip: ObjectID?) {
    self.name = name
    self.tip = tip
  }

  /// HEAD's branch of the repository that receives; nothing where HEAD is detached.
  init?(of repository: Repository) throws {
    guard case .branch(let name, let tip) = try repository.head() else { return nil }
    self.init(name: name, tip: tip)
  }

  /// HEAD's branch of `remote`, as this clone last saw it; the branch that is checked out where it never did.
  init?(of remote: String, in repository: Repository) throws {
    let prefix = "refs/remotes/\(remote)/"
    if case .symbolic(let target)? = try repository.reference(prefix + "HEAD")?.target, target.hasPrefix(prefix) {
      self.init(name: "refs/heads/" + target.dropFirst(prefix.count), tip: try repository.resolve(target))
    } else {
      try self.init(of: repository)
    }
  }
}
