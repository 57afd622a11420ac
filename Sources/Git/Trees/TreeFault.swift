/// A place where a tree leaves the grammar of a ledger (GIT-06) or passes a limit (GIT-07).
public struct TreeFault: Equatable, Sendable {
  public enum Problem: Equatable, Sendable {
    /// What is wrong, in words that hold no foreign text.
    case grammar(String)
    case limit(PassedLimit)
  }

  /// The entry's path from the root, or the directory's, without a slash at the end; empty for the root.
  public let path: String
  public let problem: Problem

  public init(path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }
}
