import Crypto
import CryptoExtras

extension SSHPublicKey {
  /// Reads a line as `.pub` files hold it: `ssh-ed25519 AAAA… comment`. Options, as in `authorized_keys`, are refused.
  public init(_ line: String) throws(SSHKeyError) {
    let line = Array(line.utf8)
    guard line.allSatisfy({ 0x20...0x7e ~= $0 || $0 >= 0x80 }) else { throw .notOneLine }
    let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count >= 2 else { throw .notAKeyLine }
    guard let algorithm = KeyAlgorithm(name: words[0]) else { throw .unsupported(printable(words[0])) }
    guard let blob = Base64.decode(words[1]) else { throw .notBase64 }
    try self.init(blob: blob)
    guard self.algorithm == algorithm else {
      throw .malformed("it says \(algorithm.rawValue) and holds \(self.algorithm.rawValue)")
    }
  }

  /// Reads a key from SSH's wire format; every byte must be accounted for.
  public init(blob: [UInt8]) throws(SSHKeyError) {
    var reader = WireReader(blob)
    guard let name = reader.string() else { throw .malformed("it is cut short") }
    guard let algorithm = KeyAlgorithm(name: name) else { throw .unsupported(printable(name)) }
    let material: KeyMaterial =
      switch algorithm {
      case .ed25519: .ed25519(try reader.ed25519())
      case .securityKeyEd25519: .securityKeyEd25519(try reader.ed25519(), application: try reader.application())
      case .ecdsaP256: .ecdsaP256(try reader.p256())
      case .rsa: try reader.rsa()
      }
    guard reader.isAtEnd else { throw .malformed("something follows the key") }
    self.init(blob: blob, algorithm: algorithm, material: material)
  }
}

extension WireReader {
  fileprivate mutating func ed25519() throws(SSHKeyError) -> Curve25519.Signing.PublicKey {
    guard let point = string(), point.count == 32 else { throw .malformed("its point is not 32 bytes") }
    guard !isOfSmallOrder(point) else { throw .malformed("its point has a small order, so that anyone could sign") }
    return try crypto("it is no Ed25519 key") { try Curve25519.Signing.PublicKey(rawRepresentation: point) }
  }

  fileprivate mutating func application() throws(SSHKeyError) -> [UInt8] {
    guard let application = string() else { throw .malformed("its application is missing") }
    return Array(application)
  }

  fileprivate mutating func p256() throws(SSHKeyError) -> P256.Signing.PublicKey {
    guard let curve = string(), curve.elementsEqual("nistp256".utf8) else { throw .malformed("its curve is another") }
    guard let point = string(), point.count == 65, point.first == 4 else {
      throw .malformed("its point is not 65 uncompressed bytes")
    }
    return try crypto("its point is not on the curve") { try P256.Signing.PublicKey(x963Representation: point) }
  }

  fileprivate mutating func rsa() throws(SSHKeyError) -> KeyMaterial {
    guard let exponent = positiveInteger(), let modulus = positiveInteger(), let top = modulus.first else {
      throw .malformed("its numbers are not positive and in their shortest form")
    }
    let bits = modulus.count * 8 - top.leadingZeroBitCount
    guard 2_048...8_192 ~= bits else { throw .malformed("it has \(bits) bits; 2048 to 8192 are accepted") }
    let key = try crypto("it is no RSA key") {
      try _RSA.Signing.PublicKey(n: Array(modulus), e: Array(exponent))
    }
    return .rsa(key, modulusSize: modulus.count)
  }

  /// Asks the cryptographic library, whose reasons say less than `problem` does.
  private func crypto<Key>(_ problem: String, _ make: () throws -> Key) throws(SSHKeyError) -> Key {
    do { return try make() } catch { throw .malformed(problem) }
  }
}

/// Whether eight times the point is nothing: then some signatures hold for every message.
///
/// There are eight such points; these are the encodings of their y, little-endian, the sign of x put aside, with those
/// that are not reduced modulo 2^255 − 19.
fileprivate func isOfSmallOrder(_ point: ArraySlice<UInt8>) -> Bool {
  var point = Array(point)
  point[31] &= 0x7f
  let ones = [UInt8](repeating: 0xff, count: 30)
  let zeros = [UInt8](repeating: 0, count: 31)
  let orderEight: [[UInt8]] = [
    [
      0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
      0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
    ],
    [
      0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
      0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ],
  ]
  return orderEight.contains(point) || point == [0] + zeros || point == [1] + zeros
    || [0xec, 0xed, 0xee].contains { point == [$0] + ones + [0x7f] }
}
