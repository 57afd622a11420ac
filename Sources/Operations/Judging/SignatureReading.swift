import Git
import Rules
import Signatures

/// Reads a commit's signature from its raw bytes and checks it against the key that it names.
///
/// Whose key it is, the rules ask (SIG-01…03).
struct SignatureReading: Sendable {
  func facts(of commit: CommitObject) -> SignatureFacts {
    guard let armored = commit.signature else { return .missing }
    do {
      let signature = try SSHSignature(armored: armored)
      try signature.verify(message: commit.signedPayload, namespace: "git")
      return .valid(key: signature.publicKey.description)
    } catch {
      return .invalid(reason: "\(error)")
    }
  }
}
