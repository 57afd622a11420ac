import Crypto
import Platform
import Testing

@testable import Signatures

/// ECDSA's two numbers are of any length up to 32 bytes, and SSH has one way to write each.
struct ECDSANumbersTests {
  /// Signs until `wanted` likes the two numbers, 32 bytes each.
  private func numbers(
    of secret: P256.Signing.PrivateKey, where wanted: (_ r: ArraySlice<UInt8>, _ s: ArraySlice<UInt8>) -> Bool
  ) throws -> (r: [UInt8], s: [UInt8]) {
    let data = SSHSignature.signedData(message, namespace: Array("git".utf8), hash: .sha512)
    while true {
      let raw = Array(try secret.signature(for: data).rawRepresentation)
      if wanted(raw[..<32], raw[32...]) { return (Array(raw[..<32]), Array(raw[32...])) }
    }
  }

  private func block(_ secret: P256.Signing.PrivateKey, _ r: [UInt8], _ s: [UInt8]) -> [UInt8] {
    let name = "ecdsa-sha2-nistp256"
    var key: [UInt8] = []
    key.append(wireString: name.utf8)
    key.append(wireString: "nistp256".utf8)
    key.append(wireString: secret.publicKey.x963Representation)
    var value: [UInt8] = []
    value.append(wireString: r)
    value.append(wireString: s)
    var signature: [UInt8] = []
    signature.append(wireString: name.utf8)
    signature.append(wireString: value)
    var blob = SSHSignature.magic
    blob.append(wireInteger: 1)
    blob.append(wireString: key)
    blob.append(wireString: "git".utf8)
    blob.append(wireString: [])
    blob.append(wireString: "sha512".utf8)
    blob.append(wireString: signature)
    return SignatureBlock.encode(blob)
  }

  /// The shortest text of a number, with a zero before a bit that would read as a minus.
  private func shortest(_ number: [UInt8]) -> [UInt8] {
    let digits = Array(number.drop { $0 == 0 })
    return digits.first.map { $0 >= 0x80 } == true ? [0] + digits : digits
  }

  @Test func `a number of 31 bytes or with its highest bit set is read`() throws {
    let folder = try TemporaryFolder(.current())
    let secret = P256.Signing.PrivateKey()
    let short = try numbers(of: secret) { r, s in r.first == 0 && s.first.map { $0 >= 0x80 } == true }
    let block = block(secret, shortest(short.r), shortest(short.s))
    try SSHSignature(armored: block).verify(message: message, namespace: "git")
    #expect(try OpenSSH(folder: folder.path).accepts(block, of: message))
  }

  @Test func `a number in any other length is refused`() throws {
    let secret = P256.Signing.PrivateKey()
    let plain = try numbers(of: secret) { r, s in (1..<0x80).contains(r[r.startIndex]) && s[s.startIndex] >= 0x80 }
    let (r, s) = (shortest(plain.r), shortest(plain.s))
    #expect(accepts(block(secret, r, s)))
    for (r, s) in [([0] + r, s), (r, [0] + s), (r, plain.s), ([0xff] + r, s), ([], s), (r, []), ([0], s), ([1] + r, s)]
    {
      let expected = "its two numbers are not positive, in their shortest form and of at most 32 bytes"
      #expect(throws: SSHSignatureError.malformed(expected)) { try SSHSignature(armored: block(secret, r, s)) }
    }
  }
}
