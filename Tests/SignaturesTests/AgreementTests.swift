import Platform
import SeededRandom
import Signatures
import Testing

/// Whatever we accept, OpenSSH accepts. We may refuse more.
struct AgreementTests {
  struct KeyType: Sendable, CustomTestStringConvertible {
    let name: String
    var bits: Int?
    var testDescription: String { bits.map { "\(name) \($0)" } ?? name }
  }

  static let types = [
    KeyType(name: "ed25519"), KeyType(name: "ecdsa", bits: 256),
    KeyType(name: "rsa", bits: 2048), KeyType(name: "rsa", bits: 3072), KeyType(name: "rsa", bits: 4096),
  ]

  @Test(arguments: types)
  func `what ssh-keygen signs is good, and nothing near it is`(type: KeyType) throws {
    let folder = try TemporaryFolder(.current())
    let openSSH = OpenSSH(folder: folder.path)
    let path = try openSSH.makeKey(type.name, bits: type.bits)
    let key = try openSSH.publicKey(path)
    // sha512 is the tool's default.
    let blocks = [
      try openSSH.sign(message, with: path), try openSSH.sign(message, with: path, ["-O", "hashalg=sha256"]),
    ]
    for block in blocks {
      let signature = try SSHSignature(armored: block)
      #expect(signature.publicKey == key)
      try signature.verify(message: message, namespace: "git")
      #expect(try openSSH.accepts(block, of: message, by: key))
    }

    let block = blocks[0]
    #expect(throws: SSHSignatureError.doesNotMatch) {
      try SSHSignature(armored: block).verify(message: message + [10], namespace: "git")
    }
    #expect(throws: SSHSignatureError.wrongNamespace(found: "git", expected: "checkpoint")) {
      try SSHSignature(armored: block).verify(message: message, namespace: "checkpoint")
    }

    var random = SplitMix64(seed: UInt64(block.count))
    var accepted = 0
    for _ in 0..<100 {
      let mutant = block.mutated(&random)
      guard mutant != block, accepts(mutant) else { continue }
      accepted += 1
      #expect(try openSSH.accepts(mutant, of: message), "\(String(decoding: mutant, as: UTF8.self))")
    }
    // Only a missing last line feed leaves a signature what it was.
    #expect(accepted <= 2)
  }

  @Test func `fingerprints are those that ssh-keygen prints`() throws {
    let folder = try TemporaryFolder(.current())
    let openSSH = OpenSSH(folder: folder.path)
    for (number, type) in Self.types.prefix(3).enumerated() {
      let path = try openSSH.makeKey(type.name, bits: type.bits, name: "key\(number)")
      let line = String(decoding: try openSSH.expectSuccess(["-l", "-f", path]), as: UTF8.self)
      #expect(line.split(separator: " ")[1] == (try openSSH.publicKey(path)).fingerprint)
    }
  }
}

extension [UInt8] {
  /// One to three bytes changed, removed, doubled or swapped.
  func mutated(_ random: inout SplitMix64) -> [UInt8] {
    var mutant = self
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let index = Int.random(in: 0..<mutant.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: mutant[index] = .random(in: 0...255, using: &random)
      case 1: mutant[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2: mutant.remove(at: index)
      case 3: mutant.insert(mutant[index], at: index)
      default: mutant.swapAt(index, Int.random(in: 0..<mutant.count, using: &random))
      }
    }
    return mutant
  }
}
