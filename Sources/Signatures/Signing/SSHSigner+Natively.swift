import Crypto
import Platform

extension SSHSigner {
  /// The signature by an Ed25519 key that lies open in a file, or nil where it takes `ssh-keygen`.
  ///
  /// Ed25519 signatures depend on the key and the message alone, so these are the bytes that `ssh-keygen` would write.
  func signNatively(_ message: [UInt8], namespace: String) throws(SSHSignerError) -> [UInt8]? {
    guard program == "ssh-keygen", case .file(let path) = source,
      let key = try KeyFile(path).openPrivateKey()
    else { return nil }
    let namespace = Array(namespace.utf8)
    let data = SSHSignature.signedData(message, namespace: namespace, hash: .sha512)
    let value: [UInt8]
    do { value = Array(try key.secret.signature(for: data)) } catch { return nil }

    var signature: [UInt8] = []
    signature.append(wireString: KeyAlgorithm.ed25519.rawValue.utf8)
    signature.append(wireString: value)
    var blob = SSHSignature.magic
    blob.append(wireInteger: 1)
    blob.append(wireString: key.publicBlob)
    blob.append(wireString: namespace)
    blob.append(wireString: [])
    blob.append(wireString: SSHSignature.MessageHash.sha512.rawValue.utf8)
    blob.append(wireString: signature)
    return SignatureBlock.encode(blob)
  }
}
