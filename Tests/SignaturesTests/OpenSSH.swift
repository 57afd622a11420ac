import Platform
import Signatures

/// OpenSSH's own tools, whose verdicts ours are compared with.
struct OpenSSH {
  let folder: String

  /// A new key without a passphrase; returns its path.
  func makeKey(_ type: String, bits: Int? = nil, passphrase: String = "", name: String = "key") throws -> String {
    let path = "\(folder)/\(name)"
    let size = bits.map { ["-b", "\($0)"] } ?? []
    try expectSuccess(["-q", "-t", type] + size + ["-N", passphrase, "-C", "a comment", "-f", path])
    return path
  }

  func publicKey(_ path: String) throws -> SSHPublicKey {
    let line = try Files.read("\(path).pub", limit: 65_536).dropLast()
    return try SSHPublicKey(String(decoding: line, as: UTF8.self))
  }

  func sign(_ message: [UInt8], with path: String, namespace: String = "git", _ options: [String] = []) throws
    -> [UInt8]
  {
    try expectSuccess(["-Y", "sign", "-q", "-n", namespace] + options + ["-f", path], input: message)
  }

  /// Whether the signature is good, whoever made it.
  func accepts(_ signature: [UInt8], of message: [UInt8], namespace: String = "git") throws -> Bool {
    try Files.write(signature, to: "\(folder)/signature")
    return try run(["-Y", "check-novalidate", "-n", namespace, "-s", "\(folder)/signature"], input: message).succeeded
  }

  /// Whether the signature is good and by `key`.
  func accepts(_ signature: [UInt8], of message: [UInt8], by key: SSHPublicKey) throws -> Bool {
    try Files.write(signature, to: "\(folder)/signature")
    try Files.write(Array("someone \(key)\n".utf8), to: "\(folder)/allowed")
    let arguments = [
      "-Y", "verify", "-n", "git", "-I", "someone", "-f", "\(folder)/allowed", "-s", "\(folder)/signature",
    ]
    return try run(arguments, input: message).succeeded
  }

  @discardableResult
  func expectSuccess(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
    let outcome = try run(arguments, input: input)
    guard outcome.succeeded else { throw Failure(words: String(decoding: outcome.errors, as: UTF8.self)) }
    return outcome.output
  }

  private func run(_ arguments: [String], input: [UInt8]) throws -> ChildProcess.Outcome {
    var child = ChildProcess("ssh-keygen", arguments)
    child.input = .bytes(input)
    child.timeout = .seconds(60)
    return try child.run()
  }

  struct Failure: Error {
    let words: String
  }
}

/// A commit as it is signed.
let message = Array(
  """
  tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
  author Grace <per-0007@ledger.example> 1789171200 +0000
  committer Grace <per-0007@ledger.example> 1789171200 +0000

  Vote on DEC-0007

  """.utf8
)

/// Whether our verifier accepts.
func accepts(_ signature: [UInt8], of message: [UInt8] = message, namespace: String = "git") -> Bool {
  do {
    try SSHSignature(armored: signature).verify(message: message, namespace: namespace)
    return true
  } catch {
    return false
  }
}
