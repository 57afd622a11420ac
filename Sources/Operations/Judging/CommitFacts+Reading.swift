import Calendars
import Git
import Rules

extension CommitFacts {
  /// The facts of a commit that is written, from its raw bytes.
  init(_ commit: CommitObject, parent: CommitObject?, treeFaults: [Rules.TreeFault], signature: SignatureFacts) {
    self.init(
      id: commit.id.description, authorEmail: commit.author?.email ?? "", committerEmail: commit.committer?.email ?? "",
      authorTime: Instant(secondsSinceEpoch: commit.author?.seconds ?? 0),
      time: Instant(secondsSinceEpoch: commit.committer?.seconds ?? 0),
      parentTime: parent?.committer.map { Instant(secondsSinceEpoch: $0.seconds) },
      parentCount: commit.parents.count, message: commit.message,
      trailers: Trailers(commit.trailers.map { ($0.key, $0.value) }), signature: signature,
      grammarFaults: commit.faults.map { "byte \($0.offset): \($0.detail)" }, treeFaults: treeFaults,
      size: commit.bytes.count)
  }

  /// What is known of a commit before it is made.
  init(_ proposal: ProposedCommit) {
    self.init(
      id: nil, authorEmail: proposal.author.email, committerEmail: proposal.committer.email,
      authorTime: Instant(secondsSinceEpoch: proposal.author.seconds),
      time: Instant(secondsSinceEpoch: proposal.committer.seconds),
      parentTime: proposal.parent?.committer.map { Instant(secondsSinceEpoch: $0.seconds) },
      parentCount: proposal.parent == nil ? 0 : 1, message: proposal.message,
      trailers: Trailers((proposal.message.map(Trailer.trailers(of:)) ?? []).map { ($0.key, $0.value) }))
  }
}
