/// The kinds of key that may sign a ledger, by the names that SSH gives them.
public enum KeyAlgorithm: String, CaseIterable, Sendable {
  case ed25519 = "ssh-ed25519"
  /// Ed25519 in a hardware token, which asks for a touch.
  case securityKeyEd25519 = "sk-ssh-ed25519@openssh.com"
  case ecdsaP256 = "ecdsa-sha2-nistp256"
  /// 2,048 to 8,192 bits; signs as `rsa-sha2-256` or `rsa-sha2-512`, never with SHA-1.
  case rsa = "ssh-rsa"

  init?(name: some Collection<UInt8>) {
    guard let algorithm = Self.allCases.first(where: { $0.rawValue.utf8.elementsEqual(name) }) else { return nil }
    self = algorithm
  }
}
