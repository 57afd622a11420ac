public import Platform

/// Why nothing was signed, and what to do about it.
public enum SSHSignerError: Error, Hashable {
  /// No key is at this path.
  case noKey(String)
  /// What is at this path, or in this setting, is no key that may sign.
  case badKey(String, SSHKeyError)
  /// The program that signs is not installed.
  case noProgram(String)
  /// The private key at this path is encrypted, and there is nobody to ask.
  case passphraseNeeded(String)
  /// Only the public half is known, by its fingerprint, and no agent has the other.
  case agentLacksKey(String)
  /// The program would not, and these are its words.
  case refused(program: String, String)
  case machine(PlatformError)
}

extension SSHSignerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noKey(let path): "there is no signing key at \(path); set user.signingkey to yours"
    case .badKey(let place, let error): "could not use the signing key in \(place): \(error)"
    case .noProgram(let program): "could not find \(program), which signs; install OpenSSH's client"
    case .passphraseNeeded(let path):
      "the key \(path) has a passphrase and there is no terminal to ask on; add it to your agent: ssh-add \(path)"
    case .agentLacksKey(let fingerprint):
      "no agent holds the private half of the key \(fingerprint); add it: ssh-add FILE"
    case .refused(let program, let words): "could not sign with \(program): \(words)"
    case .machine(let error): "could not sign: \(error)"
    }
  }
}
