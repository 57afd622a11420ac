public import Platform
import JSON
import Signatures

/// Where a signer keeps the last note that each key signed of each ledger.
///
/// It belongs to the signer and not to a clone: whoever clones anew from a server that rewrote history still has it.
public struct CheckpointStore: Sendable {
  let folder: String

  /// - Parameter folder: made when there is none, for this user alone.
  public init(folder: String) { self.folder = folder }

  /// `folio/checkpoints` in `XDG_STATE_HOME`, else in `~/.local/state`.
  ///
  /// - Throws: `UsageError` when the environment names neither.
  public init(_ environment: Environment) throws {
    guard let state = environment.nonEmpty("XDG_STATE_HOME") ?? environment.home.map({ $0 + "/.local/state" }) else {
      throw UsageError(
        "there is no home folder to keep the last checkpoint in", hint: "name a folder that stays with --state DIR")
    }
    self.init(folder: state + "/folio/checkpoints")
  }

  /// Signs with `key` what `next` makes of the last checkpoint that it signed of `ledger`, one process at a time.
  ///
  /// The new note is on the disk when this returns. Nothing is signed when `next` gives nothing.
  ///
  /// - Throws: `SignedNoteError` when the last note is not as it was written; that is no reason to sign another.
  func sign(
    _ ledger: String, with key: SSHPublicKey, _ next: (_ last: Checkpoint?) throws -> SignedNote?
  ) throws -> SignedNote? {
    try Files.createFolder(parent)
    try Files.createPrivateFolder(folder)
    let path = "\(folder)/\(ledger)-\(SHA256Digest(of: key.blob).description.prefix(32)).note"
    return try Files.exclusively(by: path + ".lock") {
      guard let note = try next(last(at: path, of: ledger, by: key)) else { return nil }
      try Files.write(note.bytes, to: path, .secret)
      return note
    }
  }

  private var parent: String { folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? "." }

  private func last(at path: String, of ledger: String, by key: SSHPublicKey) throws -> Checkpoint? {
    guard try Files.exists(path) else { return nil }
    do {
      let note = try SignedNote(Files.read(path, limit: SignedNote.sizeLimit))
      _ = try note.signers(among: [key], namespace: Checkpoint.namespace)
      guard let checkpoint = Checkpoint(text: note.text), checkpoint.ledger == ledger else {
        throw SignedNoteError.malformed("it says nothing of this ledger")
      }
      return checkpoint
    } catch let error as SignedNoteError {
      throw PlatformError(
        "use", path, .because("\(error); it holds the last checkpoint that was signed: put it back from a copy"))
    }
  }
}
