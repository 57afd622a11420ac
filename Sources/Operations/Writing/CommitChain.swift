public import Calendars
public import Git
import Governance
import Rules
public import Signatures
public import Storage

/// Several governed commits on top of each other, made and judged in memory and then published at once: all or none.
///
/// Nothing reaches the disk before `publish`; a chain that is dropped leaves no trace.
public struct CommitChain {
  public let session: Session
  public let ledger: Ledger
  /// The commit that the chain grows on; nothing when it begins a ledger.
  public let start: CommitObject?
  /// The newest commit of the chain, or `start`.
  public private(set) var tip: CommitObject?
  /// The commits of the chain, in order.
  public private(set) var commits: [JudgedCommit] = []
  private let trees: TreeCache

  public init(_ session: Session, _ ledger: Ledger, on start: CommitObject?) {
    self.session = session
    self.ledger = ledger
    self.start = start
    tip = start
    trees = TreeCache(session.repository)
  }

  /// The records as the chain leaves them.
  public var state: StoredState { ledger.state(of: tip?.tree) }

  /// The time that the next commit carries: the session's, and never before its parent's.
  public var time: Instant {
    let parentTime = tip?.committer.map { Instant(secondsSinceEpoch: $0.seconds) }
    return max(session.now, parentTime ?? session.now)
  }

  /// Edits on top of the chain, by whom the session acts as.
  public func edits() throws -> RecordEdits {
    let email = try session.identity(at: time).email.lowercased()
    let people = try state.people
    return RecordEdits(on: state, by: people.person(withEmail: email)?.id, at: time)
  }

  /// Adds a commit of `files` (nothing removes one), judged as it would be stored.
  ///
  /// - Returns: the verdict; when it refuses, the chain is as it was. Nothing when the files change nothing.
  /// - Throws: `GitError` when the machine fails, what signing throws.
  public mutating func append(
    _ files: [String: [UInt8]?], message: String, by author: Ident, signer: SSHSigner?
  ) throws -> JudgedCommit? {
    let changed = try files.filter { path, bytes in try state.bytes(at: path) != bytes }
    guard !changed.isEmpty || tip == nil else { return nil }
    let repository = session.repository
    let entries = changed.mapValues { $0.map { TreeEntry.file(repository.writeBlob($0)) } }
    let builder = CommitBuilder(
      tree: try TreeEditor(trees).apply(entries, to: tip?.tree), parents: tip.map { [$0.id] } ?? [], author: author,
      committer: author, message: message)
    let bytes = try builder.bytes(signature: signer?.sign(builder.payload, namespace: "git"))
    let commit = CommitObject(bytes: bytes)
    try repository.writeCommit(bytes)
    let judged = try session.judge(ledger)(commit)
    guard !judged.isRefused else { return judged }
    tip = commit
    commits.append(judged)
    return judged
  }

  /// The same, by whom the session acts as, at `time`.
  public mutating func append(_ files: [String: [UInt8]?], message: String) throws -> JudgedCommit? {
    try append(files, message: message, by: session.identity(at: time), signer: session.signer())
  }

  /// Moves `reference` from `expected` to the end of the chain, durably, and a checkout of it along.
  ///
  /// - Parameter expected: where the reference is now, when the chain does not simply follow it.
  /// - Returns: whether it was still there; when not, nothing was changed.
  public func publish(
    to reference: String, expecting expected: CommitObject?, reason: String
  ) throws -> Bool {
    guard let tip, tip.id != expected?.id, let person = tip.committer else { return true }
    let outcome = try session.repository.advance(
      reference, from: expected?.id, to: tip.id, by: person, message: reason)
    return outcome == .moved
  }

  public func publish(to reference: String, reason: String) throws -> Bool {
    try publish(to: reference, expecting: start, reason: reason)
  }
}
