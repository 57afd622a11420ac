import ArgumentParser
import Operations
import Platform
import Signatures

/// What every command takes that holds a history against notes.
struct CheckpointOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("History must have grown from this note, which folio checkpoint signed.", valueName: "file"))
  var checkpoint: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("A public key whose notes count besides those that the ledger registers.", valueName: "file"))
  var checkpointKey: [String] = []

  /// The notes, with the keys that are known from outside of the ledger.
  ///
  /// - Parameters:
  ///   - session: whose own key counts too; nothing where there is none.
  ///   - path: where a path leads that somebody gave.
  func held(own session: Session?, _ path: (String) throws -> String) throws -> HeldNotes {
    guard !checkpoint.isEmpty else { return .none }
    // One's own key need not be there to check the notes of others.
    let own = [try? session?.signer()?.publicKey()].compactMap { $0 }
    return HeldNotes(
      try checkpoint.map { try HeldNote(at: path($0), named: $0) },
      knowing: try checkpointKey.map { try SSHPublicKey(at: path($0)) } + own)
  }
}

extension SSHPublicKey {
  /// The key in the first line of a `.pub` file.
  init(at path: String) throws {
    let bytes = try Files.read(path, limit: 1 << 14)
    try self.init(
      String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }, as: UTF8.self))
  }
}
