import Crypto
import Platform
import Testing

@testable import Signatures

/// Hardware keys, played by a key in memory that signs what a token would (openssh-portable, PROTOCOL.u2f).
struct SecurityKeyTests {
  struct Token {
    let secret = Curve25519.Signing.PrivateKey()
    var application = "ssh:"
    var claimedApplication: String?
    var flags: UInt8 = 0x01
    var claimedFlags: UInt8?
    var counter: UInt32 = 7
    var claimedCounter: UInt32?

    func sign(_ message: [UInt8]) throws -> [UInt8] {
      let name = "sk-ssh-ed25519@openssh.com"
      var attested = Array(SHA256.hash(data: Array(application.utf8)))
      attested.append(flags)
      attested.append(wireInteger: counter)
      attested += SHA256.hash(data: SSHSignature.signedData(message, namespace: Array("git".utf8), hash: .sha512))

      var key: [UInt8] = []
      key.append(wireString: name.utf8)
      key.append(wireString: secret.publicKey.rawRepresentation)
      key.append(wireString: (claimedApplication ?? application).utf8)
      var signature: [UInt8] = []
      signature.append(wireString: name.utf8)
      signature.append(wireString: try secret.signature(for: attested))
      signature.append(claimedFlags ?? flags)
      signature.append(wireInteger: claimedCounter ?? counter)
      var blob = SSHSignature.magic
      blob.append(wireInteger: 1)
      blob.append(wireString: key)
      blob.append(wireString: "git".utf8)
      blob.append(wireString: [])
      blob.append(wireString: "sha512".utf8)
      blob.append(wireString: signature)
      return SignatureBlock.encode(blob)
    }
  }

  @Test(arguments: [0x01, 0x05] as [UInt8])
  func `a touch is a signature, for ssh-keygen too`(flags: UInt8) throws {
    let folder = try TemporaryFolder(.current())
    let block = try Token(flags: flags).sign(message)
    try SSHSignature(armored: block).verify(message: message, namespace: "git")
    #expect(try OpenSSH(folder: folder.path).accepts(block, of: message))
  }

  @Test(arguments: [0x00, 0x04] as [UInt8])
  func `without a touch it is none`(flags: UInt8) throws {
    let block = try Token(flags: flags).sign(message)
    #expect(throws: SSHSignatureError.nobodyPresent) {
      try SSHSignature(armored: block).verify(message: message, namespace: "git")
    }
  }

  @Test(arguments: [Token(flags: 0, claimedFlags: 1), Token(claimedCounter: 8), Token(claimedApplication: "ssh:other")])
  func `what the token attested cannot be changed afterwards`(token: Token) throws {
    let block = try token.sign(message)
    #expect(throws: SSHSignatureError.doesNotMatch) {
      try SSHSignature(armored: block).verify(message: message, namespace: "git")
    }
  }
}
