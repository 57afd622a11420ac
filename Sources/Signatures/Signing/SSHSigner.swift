public import Platform

/// Signs with a person's SSH key, wherever it is kept: in a file, in an agent, in a hardware token.
///
/// What OpenSSH can do is left to `ssh-keygen -Y sign`; only the commonest case, an Ed25519 key in a file without a
/// passphrase, is done here, because it spares a process for each commit. Either way the result is verified before it is
/// returned.
public struct SSHSigner: Sendable {
  /// Where the key is, as git's `user.signingkey` says it.
  enum Source: Hashable, Sendable {
    /// A private key, or a public one whose private half an agent or the file beside it holds.
    case file(String)
    /// A key that an agent holds.
    case literal(SSHPublicKey)
  }

  let source: Source
  let environment: Environment
  let isInteractive: Bool

  /// The program that signs; people whose keys live elsewhere name theirs in git's `gpg.ssh.program`.
  public var program = "ssh-keygen"

  /// - Parameters:
  ///   - signingKey: A path, which may begin with `~/`, or a public key: `key::ssh-ed25519 AAAA…` or without the prefix.
  ///   - isInteractive: Whether a person sits at the terminal and can be asked for a passphrase or a touch.
  public init(signingKey: String, environment: Environment, isInteractive: Bool) throws(SSHSignerError) {
    self.environment = environment
    self.isInteractive = isInteractive
    if let line = Self.literalKey(signingKey) {
      do throws(SSHKeyError) { source = .literal(try SSHPublicKey(line)) } catch {
        throw .badKey("user.signingkey", error)
      }
    } else if signingKey.hasPrefix("~/"), let home = environment.home {
      source = .file(home + signingKey.dropFirst())
    } else {
      source = .file(signingKey)
    }
  }

  private static func literalKey(_ text: String) -> String? {
    if text.hasPrefix("key::") { return String(text.dropFirst("key::".count)) }
    return text.hasPrefix("ssh-") ? text : nil
  }

  /// The public half of the key that will sign, read without asking anybody for a passphrase.
  public func publicKey() throws(SSHSignerError) -> SSHPublicKey {
    switch source {
    case .literal(let key): return key
    case .file(let path): return try KeyFile(path).publicKey
    }
  }

  /// The block that signs `message` for `namespace`, as git puts it into a commit, with a line feed at its end.
  public func sign(_ message: [UInt8], namespace: String) throws(SSHSignerError) -> [UInt8] {
    let block: [UInt8]
    if let native = try signNatively(message, namespace: namespace) {
      block = native
    } else {
      block = try signWithProgram(message, namespace: namespace)
    }
    let signer = try publicKey()
    do throws(SSHSignatureError) {
      let signature = try SSHSignature(armored: block)
      try signature.verify(message: message, namespace: namespace)
      guard signature.publicKey == signer else { throw .doesNotMatch }
    } catch {
      throw .refused(program: program, "its signature is not good: \(error)")
    }
    return block
  }
}
