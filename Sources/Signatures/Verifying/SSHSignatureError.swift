/// Why a signature is not good. Each is a sentence that can follow "signature: ".
public enum SSHSignatureError: Error, Hashable {
  /// The text is not the block that `ssh-keygen` writes.
  case notABlock(String)
  /// The bytes in the block are not SSHSIG.
  case malformed(String)
  case unsupportedVersion(UInt32)
  case unsupportedHash(String)
  case badKey(SSHKeyError)
  /// The signature was made by another algorithm than the key's.
  case algorithmMismatch(key: KeyAlgorithm, signature: String)
  case wrongNamespace(found: String, expected: String)
  /// A hardware key signed without anybody touching it.
  case nobodyPresent
  /// The key did not sign this message.
  case doesNotMatch
}

extension SSHSignatureError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notABlock(let detail): "it is not an SSH signature block: \(detail)"
    case .malformed(let detail): "it is not well formed: \(detail)"
    case .unsupportedVersion(let version): "it has version \(version) of the format, and only 1 is known"
    case .unsupportedHash(let name): "it hashes with '\(name)', and only sha256 and sha512 are accepted"
    case .badKey(let error): "\(error)"
    case .algorithmMismatch(let key, let signature): "it was made with '\(signature)' by a key of kind \(key.rawValue)"
    case .wrongNamespace(let found, let expected): "it was made for '\(found)', not for '\(expected)'"
    case .nobodyPresent: "the hardware key does not attest that somebody touched it"
    case .doesNotMatch: "the key did not sign these bytes"
    }
  }
}
