/// Why a text or a blob is no key that may sign.
public enum SSHKeyError: Error, Hashable {
  /// It holds control characters, such as a line feed.
  case notOneLine
  /// It is not `algorithm base64 [comment]`.
  case notAKeyLine
  case notBase64
  /// Its algorithm, by name, is none of `KeyAlgorithm`.
  case unsupported(String)
  case malformed(String)
}

extension SSHKeyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notOneLine: "a public key is one line"
    case .notAKeyLine: "a public key is a line such as 'ssh-ed25519 AAAA… comment'"
    case .notBase64: "the key is not in base64"
    case .unsupported(let name):
      "keys of the kind '\(name)' are not accepted, only \(KeyAlgorithm.allCases.map(\.rawValue).joined(separator: ", "))"
    case .malformed(let detail): "the key is not well formed: \(detail)"
    }
  }
}
