/// A signature in OpenSSH's SSHSIG format, as git keeps it in a commit (openssh-portable, `PROTOCOL.sshsig`).
///
/// Read strictly: one signature has one text. What it says is not believed until `verify` has been asked.
public struct SSHSignature: Sendable {
  /// The key that claims to have signed; whether it may is the caller's question.
  public let publicKey: SSHPublicKey
  /// What the signature was made for, such as `git`.
  public let namespace: [UInt8]
  public let hash: MessageHash
  let value: SignatureValue

  /// How the message was shortened before it was signed.
  public enum MessageHash: String, CaseIterable, Sendable {
    case sha256, sha512
  }
}

/// The signature itself, taken apart as its algorithm needs it.
enum SignatureValue: Sendable {
  /// 64 bytes.
  case ed25519([UInt8])
  /// RSA's number in as many bytes as the modulus has, and what `rsa-sha2-256` or `-512` shortens with.
  case rsa([UInt8], SSHSignature.MessageHash)
  /// ECDSA's r and s, 32 bytes each.
  case ecdsa([UInt8])
  case securityKey([UInt8], flags: UInt8, counter: UInt32)
}
