/// A name for a commit, or for another name.
public struct Reference: Hashable, Sendable {
  public enum Target: Hashable, Sendable {
    case id(ObjectID)
    case symbolic(String)
  }

  /// The full name: `refs/heads/main`, `HEAD`.
  public let name: String
  public let target: Target

  public init(name: String, target: Target) {
    self.name = name
    self.target = target
  }
}

/// What HEAD says.
public enum Head: Hashable, Sendable {
  /// On a branch (full name), whose commit is nil before the first one.
  case branch(String, ObjectID?)
  case detached(ObjectID)

  /// The commit that is checked out; nil before the first one.
  public var commit: ObjectID? {
    switch self {
    case .branch(_, let id): id
    case .detached(let id): id
    }
  }
}
