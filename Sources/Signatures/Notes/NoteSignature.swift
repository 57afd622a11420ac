import Crypto

/// One line below a note: who signed, and the signature.
public struct NoteSignature: Sendable, Hashable {
  /// The name that goes with the key; without spaces and plus signs.
  public let name: String
  /// Four bytes that find the key; too short to prove anything.
  let keyID: [UInt8]
  /// SSHSIG, without the lines around it, where the key is an SSH key; what follows the key's id is the signer's own
  /// affair where it is not.
  let value: [UInt8]

  /// The type that stands for SSHSIG: 0xff, for types to which the specification assigns no byte, and a name for it.
  ///
  /// A signature of type 0x01 would be Ed25519 over the bare text, which neither `ssh-keygen -Y sign` nor a hardware
  /// key makes, and which nothing would keep apart from another use of the same key.
  private static let type: [UInt8] = [0xFF] + "folio-sshsig-v1".utf8
  private static let dash = Array("— ".utf8)

  init(name: String, keyID: [UInt8], value: [UInt8]) {
    self.name = name
    self.keyID = keyID
    self.value = value
  }

  /// Reads a line, without its line feed: an em dash, a name, and key id and signature in base64.
  init(line: ArraySlice<UInt8>) throws(SignedNoteError) {
    let words = line.dropFirst(Self.dash.count).split(
      separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard line.starts(with: Self.dash), words.count == 2, let name = String(validating: words[0], as: UTF8.self),
      Self.isName(name), let bytes = Base64.decode(words[1]), bytes.count > 4
    else { throw .malformed("'\(printable(line))' is no signature") }
    self.init(name: name, keyID: Array(bytes.prefix(4)), value: Array(bytes.dropFirst(4)))
  }

  /// The line with its line feed.
  var line: [UInt8] {
    Self.dash + name.utf8 + [UInt8(ascii: " ")] + Base64.encode(keyID + value) + [SignedNote.lineFeed]
  }

  /// The first four bytes of SHA-256 over name, line feed, type and public key.
  static func keyID(of key: SSHPublicKey, named name: String) -> [UInt8] {
    Array(SHA256.hash(data: name.utf8 + [SignedNote.lineFeed] + type + key.blob).prefix(4))
  }

  static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.unicodeScalars.contains { $0 == "+" || $0.properties.isWhitespace || $0.value < 0x20 }
  }
}
