extension Repository {
  /// The commit of an id, read raw.
  ///
  /// A commit over the limit of `limits` is read all the same and says so in `passedLimit`; one over 4 MiB throws
  /// `.overLimit`.
  public func commit(_ id: ObjectID, limits: ObjectLimits = .standard) throws(GitError) -> CommitObject {
    CommitObject(id: id, bytes: try read(id, .commit, limit: 4 << 20), limits: limits)
  }
}
