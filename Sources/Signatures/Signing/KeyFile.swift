import Crypto
import Platform

/// The key that a path stands for: a private key, or a public one whose private half may lie beside it.
struct KeyFile {
  let publicKey: SSHPublicKey
  /// Where the private half is, if it is in a file.
  let privatePath: String
  /// Whether there is a file at `privatePath` that looks like one.
  let hasPrivateHalf: Bool
  private let privateKey: OpenSSHPrivateKey?

  init(_ path: String) throws(SSHSignerError) {
    let text = try Self.read(path)
    if Self.isPrivate(text) {
      privatePath = path
      hasPrivateHalf = true
      privateKey = OpenSSHPrivateKey(text)
      if let privateKey {
        publicKey = try Self.key(path) { () throws(SSHKeyError) in try SSHPublicKey(blob: privateKey.publicBlob) }
      } else {
        // A format of others, which does not tell the public half in SSH's words.
        publicKey = try Self.publicKey("\(path).pub")
      }
    } else {
      publicKey = try Self.publicKey(path)
      privatePath = path.hasSuffix(".pub") ? String(path.dropLast(".pub".count)) : path
      // Not there or not readable: then an agent must have it, and `ssh-keygen` will say.
      let beside = (try? Self.read(privatePath)).flatMap { Self.isPrivate($0) ? $0 : nil }
      hasPrivateHalf = beside != nil
      privateKey = beside.flatMap { OpenSSHPrivateKey($0) }
    }
  }

  /// Whether the private half takes a passphrase.
  var isProtected: Bool { privateKey?.isEncrypted ?? false }

  /// The private half where it is an Ed25519 key in the open, and closed to others, which `ssh-keygen` insists on too.
  func openPrivateKey() -> (publicBlob: [UInt8], secret: Curve25519.Signing.PrivateKey)? {
    guard let privateKey, let secret = privateKey.secret, privateKey.publicBlob == publicKey.blob,
      // What cannot be looked at is not open.
      let permissions = try? Files.permissions(of: privatePath), permissions & 0o077 == 0
    else { return nil }
    return (privateKey.publicBlob, secret)
  }

  private static func isPrivate(_ text: [UInt8]) -> Bool { text.starts(with: "-----BEGIN ".utf8) }

  private static func read(_ path: String) throws(SSHSignerError) -> [UInt8] {
    do throws(PlatformError) { return try Files.read(path, limit: 65_536) } catch {
      throw error.isAbsence ? .noKey(path) : .machine(error)
    }
  }

  private static func publicKey(_ path: String) throws(SSHSignerError) -> SSHPublicKey {
    let line = try read(path).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return try key(path) { () throws(SSHKeyError) in try SSHPublicKey(String(decoding: line, as: UTF8.self)) }
  }

  private static func key(
    _ path: String, _ make: () throws(SSHKeyError) -> SSHPublicKey
  ) throws(SSHSignerError) -> SSHPublicKey {
    do throws(SSHKeyError) { return try make() } catch { throw .badKey(path, error) }
  }
}
