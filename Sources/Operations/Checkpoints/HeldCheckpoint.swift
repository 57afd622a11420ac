import Git
import Governance
import Platform
public import Rules
public import Signatures
import Storage

/// A note that somebody holds of a ledger, from outside of it.
public struct HeldNote: Sendable {
  /// Where it was read, as it was named.
  let name: String
  let bytes: [UInt8]

  /// - Throws: `PlatformError` when the file cannot be read.
  public init(at path: String, named name: String) throws {
    self.name = name
    bytes = try Files.read(path, limit: SignedNote.sizeLimit)
  }
}

/// A held note once a history was held against it.
public struct HeldCheckpoint: Sendable {
  /// The file that holds the note.
  public let name: String
  /// What it says; nothing when it is no note, or none that a known key signed.
  public private(set) var checkpoint: Checkpoint?
  /// The known keys that signed it, as `ssh-keygen -l` prints them.
  public private(set) var signers: [String] = []
  /// What is wrong; nothing when history only grew since.
  public private(set) var violation: Violation?

  /// - Throws: `GitError` when history is not all there, `StorageError` when it is no ledger's.
  init(_ held: HeldNote, in line: DigestedLine, knowing keys: [SSHPublicKey]) throws {
    name = held.name
    do {
      let note = try SignedNote(held.bytes)
      signers = try note.signers(among: keys, namespace: Checkpoint.namespace).map(\.fingerprint)
      guard let said = Checkpoint(text: note.text) else {
        throw SignedNoteError.malformed("its text is no checkpoint")
      }
      checkpoint = said
      violation = try HistoryGrewOnly.violation(of: said, named: held.name, in: line, of: line.ledger)
    } catch let error as SignedNoteError {
      violation = HistoryGrewOnly.violation(held.name, .countsForNothing(error))
    }
  }

}

/// The notes that somebody holds, and the keys that are known to them besides those that the ledger registers.
public struct HeldNotes: Sendable {
  private let notes: [HeldNote]
  private let keys: [SSHPublicKey]

  public static let none = HeldNotes([], knowing: [])

  public init(_ notes: [HeldNote], knowing keys: [SSHPublicKey]) { (self.notes, self.keys) = (notes, keys) }

  /// Each note held against the history that ends in `head`.
  ///
  /// - Throws: `GitError` when history is not all there, `StorageError` when it is no ledger's.
  func held(against repository: Repository, to head: ObjectID) throws -> [HeldCheckpoint] {
    guard !notes.isEmpty else { return [] }
    let line = try DigestedLine(repository, to: head)
    let people = try Ledger(repository, commit: head).state(of: repository.commit(head).tree).all(Person.self)
    // What is registered and no key that may sign has signed nothing either.
    let registered = people.flatMap(\.keys).compactMap { try? SSHPublicKey($0.key) }
    return try notes.map { try HeldCheckpoint($0, in: line, knowing: keys + registered) }
  }
}

extension Violation.Message {
  fileprivate static func countsForNothing(_ error: SignedNoteError) -> Self {
    "The checkpoint counts for nothing: \(error)"
  }
}
