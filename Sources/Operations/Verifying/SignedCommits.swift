import Git
import Platform
import Rules

/// The commits of a walk in its order, each with what its signature is.
///
/// Signatures need a commit's bytes and nothing else, so a second thread checks those of the next commits while the
/// caller judges these.
struct SignedCommits: ~Copyable {
  typealias Element = (commit: CommitObject, signature: SignatureFacts)

  private static let batch = 16

  private var walk: CommitWalk
  private let hasSecondThread: Bool
  private var ready: ArraySlice<Result<Element, GitError>> = []
  private var coming: BackgroundWork<[Result<Element, GitError>]>?

  init(_ walk: CommitWalk, hasSecondThread: Bool) {
    self.walk = walk
    self.hasSecondThread = hasSecondThread
  }

  /// The next commit; nothing after the last.
  ///
  /// - Throws: `GitError` for a commit that cannot be read; the call after it goes on with the commit after it.
  mutating func next() throws(GitError) -> Element? {
    if ready.isEmpty {
      if let work = coming.take() {
        ready = work.outcome()[...]
      } else {
        ready = Self.checked(read())[...]
      }
      let commits = hasSecondThread ? read() : []
      if !commits.isEmpty { coming = BackgroundWork { Self.checked(commits) } }
    }
    return try ready.popFirst()?.get()
  }

  private mutating func read() -> [Result<CommitObject, GitError>] {
    var commits: [Result<CommitObject, GitError>] = []
    while commits.count < Self.batch {
      do throws(GitError) {
        guard let commit = try walk.next() else { break }
        commits.append(.success(commit))
      } catch {
        commits.append(.failure(error))
      }
    }
    return commits
  }

  private static func checked(_ commits: [Result<CommitObject, GitError>]) -> [Result<Element, GitError>] {
    let reading = SignatureReading()
    return commits.map { commit in commit.map { ($0, reading.facts(of: $0)) } }
  }
}
