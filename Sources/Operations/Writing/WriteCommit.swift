import Calendars
import Git
import Governance
public import Rules
import Signatures
import Storage

/// Makes one governed commit: edits on the newest state, judged before anything is written, durable before it is told.
///
/// When somebody else was quicker, the edits are made again on the new state and judged again; nothing is forced.
public struct WriteCommit {
  /// How it ended.
  public enum Outcome {
    case written(JudgedCommit)
    /// The rules refuse it; nothing was written.
    case refused(JudgedCommit)
    /// The edits change nothing.
    case unchanged
    /// It would have been written (`--dry-run`).
    case rehearsed(JudgedCommit)
  }

  let session: Session
  public let message: String
  public let isRehearsal: Bool
  /// How often a moved reference is tried again.
  let attempts = 40

  public init(_ session: Session, message: String, isRehearsal: Bool = false) {
    self.session = session
    self.message = message
    self.isRehearsal = isRehearsal
  }

  /// - Parameter edit: makes the edits from the state that they will stand on; called again when that state moved.
  /// - Throws: `GitError` when the machine fails, `UsageError` for what cannot be done as asked.
  public func callAsFunction(_ edit: (inout RecordEdits, RuleContext) throws -> Void) throws -> Outcome {
    let reference = try session.reference()
    for attempt in 0..<attempts {
      guard let head = try session.repository.resolve(reference) else { throw StorageError.empty(reference: reference) }
      let parent = try session.repository.commit(head)
      let ledger = try Ledger(session.repository, tree: parent.tree)
      let proposal = try propose(on: parent, ledger, edit)
      guard let proposal else { return .unchanged }
      let judged = try session.judge(ledger)(proposal.commit)
      if judged.isRefused { return .refused(judged) }
      if isRehearsal { return .rehearsed(judged) }
      if let written = try write(proposal, reference, expecting: head, ledger) {
        return written.isRefused ? .refused(written) : .written(written)
      }
      Backoff.wait(attempt)
    }
    throw UsageError("\(reference) keeps moving", hint: "try again when fewer people write at once")
  }

  private struct Proposal {
    let commit: ProposedCommit
    let files: [String: [UInt8]?]
  }

  private func propose(
    on parent: CommitObject, _ ledger: Ledger, _ edit: (inout RecordEdits, RuleContext) throws -> Void
  ) throws -> Proposal? {
    let parentTime = parent.committer.map { Instant(secondsSinceEpoch: $0.seconds) } ?? session.now
    let time = max(session.now, parentTime)
    let ident = try session.identity(at: time)
    let before = ledger.state(of: parent.tree)
    let unchanged = ProposedCommit(parent: parent, after: before, author: ident, committer: ident, message: message)
    let context = try session.judge(ledger).context(for: unchanged)
    var edits = RecordEdits(on: before, by: context.author?.id, at: time)
    try edit(&edits, context)
    let commit = ProposedCommit(
      parent: parent, after: ledger.state(of: parent.tree, with: edits.files), author: ident, committer: ident,
      message: message)
    guard try !ledger.changes(in: commit.after).files.isEmpty else { return nil }
    return Proposal(commit: commit, files: edits.files)
  }

  /// Writes objects and moves the reference; nothing when it moved meanwhile. A refused commit leaves nothing behind.
  private func write(
    _ proposal: Proposal, _ reference: String, expecting head: ObjectID, _ ledger: Ledger
  ) throws -> JudgedCommit? {
    let repository = session.repository
    let trees = TreeCache(repository)
    let entries = proposal.files.mapValues { bytes in bytes.map { TreeEntry.file(repository.writeBlob($0)) } }
    let tree = try TreeEditor(trees).apply(entries, to: proposal.commit.parent?.tree)
    let builder = CommitBuilder(
      tree: tree, parents: [head], author: proposal.commit.author, committer: proposal.commit.committer,
      message: message)
    let bytes = try builder.bytes(signature: session.signer()?.sign(builder.payload, namespace: "git"))
    let id = try repository.writeCommit(bytes)
    // Judged again as written, with its signature and its bytes, while nothing is on the disk yet.
    let commit = try repository.commit(id)
    let judged = try session.judge(ledger)(commit)
    guard !judged.isRefused else {
      repository.discardPending()
      return judged
    }
    let moved = try repository.advance(
      reference, from: head, to: id, by: proposal.commit.committer, message: "folio: \(commit.subject)")
    guard moved == .moved else {
      repository.discardPending()
      return nil
    }
    return judged
  }
}
