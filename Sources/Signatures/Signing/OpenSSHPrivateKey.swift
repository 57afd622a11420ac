import Crypto

/// A private key as `ssh-keygen` writes it (openssh-portable, `PROTOCOL.key`), as far as it can be read without a
/// passphrase.
struct OpenSSHPrivateKey {
  /// The public half, which is never encrypted.
  let publicBlob: [UInt8]
  let isEncrypted: Bool
  /// The secret of an Ed25519 key that is not encrypted.
  let secret: Curve25519.Signing.PrivateKey?

  /// Nil where the text is not a single key in this format.
  init?(_ text: [UInt8]) {
    var lines = text.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    guard lines.count > 2, lines.removeFirst().elementsEqual("-----BEGIN OPENSSH PRIVATE KEY-----".utf8),
      lines.removeLast().elementsEqual("-----END OPENSSH PRIVATE KEY-----".utf8),
      let blob = Base64.decode(Array(lines.joined())[...])
    else { return nil }

    var reader = WireReader(blob)
    let magic = Array("openssh-key-v1\0".utf8)
    guard let start = reader.bytes(magic.count), start.elementsEqual(magic),
      let cipher = reader.string(), reader.string() != nil, reader.string() != nil,
      reader.uint32() == 1, let publicBlob = reader.string(), let privateBlob = reader.string()
    else { return nil }
    self.publicBlob = Array(publicBlob)
    isEncrypted = !cipher.elementsEqual("none".utf8)
    secret = isEncrypted ? nil : Self.ed25519(privateBlob)
  }

  /// Reads the part that would be encrypted: the same number twice, the algorithm, the public point, and 64 bytes, of
  /// which the first half is the secret and the second the point again.
  private static func ed25519(_ bytes: ArraySlice<UInt8>) -> Curve25519.Signing.PrivateKey? {
    var reader = WireReader(bytes)
    guard let check = reader.uint32(), check == reader.uint32(),
      let name = reader.string(), name.elementsEqual(KeyAlgorithm.ed25519.rawValue.utf8),
      let point = reader.string(), let pair = reader.string(), pair.count == 64, pair.suffix(32) == point,
      // 32 bytes of anything are a secret.
      let secret = try? Curve25519.Signing.PrivateKey(rawRepresentation: pair.prefix(32)),
      secret.publicKey.rawRepresentation.elementsEqual(point)
    else { return nil }
    return secret
  }
}
