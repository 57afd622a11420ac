import Crypto
import SeededRandom
import Testing

@testable import Signatures

/// A signature has one text, and every field of it counts.
struct StrictnessTests {
  /// An Ed25519 signature whose parts can be exchanged.
  struct Parts {
    let secret = Curve25519.Signing.PrivateKey()
    var magic = SSHSignature.magic
    var version: UInt32 = 1
    var keyName = "ssh-ed25519"
    var keyTail: [UInt8] = []
    var namespace = Array("git".utf8)
    var reserved: [UInt8] = []
    var hash = "sha512"
    var signatureName = "ssh-ed25519"
    var valueTail: [UInt8] = []
    var signatureTail: [UInt8] = []
    var tail: [UInt8] = []

    var blob: [UInt8] {
      var key: [UInt8] = []
      key.append(wireString: keyName.utf8)
      key.append(wireString: secret.publicKey.rawRepresentation)
      key += keyTail
      let data = SSHSignature.signedData(message, namespace: namespace, hash: hash == "sha256" ? .sha256 : .sha512)
      var signature: [UInt8] = []
      signature.append(wireString: signatureName.utf8)
      // Signing with a fresh key cannot fail; an empty value would be refused.
      signature.append(wireString: ((try? secret.signature(for: data)).map { Array($0) } ?? []) + valueTail)
      signature += signatureTail
      var blob = magic
      blob.append(wireInteger: version)
      blob.append(wireString: key)
      blob.append(wireString: namespace)
      blob.append(wireString: reserved)
      blob.append(wireString: hash.utf8)
      blob.append(wireString: signature)
      return blob + tail
    }

    var block: [UInt8] { SignatureBlock.encode(blob) }
  }

  @Test func `the untouched parts are good`() throws {
    #expect(accepts(Parts().block))
    var parts = Parts()
    parts.hash = "sha256"
    #expect(accepts(parts.block))
    #expect(accepts(Array(parts.block.dropLast())))
  }

  struct FieldChange: Sendable, CustomTestStringConvertible {
    let expected: SSHSignatureError
    let apply: @Sendable (inout Parts) -> Void
    var testDescription: String { "\(expected)" }

    init(_ expected: SSHSignatureError, _ apply: @escaping @Sendable (inout Parts) -> Void) {
      self.expected = expected
      self.apply = apply
    }
  }

  static let fieldChanges = [
    FieldChange(.malformed("it does not begin with SSHSIG")) { $0.magic = Array("SSHSIH".utf8) },
    FieldChange(.unsupportedVersion(2)) { $0.version = 2 },
    FieldChange(.badKey(.unsupported("ssh-ed448"))) { $0.keyName = "ssh-ed448" },
    FieldChange(.badKey(.malformed("its numbers are not positive and in their shortest form"))) {
      $0.keyName = "ssh-rsa"
    },
    FieldChange(.badKey(.malformed("something follows the key"))) { $0.keyTail = [0] },
    FieldChange(.malformed("its namespace is empty")) { $0.namespace = [] },
    FieldChange(.malformed("its reserved field is not empty")) { $0.reserved = [0] },
    FieldChange(.unsupportedHash("sha1")) { $0.hash = "sha1" },
    FieldChange(.unsupportedHash("SHA512\\x1b")) { $0.hash = "SHA512\u{1b}" },
    FieldChange(.algorithmMismatch(key: .ed25519, signature: "ssh-rsa")) { $0.signatureName = "ssh-rsa" },
    FieldChange(.algorithmMismatch(key: .ed25519, signature: "sk-ssh-ed25519@openssh.com")) {
      $0.signatureName = "sk-ssh-ed25519@openssh.com"
    },
    FieldChange(.malformed("its value has 65 bytes, not 64")) { $0.valueTail = [0] },
    FieldChange(.malformed("something follows the signature's value")) { $0.signatureTail = [0] },
    FieldChange(.malformed("something follows the signature")) { $0.tail = [0] },
  ]

  @Test(arguments: fieldChanges)
  func `a changed field is named`(change: FieldChange) {
    var parts = Parts()
    change.apply(&parts)
    #expect(throws: change.expected) { try SSHSignature(armored: parts.block) }
  }

  @Test func `every shorter blob is refused`() {
    let blob = Parts().blob
    for count in 0..<blob.count {
      #expect(throws: SSHSignatureError.self) { try SSHSignature(blob: Array(blob.prefix(count))) }
    }
  }

  @Test func `another's signature under one's own key does not match`() throws {
    let (mine, theirs) = (Parts(), Parts())
    var blob = mine.blob
    blob.replaceSubrange((blob.count - 64)..., with: theirs.blob.suffix(64))
    #expect(throws: SSHSignatureError.doesNotMatch) {
      try SSHSignature(blob: blob).verify(message: message, namespace: "git")
    }
  }

  struct Disguise: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (String) -> String

    init(_ name: String, _ apply: @escaping @Sendable (String) -> String) {
      testDescription = name
      self.apply = apply
    }
  }

  static let disguises = [
    Disguise("CRLF line ends") { $0.replacing("\n", with: "\r\n") },
    Disguise("a blank line before") { "\n" + $0 },
    Disguise("text before") { "x\n" + $0 },
    Disguise("a byte order mark") { "\u{feff}" + $0 },
    Disguise("a blank line after") { $0 + "\n" },
    Disguise("text after") { $0 + "x" },
    Disguise("a second block") { $0 + $0 },
    Disguise("a blank line within") { $0.replacing("-----\nU1N", with: "-----\n\nU1N") },
    Disguise("a space in a line") { $0.replacing("U1N", with: "U1N ") },
    Disguise("no line ends") { "-----BEGIN SSH SIGNATURE-----\n\($0.body)\n-----END SSH SIGNATURE-----\n" },
    Disguise("lines of 64") {
      "-----BEGIN SSH SIGNATURE-----\n\($0.body.folded(64))\n-----END SSH SIGNATURE-----\n"
    },
    Disguise("no footer") { $0.replacing("\n-----END SSH SIGNATURE-----\n", with: "\n") },
    Disguise("no header") { $0.replacing("-----BEGIN SSH SIGNATURE-----\n", with: "") },
    Disguise("another header") { $0.replacing("SSH SIGNATURE", with: "PGP SIGNATURE") },
    Disguise("no padding") { $0.replacing("=", with: "") },
    Disguise("more padding") { $0.replacing("=\n", with: "==\n") },
    Disguise("unused bits") { $0.settingUnusedBits },
    Disguise("a digit of another alphabet") { $0.replacing("U1N", with: "U1_") },
    Disguise("nothing") { _ in "" },
    Disguise("an empty body") { _ in "-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----\n" },
    Disguise("too much") { "-----BEGIN SSH SIGNATURE-----\n" + String(repeating: "A", count: 20_000) + $0 },
  ]

  @Test(arguments: disguises)
  func `the same signature in other words is refused`(disguise: Disguise) throws {
    let block = Parts().block
    let text = String(decoding: block, as: UTF8.self)
    // There is padding to play with.
    try #require(text.contains("=\n") && accepts(block))
    let changed = Array(disguise.apply(text).utf8)
    #expect(changed != block)
    #expect(!accepts(changed))
  }

  @Test func `no bytes crash the reader`() {
    var random = SplitMix64(seed: 3)
    let blob = Parts().blob
    for _ in 0..<1_500 {
      let mutant = blob.mutated(&random)
      if mutant != blob { expectRefusal(of: mutant) }
      // Most length fields stand here.
      var lengths = blob
      lengths[Int.random(in: 10..<70, using: &random)] = .random(in: 0...255, using: &random)
      if lengths != blob { expectRefusal(of: lengths) }
    }
  }

  private func expectRefusal(of blob: [UInt8]) {
    do throws(SSHSignatureError) {
      try SSHSignature(blob: blob).verify(message: message, namespace: "git")
      Issue.record("accepted \(blob)")
    } catch {
      // Every reason can be said.
      if "\(error)".isEmpty { Issue.record("no words for \(blob)") }
    }
  }
}

extension String {
  /// The base64 of a block on one line.
  fileprivate var body: String {
    split(separator: "\n").dropFirst().dropLast().joined()
  }

  fileprivate func folded(_ columns: Int) -> String {
    let digits = Array(utf8)
    return stride(from: 0, to: digits.count, by: columns)
      .map { String(decoding: digits[$0..<Swift.min($0 + columns, digits.count)], as: UTF8.self) }
      .joined(separator: "\n")
  }

  /// The last digit before the padding with its lowest bit, which means nothing, turned.
  fileprivate var settingUnusedBits: String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bytes = Array(utf8)
    guard let padding = bytes.firstIndex(of: UInt8(ascii: "=")),
      let value = alphabet.firstIndex(of: bytes[padding - 1])
    else { return self }
    bytes[padding - 1] = alphabet[value ^ 1]
    return String(decoding: bytes, as: UTF8.self)
  }
}
