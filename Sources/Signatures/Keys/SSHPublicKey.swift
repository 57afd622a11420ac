import Crypto

/// A public key as SSH writes it, checked to be one that can verify.
///
/// Two keys are the same if their blobs are, byte for byte; comments do not count.
public struct SSHPublicKey: Sendable {
  /// The key in SSH's wire format: what is in base64 in the text.
  public let blob: [UInt8]
  public let algorithm: KeyAlgorithm
  let material: KeyMaterial

  init(blob: [UInt8], algorithm: KeyAlgorithm, material: KeyMaterial) {
    self.blob = blob
    self.algorithm = algorithm
    self.material = material
  }

  /// `SHA256:` and the digest of the blob in base64 without padding, as `ssh-keygen -lf` prints it.
  public var fingerprint: String {
    let digest = Base64.encode(Array(SHA256.hash(data: blob)))
    return "SHA256:" + String(decoding: digest.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
  }
}

extension SSHPublicKey: Hashable {
  public static func == (left: SSHPublicKey, right: SSHPublicKey) -> Bool { left.blob == right.blob }
  public func hash(into hasher: inout Hasher) { hasher.combine(blob) }
}

extension SSHPublicKey: CustomStringConvertible {
  /// `ssh-ed25519 AAAA…`, without a comment.
  public var description: String {
    "\(algorithm.rawValue) \(String(decoding: Base64.encode(blob), as: UTF8.self))"
  }
}
