import Crypto
import CryptoExtras

extension SSHSignature {
  /// Checks that the key in this signature signed exactly `message` for `namespace`; returns if so.
  ///
  /// It does not say whose key that is: compare `publicKey` with those registered.
  public func verify(message: [UInt8], namespace expected: String) throws(SSHSignatureError) {
    guard namespace.elementsEqual(expected.utf8) else {
      throw .wrongNamespace(found: printable(namespace), expected: expected)
    }
    let signed = Self.signedData(message, namespace: namespace, hash: hash)
    guard try isValid(for: signed) else { throw .doesNotMatch }
  }

  /// What the key really signs: a digest of the message with its purpose.
  static func signedData(_ message: [UInt8], namespace: [UInt8], hash: MessageHash) -> [UInt8] {
    var data = magic
    data.append(wireString: namespace)
    data.append(wireString: [])
    data.append(wireString: hash.rawValue.utf8)
    switch hash {
    case .sha256: data.append(wireString: Array(SHA256.hash(data: message)))
    case .sha512: data.append(wireString: Array(SHA512.hash(data: message)))
    }
    return data
  }

  private func isValid(for data: [UInt8]) throws(SSHSignatureError) -> Bool {
    switch (publicKey.material, value) {
    case (.ed25519(let key), .ed25519(let signature)):
      return key.isValidSignature(signature, for: data)

    case (.securityKeyEd25519(let key, let application), .securityKey(let signature, let flags, let counter)):
      guard flags & Self.userPresent != 0 else { throw .nobodyPresent }
      // openssh-portable, PROTOCOL.u2f: the token signs digests, its flags and its counter.
      var attested = Array(SHA256.hash(data: application))
      attested.append(flags)
      attested.append(wireInteger: counter)
      attested += SHA256.hash(data: data)
      return key.isValidSignature(signature, for: attested)

    case (.ecdsaP256(let key), .ecdsa(let numbers)):
      // Numbers that the curve does not allow are a signature that does not hold.
      guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: numbers) else { return false }
      return key.isValidSignature(signature, for: data)

    case (.rsa(let key, _), .rsa(let number, let digest)):
      let signature = _RSA.Signing.RSASignature(rawRepresentation: number)
      return switch digest {
      case .sha256: key.isValidSignature(signature, for: SHA256.hash(data: data), padding: .insecurePKCS1v1_5)
      case .sha512: key.isValidSignature(signature, for: SHA512.hash(data: data), padding: .insecurePKCS1v1_5)
      }

    default:
      // Parsing made each value for its key.
      return false
    }
  }

  private static var userPresent: UInt8 { 0x01 }
}
