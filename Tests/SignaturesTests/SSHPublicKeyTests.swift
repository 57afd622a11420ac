import Crypto
import SeededRandom
import Testing

@testable import Signatures

struct SSHPublicKeyTests {
  /// The key of RFC 8709's format with 32 fixed bytes.
  static let line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGCGfBRMiZgZKUGP4QPi5PtJhnGod7ErYv41+WtlAdhm"

  @Test func `comments do not make another key`() throws {
    let key = try SSHPublicKey(Self.line)
    #expect(try SSHPublicKey(Self.line + " grace@example.org, at home") == key)
    #expect("\(key)" == Self.line)
    #expect(key.algorithm == .ed25519)
    #expect(try SSHPublicKey(blob: key.blob) == key)
    #expect(Set([key, try SSHPublicKey(Self.line + " x")]).count == 1)
  }

  @Test(
    arguments: [
      ("", .notAKeyLine), ("ssh-ed25519", .notAKeyLine), (line + "\n", .notOneLine), (line + "\tx", .notOneLine),
      ("command=\"x\" " + line, .unsupported("command=\"x\"")), (" " + line, .unsupported("")),
      ("ssh-ed25519  " + line.dropFirst(12), .malformed("it is cut short")),
      ("ssh-rsa" + line.dropFirst(11), .malformed("it says ssh-rsa and holds ssh-ed25519")),
      ("ssh-dss AAAA", .unsupported("ssh-dss")), ("ecdsa-sha2-nistp384 AAAA", .unsupported("ecdsa-sha2-nistp384")),
      ("ssh-ed25519-cert-v01@openssh.com AAAA", .unsupported("ssh-ed25519-cert-v01@openssh.com")),
      (line.dropLast() + "=", .notBase64), (line + "=", .notBase64), (line.dropLast(4) + "\u{20ac}", .notBase64),
    ] as [(String, SSHKeyError)])
  func `a line that is not a key is refused with the reason`(line: String, expected: SSHKeyError) {
    #expect(throws: expected) { try SSHPublicKey(line) }
  }

  @Test func `numbers of RSA are in their shortest form and large enough`() throws {
    let modulus: [UInt8] = [0x80] + [UInt8](repeating: 0, count: 254) + [1]
    func key(_ exponent: [UInt8], _ modulus: [UInt8]) -> [UInt8] {
      var blob: [UInt8] = []
      for part in [Array("ssh-rsa".utf8), exponent, modulus] { blob.append(wireString: part) }
      return blob
    }
    let good = key([1, 0, 1], [0] + modulus)
    #expect(try SSHPublicKey(blob: good).algorithm == .rsa)

    let shortest = SSHKeyError.malformed("its numbers are not positive and in their shortest form")
    for bad in [
      key([0, 1, 0, 1], [0] + modulus), key([1, 0, 1], [0, 0] + modulus), key([1, 0, 1], modulus),
      key([], [0] + modulus),
      key([0], [0] + modulus), key([1, 0, 1], []), key([0x81], [0] + modulus),
    ] {
      #expect(throws: shortest) { try SSHPublicKey(blob: bad) }
    }
    #expect(throws: SSHKeyError.malformed("it has 2047 bits; 2048 to 8192 are accepted")) {
      try SSHPublicKey(blob: key([1, 0, 1], [0x7f] + modulus.dropFirst()))
    }
    #expect(throws: SSHKeyError.malformed("it has 8200 bits; 2048 to 8192 are accepted")) {
      try SSHPublicKey(blob: key([1, 0, 1], [0, 0x80] + [UInt8](repeating: 1, count: 1_024)))
    }
    for exponent: [UInt8] in [[1], [2], [1, 0, 0, 0, 0, 0, 0, 1]] {
      #expect(throws: SSHKeyError.malformed("it is no RSA key")) {
        try SSHPublicKey(blob: key(exponent, [0] + modulus))
      }
    }
  }

  @Test func `points are of the right length and on the curve`() throws {
    func key(_ parts: [UInt8]...) -> [UInt8] {
      var blob: [UInt8] = []
      for part in parts { blob.append(wireString: part) }
      return blob
    }
    let (name, curve) = (Array("ecdsa-sha2-nistp256".utf8), Array("nistp256".utf8))
    let point = Array(P256.Signing.PrivateKey().publicKey.x963Representation)
    let compressed = Array(P256.Signing.PrivateKey().publicKey.compressedRepresentation)
    #expect(try SSHPublicKey(blob: key(name, curve, point)).algorithm == .ecdsaP256)
    #expect(throws: SSHKeyError.malformed("its point is not on the curve")) {
      try SSHPublicKey(blob: key(name, curve, Array(point.dropLast()) + [point[64] ^ 1]))
    }
    #expect(throws: SSHKeyError.malformed("its point is not 65 uncompressed bytes")) {
      try SSHPublicKey(blob: key(name, curve, compressed))
    }
    #expect(throws: SSHKeyError.malformed("its curve is another")) {
      try SSHPublicKey(blob: key(name, Array("nistp384".utf8), point))
    }
    #expect(throws: SSHKeyError.malformed("its point is not 32 bytes")) {
      try SSHPublicKey(blob: key(Array("ssh-ed25519".utf8), [UInt8](repeating: 1, count: 31)))
    }
  }

  @Test func `a point for which anyone could sign is no key`() throws {
    func key(_ point: [UInt8]) -> [UInt8] {
      var blob: [UInt8] = []
      for part in [Array("ssh-ed25519".utf8), point] { blob.append(wireString: part) }
      return blob
    }
    let zeros = [UInt8](repeating: 0, count: 31)
    let ones = [UInt8](repeating: 0xff, count: 30)
    for point in [
      [0] + zeros, [1] + zeros, [0xec] + ones + [0x7f], [0xed] + ones + [0x7f], [1] + zeros.dropLast() + [0x80],
    ] {
      #expect(throws: SSHKeyError.malformed("its point has a small order, so that anyone could sign")) {
        try SSHPublicKey(blob: key(point))
      }
    }
  }

  @Test func `base64 has one text for each sequence of bytes`() {
    var random = SplitMix64(seed: 11)
    for count in 0..<100 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(Base64.decode(Base64.encode(bytes)[...]) == bytes)
    }
    #expect(String(decoding: Base64.encode(Array("foobar".utf8)), as: UTF8.self) == "Zm9vYmFy")
    #expect(String(decoding: Base64.encode(Array("fooba".utf8)), as: UTF8.self) == "Zm9vYmE=")
    for bad in ["Zg", "Zg=", "Zh==", "Zm9=", "Zm8", "====", "Zg==Zg==", "=m9v", "Z===", "Zm9v\n", "Zm 9v"] {
      #expect(Base64.decode(Array(bad.utf8)[...]) == nil, "\(bad)")
    }
  }
}
