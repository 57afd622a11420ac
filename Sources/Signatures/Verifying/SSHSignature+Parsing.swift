extension SSHSignature {
  static let magic = Array("SSHSIG".utf8)

  /// Reads a signature from its block, `-----BEGIN SSH SIGNATURE-----` to the footer and perhaps a line feed.
  public init(armored text: [UInt8]) throws(SSHSignatureError) {
    try self.init(blob: try SignatureBlock.decode(text))
  }

  /// Reads a signature from the bytes in such a block; every byte must be accounted for.
  public init(blob: [UInt8]) throws(SSHSignatureError) {
    var reader = WireReader(blob)
    guard let magic = reader.bytes(Self.magic.count), magic.elementsEqual(Self.magic) else {
      throw .malformed("it does not begin with SSHSIG")
    }
    guard let version = reader.uint32() else { throw .cutShort }
    guard version == 1 else { throw .unsupportedVersion(version) }
    guard let keyBlob = reader.string(), let namespace = reader.string(), let reserved = reader.string(),
      let hashName = reader.string(), let signature = reader.string()
    else { throw .cutShort }
    guard reader.isAtEnd else { throw .malformed("something follows the signature") }
    guard reserved.isEmpty else { throw .malformed("its reserved field is not empty") }
    guard !namespace.isEmpty else { throw .malformed("its namespace is empty") }
    guard let hash = MessageHash.allCases.first(where: { $0.rawValue.utf8.elementsEqual(hashName) }) else {
      throw .unsupportedHash(printable(hashName))
    }
    let key: SSHPublicKey
    do throws(SSHKeyError) { key = try SSHPublicKey(blob: Array(keyBlob)) } catch { throw .badKey(error) }

    self.init(
      publicKey: key,
      namespace: Array(namespace),
      hash: hash,
      value: try SignatureValue(signature, by: key)
    )
  }
}

extension SignatureValue {
  /// Reads the innermost part, whose algorithm must be one that `key` signs with.
  init(_ bytes: ArraySlice<UInt8>, by key: SSHPublicKey) throws(SSHSignatureError) {
    var reader = WireReader(bytes)
    guard let name = reader.string(), let value = reader.string() else { throw .cutShort }
    let mismatch = SSHSignatureError.algorithmMismatch(key: key.algorithm, signature: printable(name))

    switch key.material {
    case .ed25519:
      guard name.elementsEqual(key.algorithm.rawValue.utf8) else { throw mismatch }
      self = .ed25519(try value.ofLength(64))
    case .securityKeyEd25519:
      guard name.elementsEqual(key.algorithm.rawValue.utf8) else { throw mismatch }
      guard let flags = reader.byte(), let counter = reader.uint32() else { throw .cutShort }
      self = .securityKey(try value.ofLength(64), flags: flags, counter: counter)
    case .ecdsaP256:
      guard name.elementsEqual(key.algorithm.rawValue.utf8) else { throw mismatch }
      self = .ecdsa(try Self.rawECDSA(value))
    case .rsa(_, let modulusSize):
      if name.elementsEqual("rsa-sha2-512".utf8) {
        self = .rsa(try value.ofLength(modulusSize), .sha512)
      } else if name.elementsEqual("rsa-sha2-256".utf8) {
        self = .rsa(try value.ofLength(modulusSize), .sha256)
      } else {
        throw mismatch
      }
    }
    guard reader.isAtEnd else { throw .malformed("something follows the signature's value") }
  }

  /// From two numbers of SSH to 32 bytes each.
  private static func rawECDSA(_ bytes: ArraySlice<UInt8>) throws(SSHSignatureError) -> [UInt8] {
    var reader = WireReader(bytes)
    guard let r = reader.positiveInteger(), let s = reader.positiveInteger(), r.count <= 32, s.count <= 32,
      reader.isAtEnd
    else { throw .malformed("its two numbers are not positive, in their shortest form and of at most 32 bytes") }
    return [r, s].flatMap { [UInt8](repeating: 0, count: 32 - $0.count) + $0 }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ofLength(_ length: Int) throws(SSHSignatureError) -> [UInt8] {
    guard count == length else { throw .malformed("its value has \(count) bytes, not \(length)") }
    return Array(self)
  }
}

extension SSHSignatureError {
  fileprivate static var cutShort: SSHSignatureError { .malformed("it is cut short") }
}
