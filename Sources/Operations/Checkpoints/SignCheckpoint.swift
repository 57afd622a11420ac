import Git
import Governance
public import Rules
public import Signatures
import Storage

/// Signs a note of where main stands, unless the last note that the same key signed is not in its history.
public struct SignCheckpoint {
  /// What became of it.
  public enum Outcome: Sendable {
    case signed(SignedNote, Checkpoint)
    case refused(Violation)
  }

  private let session: Session
  private let signer: SSHSigner
  private let store: CheckpointStore

  public init(_ session: Session, signer: SSHSigner, store: CheckpointStore) {
    (self.session, self.signer, self.store) = (session, signer, store)
  }

  /// - Throws: `GitError` when history is not all there, `SSHSignerError` when the key does not sign, `PlatformError`
  ///   when the last note cannot be read or the new one cannot be kept; then there is no note.
  public func callAsFunction() throws -> Outcome {
    let repository = session.repository
    guard let head = try repository.resolve(Ledger.mainReference) else {
      throw StorageError.empty(reference: Ledger.mainReference)
    }
    let line = try DigestedLine(repository, to: head)
    let ledger = try line.ledger
    guard let checkpoint = try line.checkpoint(of: ledger) else {
      throw StorageError.empty(reference: Ledger.mainReference)
    }
    let key = try signer.publicKey()
    let name = try name(of: key, ledger, head)
    var violation: Violation?
    let note = try store.sign(ledger, with: key) { last in
      violation = try last.flatMap {
        try HistoryGrewOnly.violation(of: $0, named: "the last checkpoint", in: line, of: ledger)
      }
      guard violation == nil else { return nil }
      return try signer.note(checkpoint.text, by: name, namespace: Checkpoint.namespace)
    }
    if let violation { return .refused(violation) }
    guard let note else { throw StorageError.empty(reference: Ledger.mainReference) }
    return .signed(note, checkpoint)
  }

  /// The ledger and the person whose key it is; the ledger alone for a key of nobody's.
  private func name(of key: SSHPublicKey, _ ledger: String, _ head: ObjectID) throws -> String {
    let people = try Ledger(session.repository, commit: head).state(of: session.repository.commit(head).tree)
      .all(Person.self)
    let owner = people.first { $0.keys.contains { $0.key == key.description } }
    return owner.map { "\(ledger)/\($0.id)" } ?? ledger
  }
}
